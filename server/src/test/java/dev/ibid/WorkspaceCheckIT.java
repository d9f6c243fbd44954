package dev.ibid;

import static dev.ibid.WireSession.array;
import static dev.ibid.WireSession.object;
import static dev.ibid.WireSession.objects;
import static dev.ibid.WireSession.string;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notes of a workspace that nobody has open. */
class WorkspaceCheckIT {

  @TempDir private Path temporary;

  @Test
  void anEditorThatAsksIsAnsweredWhenThereIsNews() throws IOException {
    Desk desk = Desk.withSeeds(temporary);
    desk.write("good.md", "arXiv:2311.01906\n");
    desk.write("bad.md", "é arXiv:2313.00001\n");
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.vsCode());
      session.awaitPapers();

      List<JsonObject> first = reports(session.ask("workspace/diagnostic", previous()));
      assertEquals(1, first.size());
      assertEquals(desk.uri("bad.md"), string(first.getFirst(), "uri"));
      JsonObject found = first.getFirst().getAsJsonArray("items").get(0).getAsJsonObject();
      assertEquals("malformed-id", string(found, "code"));

      String id = string(first.getFirst(), "resultId");
      int held = session.send("workspace/diagnostic", previous(desk.uri("bad.md"), id));
      desk.write("bad.md", "é arXiv:2311.01906\n");
      session.tell("workspace/didChangeWatchedFiles", changed(desk.uri("bad.md"), 2));
      List<JsonObject> second = reports(session.await(held).get("result"));
      assertEquals(1, second.size());
      assertEquals(new JsonArray(), second.getFirst().getAsJsonArray("items"));
      assertNotEquals(id, string(second.getFirst(), "resultId"));
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
    }
  }

  @Test
  void anOpenNoteIsTheEditorsOwnUntilItIsClosed() {
    Desk desk = Desk.withSeeds(temporary);
    desk.write("bad.md", "arXiv:2313.00001\n");
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.vsCode());
      session.open("bad.md", "arXiv:2311.01906\n");
      session.awaitPapers();
      int held = session.send("workspace/diagnostic", previous());
      session.hover("bad.md", 0, 3);
      session.close("bad.md");
      List<JsonObject> closed = reports(session.await(held).get("result"));
      assertEquals(1, closed.size());
      assertEquals(1, closed.getFirst().getAsJsonArray("items").size());
      assertEquals(0, session.shutDown());
    }
  }

  @Test
  void whatIsThereForNothingIsGreyAndSaysWhatCanBeDone() {
    Desk desk = Desk.withSeeds(temporary);
    desk.write("a.md", "arXiv:2311.01906 <!-- ibid: off-line unknown-paper -->\n");
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.vsCode());
      session.awaitPapers();
      JsonObject report = reports(session.ask("workspace/diagnostic", previous())).getFirst();
      JsonObject found = report.getAsJsonArray("items").get(0).getAsJsonObject();
      assertEquals("unused-suppression", string(found, "code"));
      assertEquals(array(1), found.get("tags"));
      assertEquals(object("fixes", array("Remove the comment")), found.get("data"));
      assertEquals(0, session.shutDown());
    }
  }

  @Test
  void othersAreTold() throws IOException {
    Desk desk = Desk.withSeeds(temporary);
    Path bad = desk.write("bad.md", "arXiv:2313.00001\n");
    desk.write("ibid.toml", "corpus = [\"papers\"]\nexclude = [\"old/\"]\n");
    desk.write("old/bad.md", "arXiv:2313.00001\n");
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.neovim());
      assertEquals(1, session.awaitDiagnostics("bad.md", found -> !found.isEmpty()).size());
      Files.delete(bad);
      session.tell("workspace/didChangeWatchedFiles", changed(desk.uri("bad.md"), 3));
      session.awaitDiagnostics("bad.md", List::isEmpty);
      assertTrue(
          session.saidWith("textDocument/publishDiagnostics").stream()
              .noneMatch(said -> string(said, "params", "uri").endsWith("old/bad.md")));
      assertEquals(0, session.shutDown());
    }
  }

  private static JsonObject changed(String uri, int type) {
    return object("changes", array(object("uri", uri, "type", type)));
  }

  private static JsonObject previous(String... uriAndId) {
    return object(
        "previousResultIds",
        uriAndId.length == 0 ? array() : array(object("uri", uriAndId[0], "value", uriAndId[1])));
  }

  private static List<JsonObject> reports(JsonElement answer) {
    return objects(answer.getAsJsonObject().getAsJsonArray("items"));
  }
}

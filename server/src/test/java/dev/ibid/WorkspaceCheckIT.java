package dev.ibid;

import static dev.ibid.WireSession.array;
import static dev.ibid.WireSession.method;
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
import java.util.Set;
import java.util.stream.Collectors;
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
  void anEditorThatOnlyAsksSaysThereWhatItShows() {
    Desk desk = Desk.withSeeds(temporary);
    JsonObject able = Editors.vsCode();
    JsonObject ofNotes = able.getAsJsonObject("textDocument");
    ofNotes.add("diagnostic", ofNotes.remove("publishDiagnostics"));
    try (WireSession session = new WireSession(desk)) {
      session.start(able);
      session.awaitPapers();
      session.open("a.md", "x <!-- ibid: off-line unknown-paper -->\n");
      JsonObject found = asked(session, desk.uri("a.md")).getFirst();
      assertEquals(array(1), found.get("tags"));
      assertTrue(found.has("data") && found.has("codeDescription"), found.toString());
      assertEquals(0, session.shutDown());
    }
  }

  @Test
  void anEditorIsGivenNoTagThatItDoesNotKnow() {
    Desk desk = Desk.withSeeds(temporary);
    JsonObject able = Editors.vsCode();
    able.getAsJsonObject("textDocument")
        .getAsJsonObject("publishDiagnostics")
        .add("tagSupport", object("valueSet", array(2)));
    try (WireSession session = new WireSession(desk)) {
      session.start(able);
      session.awaitPapers();
      session.open("a.md", "x <!-- ibid: off-line unknown-paper -->\n");
      JsonObject found = asked(session, desk.uri("a.md")).getFirst();
      assertEquals("unused-suppression", string(found, "code"));
      assertTrue(!found.has("tags"), found.toString());
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

  @Test
  void whatWasToldOfAClosedNoteIsTakenBackWhereTheEditorHasItMended() {
    Desk desk = Desk.withSeeds(temporary);
    desk.write("bad.md", "arXiv:2313.00001\n");
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.neovim());
      session.awaitDiagnostics("bad.md", found -> found.size() == 1);
      int opened = session.mark();
      session.open("bad.md", "arXiv:2311.01906\n");
      session.awaitDiagnostics(opened, "bad.md", List::isEmpty);
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
    }
  }

  @Test
  void whatNoSearchFindsIsNotToldWhenItChanges() {
    Desk desk = Desk.withSeeds(temporary);
    String bad = "arXiv:2313.00001\n";
    desk.write(".git/HEAD", "ref: refs/heads/main\n");
    desk.write(".gitignore", "build/\n");
    desk.write("ibid.toml", "corpus = [\"papers\"]\nexclude = [\"old/\"]\n");
    List<String> unwanted =
        List.of("build/a.md", "node_modules/x/README.md", ".hidden/a.md", "old/a.md");
    unwanted.forEach(name -> desk.write(name, bad));
    desk.write("notes/a.md", bad);
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.neovim());
      session.awaitDiagnostics("notes/a.md", found -> found.size() == 1);
      unwanted.forEach(
          name -> session.tell("workspace/didChangeWatchedFiles", changed(desk.uri(name), 2)));
      session.open("build/a.md", bad);
      session.awaitDiagnostics("build/a.md", found -> found.size() == 1);
      int closed = session.mark();
      session.close("build/a.md");
      desk.write("notes/a.md", "Nothing.\n");
      session.tell("workspace/didChangeWatchedFiles", changed(desk.uri("notes/a.md"), 2));
      session.awaitDiagnostics(closed, "notes/a.md", List::isEmpty);
      assertEquals(
          Set.of(desk.uri("notes/a.md"), desk.uri("build/a.md")),
          session.saidWith("textDocument/publishDiagnostics").stream()
              .map(said -> string(said, "params", "uri"))
              .collect(Collectors.toSet()));
      assertEquals(List.of(), session.awaitDiagnostics(closed, "build/a.md", found -> true));
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
    }
  }

  @Test
  void aFolderComesAndGoesWithAllThatIsInIt() throws IOException {
    Desk desk = Desk.withSeeds(temporary);
    desk.write("sub/deep/bad.md", "arXiv:2313.00001\n");
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.neovim());
      session.awaitDiagnostics("sub/deep/bad.md", found -> found.size() == 1);
      int moved = session.mark();
      Files.move(desk.folder().resolve("sub"), desk.folder().resolve("other"));
      JsonElement changes =
          array(
              object("uri", desk.uri("sub"), "type", 3),
              object("uri", desk.uri("other"), "type", 1));
      session.tell("workspace/didChangeWatchedFiles", object("changes", changes));
      session.awaitDiagnostics(moved, "sub/deep/bad.md", List::isEmpty);
      session.awaitDiagnostics(moved, "other/deep/bad.md", found -> found.size() == 1);
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
    }
  }

  @Test
  void unusedEntriesAreToldWhileNotesChange() {
    Desk desk = Desk.withSeeds(temporary);
    desk.write("ibid.toml", "[rules]\nunused-entry = \"warning\"\n");
    desk.write("closed.bib", "@misc{one, title = {A}}\n@misc{two, title = {B}}\n");
    desk.write("a.md", "See [@one; @three].\n");
    desk.write("b.md", "Nothing.\n");
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.neovim());
      session.awaitPapers();
      session.open("open.bib", "bibtex", "@misc{three, title = {C}}\n@misc{four, title = {D}}\n");
      session.awaitDiagnostics("closed.bib", found -> unused(found).equals(List.of("two")));
      session.awaitDiagnostics("open.bib", found -> unused(found).equals(List.of("four")));

      int edited = session.mark();
      session.open("a.md", "See [@one; @three].\n");
      session.change("a.md", 2, object("text", "See [@four; @three; @two].\n"));
      session.awaitDiagnostics(edited, "closed.bib", found -> unused(found).equals(List.of("one")));
      session.awaitDiagnostics(edited, "open.bib", found -> unused(found).isEmpty());

      int closed = session.mark();
      session.close("a.md");
      session.awaitDiagnostics(closed, "open.bib", found -> unused(found).equals(List.of("four")));
      session.awaitDiagnostics(closed, "closed.bib", found -> unused(found).equals(List.of("two")));

      int written = session.mark();
      desk.write("b.md", "See [@two; @four].\n");
      session.tell("workspace/didChangeWatchedFiles", changed(desk.uri("b.md"), 2));
      session.awaitDiagnostics(written, "closed.bib", found -> unused(found).isEmpty());
      session.awaitDiagnostics(written, "open.bib", found -> unused(found).isEmpty());
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
    }
  }

  @Test
  void anEditorThatAsksIsToldToAskForUnusedEntriesAgain() {
    Desk desk = Desk.withSeeds(temporary);
    desk.write("ibid.toml", "[rules]\nunused-entry = \"warning\"\n");
    desk.write("a.md", "See [@three; @four].\n");
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.vsCode());
      session.awaitPapers();
      session.open("open.bib", "bibtex", "@misc{three, title = {C}}\n@misc{four, title = {D}}\n");
      int edited = session.mark();
      session.open("a.md", "See [@three].\n");
      session.await(
          edited,
          message ->
              method(message).equals("workspace/diagnostic/refresh")
                  && unused(asked(session, desk.uri("open.bib"))).equals(List.of("four")),
          "a request to ask again");
      assertEquals(0, session.shutDown());
    }
  }

  @Test
  void nothingIsCheckedInTheBackgroundWhereThatIsTurnedOff() {
    Desk desk = Desk.withSeeds(temporary);
    desk.write("bad.md", "arXiv:2313.00001\n");
    desk.write("a.md", "See [@one].\n");
    desk.write("ibid.toml", "background-check = false\n[rules]\nunused-entry = \"warning\"\n");
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.neovim());
      session.awaitPapers();
      session.tell("workspace/didChangeWatchedFiles", changed(desk.uri("bad.md"), 2));
      session.open(
          "refs.bib",
          "bibtex",
          "@misc{one, title = {A}, url = {https://arxiv.org/abs/2313.00001}}\n"
              + "@misc{two, title = {B}}\n");
      List<JsonObject> open = session.awaitDiagnostics("refs.bib", found -> !found.isEmpty());
      assertEquals(List.of("malformed-id"), open.stream().map(one -> string(one, "code")).toList());

      // What was found before would not be told a second time.
      int turnedOn = session.mark();
      desk.write("ibid.toml", "background-check = true\n");
      session.awaitDiagnostics(turnedOn, "bad.md", found -> found.size() == 1);
      int turnedOff = session.mark();
      desk.write("ibid.toml", "background-check = false\n");
      session.awaitDiagnostics(turnedOff, "bad.md", List::isEmpty);
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
    }
  }

  /** The keys of entries that are told to be unused. */
  private static List<String> unused(List<JsonObject> found) {
    return found.stream()
        .filter(one -> string(one, "code").equals("unused-entry"))
        .map(one -> string(one, "message").replaceFirst("No note cites ", ""))
        .toList();
  }

  private static List<JsonObject> asked(WireSession session, String uri) {
    return objects(
        session
            .request("textDocument/diagnostic", object("textDocument", object("uri", uri)))
            .getAsJsonArray("items"));
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

package dev.ibid;

import static dev.ibid.WireSession.edit;
import static dev.ibid.WireSession.object;
import static dev.ibid.WireSession.range;
import static dev.ibid.WireSession.string;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits, requests and cancellations that come faster than they are answered. */
class MessageOrderIT {
  private static final int REQUEST_CANCELLED = -32800;
  private static final int CONTENT_MODIFIED = -32801;
  private static final int SERVER_CANCELLED = -32802;

  private static final List<String> IDS =
      List.of("2312.09832", "2312.09256", "2312.01538", "2311.06224", "2311.03233");

  /** A note that takes long enough to read for what follows it to be there before. */
  private static final String LONG_NOTE =
      "Some *words*, a [link](https://example.org) and arXiv:2312.09832 too.\n".repeat(60_000);

  @TempDir private Path temporary;

  @Test
  void eachAnswerFitsTheTextAtItsPlace() {
    try (WireSession session = new WireSession(Desk.withSeeds(temporary))) {
      session.start(Editors.neovim());
      session.awaitPapers();
      session.open("a.md", "");
      List<Integer> asked = new ArrayList<>();
      session.burst(
          () -> {
            int length = 0;
            for (int turn = 0; turn < 200; turn++) {
              String text = " ".repeat(turn % 4) + "arXiv:" + IDS.get(turn % 5).substring(0, 8);
              session.change("a.md", turn + 2, edit(0, 0, length, text));
              length = text.length();
              asked.add(session.send("textDocument/completion", session.at("a.md", 0, length)));
            }
          });
      for (int turn = 0; turn < 200; turn++) {
        JsonObject item =
            session
                .await(asked.get(turn))
                .getAsJsonObject("result")
                .getAsJsonArray("items")
                .get(0)
                .getAsJsonObject();
        int start = turn % 4 + 6;
        assertEquals(
            object("range", range(0, start, start + 8), "newText", IDS.get(turn % 5)),
            item.get("textEdit"),
            "turn " + turn);
      }
      assertEquals(0, session.shutDown());
    }
  }

  @Test
  void aCancelledRequestEndsAsCancelled() {
    try (WireSession session = new WireSession(Desk.withSeeds(temporary))) {
      session.start(Editors.neovim());
      session.awaitPapers();
      session.open("a.md", LONG_NOTE);
      List<Integer> asked = new ArrayList<>();
      session.burst(
          () -> {
            for (int count = 0; count < 20; count++) {
              asked.add(session.send("textDocument/documentLink", session.note("a.md")));
            }
            asked.forEach(id -> session.tell("$/cancelRequest", object("id", id)));
            session.tell("$/cancelRequest", object("id", 99_999));
          });
      asked.forEach(id -> assertEquals(REQUEST_CANCELLED, session.errorOf(id)));
      assertTrue(session.hover("a.md", 0, 55).startsWith("Disentangling"), "it goes on");
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
    }
  }

  @Test
  void anAnswerAboutPlacesThatMovedIsNotGiven() {
    try (WireSession session = new WireSession(Desk.withSeeds(temporary))) {
      session.start(Editors.vsCode());
      session.awaitPapers();
      session.open("a.md", LONG_NOTE);
      List<Integer> asked = new ArrayList<>();
      session.burst(
          () -> {
            asked.add(session.send("textDocument/hover", session.at("a.md", 0, 55)));
            asked.add(session.send("textDocument/documentLink", session.note("a.md")));
            asked.add(session.send("textDocument/diagnostic", session.note("a.md")));
            session.change("a.md", 2, object("text", "See arXiv:2312.09832.\n"));
          });
      assertEquals(CONTENT_MODIFIED, session.errorOf(asked.get(0)));
      assertEquals(CONTENT_MODIFIED, session.errorOf(asked.get(1)));
      // An editor that is told of modified content takes that for an empty list, and the marks
      // flicker; this error tells it to ask again.
      assertEquals(SERVER_CANCELLED, session.errorOf(asked.get(2)));
      assertEquals(
          object("retriggerRequest", true),
          session.await(asked.get(2)).getAsJsonObject("error").get("data"));
      assertTrue(
          string(
                  session.request("textDocument/hover", session.at("a.md", 0, 12)),
                  "contents",
                  "value")
              .startsWith("**Disentangling"));
      assertEquals(0, session.shutDown());
    }
  }

  @Test
  void aReplacedTextIsJudgedAgainThoughTheFindingsStayTheSame() {
    // Replacing a text drops an editor's marks in it; they come back only if they are sent again.
    try (WireSession session = new WireSession(Desk.withSeeds(temporary))) {
      session.start(Editors.neovim());
      session.awaitPapers();
      session.open("a.md", "arXiv:2312.09833\n");
      List<JsonObject> first = session.awaitDiagnostics("a.md", found -> found.size() == 1);
      int before = session.mark();
      session.burst(
          () -> {
            session.change("a.md", 2, object("text", ""));
            session.change("a.md", 3, object("text", "arXiv:2312.09833\n"));
          });
      JsonObject again =
          session.await(
              before,
              one -> WireSession.method(one).equals("textDocument/publishDiagnostics"),
              "the diagnostics of version 3");
      assertEquals("3", string(again, "params", "version"));
      assertEquals(
          first,
          WireSession.objects(again.getAsJsonObject("params").getAsJsonArray("diagnostics")));
    }
  }
}

package dev.ibid;

import static dev.ibid.WireSession.array;
import static dev.ibid.WireSession.method;
import static dev.ibid.WireSession.object;
import static dev.ibid.WireSession.string;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While the papers are still being read, and where two servers read them at once. */
class LoadingIT {
  private static final int MANY = 60_000;

  @TempDir private Path temporary;

  /** Records as arXiv's metadata snapshot has them, enough to be reading them for a while. */
  private static String manyPapers() {
    StringBuilder lines = new StringBuilder();
    for (int paper = 0; paper < MANY; paper++) {
      lines.append(
          """
          {"id":"%04d.%05d","title":"On the matter of number %d","authors":"A. Writer",\
          "abstract":"  We consider the number %d, and several others that are near it.",\
          "categories":"cs.LG","update_date":"2020-01-01"}
          """
              .formatted(2001 + paper / 20_000, paper % 20_000 + 1, paper, paper));
    }
    return lines.toString();
  }

  @Test
  void anEditorNeverWaitsForThePapers() {
    Desk desk = Desk.in(temporary);
    desk.write("papers/many.jsonl", manyPapers());
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.vsCode());
      session.open("a.md", "arXiv:2001.00001 and arXiv:2001.99999 and arXiv:2313.00001\n");
      JsonObject offer = session.request("textDocument/completion", session.at("a.md", 0, 16));
      JsonObject report = session.request("textDocument/diagnostic", session.note("a.md"));
      String hover = session.hover("a.md", 0, 10);
      assertTrue(
          session.saidWith("window/logMessage").isEmpty(), "the papers were read before this");
      assertTrue(offer.get("isIncomplete").getAsBoolean(), "so that the next keystroke asks");
      assertEquals(List.of("malformed-id"), codes(report), "the only one that is sure by then");
      assertTrue(hover.contains("still loading"), hover);

      session.awaitPapers();
      session.await(one -> method(one).equals("workspace/diagnostic/refresh"), "the refresh");
      report = session.request("textDocument/diagnostic", session.note("a.md"));
      assertEquals(List.of("unknown-paper", "malformed-id"), codes(report));
      assertTrue(session.hover("a.md", 0, 10).contains("On the matter of number 0"));

      List<String> kinds =
          session.saidWith("$/progress").stream()
              .map(one -> string(one, "params", "value", "kind"))
              .toList();
      assertFalse(kinds.isEmpty());
      assertEquals("begin", kinds.getFirst());
      assertEquals("end", kinds.getLast());
      assertEquals(1, kinds.stream().filter("end"::equals).count());
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
    }
  }

  private static List<String> codes(JsonObject report) {
    return WireSession.objects(report.getAsJsonArray("items")).stream()
        .map(one -> string(one, "code"))
        .toList();
  }

  @Test
  void aPersonMayStopTheReading() {
    Desk desk = Desk.in(temporary);
    desk.write("papers/many.jsonl", manyPapers());
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.vsCode());
      JsonObject begun = session.await(one -> method(one).equals("$/progress"), "the progress");
      session.tell(
          "window/workDoneProgress/cancel",
          object("token", begun.getAsJsonObject("params").get("token")));
      session.await(
          one -> string(one, "params", "value", "kind").equals("end"), "the end of the progress");
      JsonObject status =
          session.await(
              one ->
                  method(one).equals("ibid/status")
                      && string(one, "params", "state").equals("failed"),
              "the status");
      assertEquals("Loading the corpus was cancelled", string(status, "params", "message"));

      int mark = session.mark();
      session.ask(
          "workspace/executeCommand", object("command", "ibid.rebuildIndex", "arguments", array()));
      session.await(mark, WireSession::isLoaded, "the papers after all");
      assertEquals(0, session.shutDown());
    }
  }

  @Test
  void anEditorThatNeverAnswersAboutProgressGetsItsPapers() {
    Desk desk = Desk.in(temporary);
    desk.write("papers/many.jsonl", manyPapers());
    try (WireSession session = new WireSession(desk)) {
      session.answering("window/workDoneProgress/create", asked -> WireSession.SILENCE);
      session.start(Editors.vsCode());
      session.awaitPapers();
      assertEquals(List.of(), session.saidWith("$/progress"));
      assertEquals(0, session.shutDown());
    }
  }

  @Test
  void twoServersShareOneCache() {
    Desk desk = Desk.in(temporary);
    desk.write("papers/many.jsonl", manyPapers());
    try (WireSession one = new WireSession(desk);
        WireSession other = new WireSession(desk)) {
      one.start(Editors.neovim());
      other.start(Editors.neovim());
      for (WireSession session : List.of(one, other)) {
        session.awaitPapers();
        session.open("a.md", "arXiv:2001.00001");
        assertTrue(session.hover("a.md", 0, 10).startsWith("On the matter of number 0"));
      }
      assertEquals(0, one.shutDown());
      assertEquals(0, other.shutDown());
      assertEquals("", one.standardError() + other.standardError());
    }
    try (WireSession third = new WireSession(desk)) {
      third.start(Editors.neovim());
      JsonObject loaded = third.await(WireSession::isLoaded, "the papers");
      assertTrue(string(loaded, "params", "message").contains(" 0 read now"));
      assertEquals(0, third.shutDown());
    }
  }
}

package dev.ibid;

import static dev.ibid.WireSession.array;
import static dev.ibid.WireSession.method;
import static dev.ibid.WireSession.object;
import static dev.ibid.WireSession.string;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where settings come from, what is said about wrong ones, and that changes are taken up. */
class SettingsIT {
  private static final String ONE =
      "@article{one, title={Paper One}, eprint={2101.00001}, archivePrefix={arXiv}}\n";
  private static final String TWO =
      "@article{two, title={Paper Two}, eprint={2101.00002}, archivePrefix={arXiv}}\n";

  @TempDir private Path temporary;

  private static void awaitPapers(WireSession session, int from, String count) {
    session.await(
        from,
        message ->
            WireSession.isLoaded(message)
                && string(message, "params", "message").startsWith(count + " papers from"),
        count + " papers");
  }

  private static void assertAlive(WireSession session) {
    session.open("alive.md", "arXiv:2101.00001");
    session.hover("alive.md", 0, 10);
    session.close("alive.md");
  }

  private static void fileChanged(WireSession session, String uri) {
    session.tell(
        "workspace/didChangeWatchedFiles", object("changes", array(object("uri", uri, "type", 2))));
  }

  @Test
  void theSettingsFileNamesTheSources() {
    Desk desk = Desk.in(temporary);
    desk.write("other.bib", TWO);
    desk.write("sources/one.bib", ONE);
    desk.write("ibid.toml", "corpus = [\"sources/*.bib\"]\n");
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.neovim());
      awaitPapers(session, 0, "1");
      session.open("a.md", "arXiv:2101.00001 and arXiv:2101.00002");
      assertTrue(session.hover("a.md", 0, 10).startsWith("Paper One"));
      assertTrue(session.hover("a.md", 0, 30).contains("Not in the corpus"));
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
    }
  }

  @Test
  void theEditorNamesTheSourcesAndTheFileOverrules() {
    Desk desk = Desk.in(temporary);
    desk.write("one.bib", ONE);
    desk.write("two.bib", TWO);
    desk.write("both/three.bib", ONE + TWO);
    try (WireSession session = new WireSession(desk)) {
      AtomicReference<JsonObject> settings =
          new AtomicReference<>(object("corpus", array("one.bib"), "trace", object()));
      session.answering("workspace/configuration", asked -> array(settings.get()));
      session.start(Editors.vsCode(), object("corpus", array("absent.bib")));
      awaitPapers(session, 0, "1");

      int mark = session.mark();
      settings.set(object("corpus", array("both")));
      session.tell("workspace/didChangeConfiguration", object("settings", JsonNull.INSTANCE));
      awaitPapers(session, mark, "2");

      mark = session.mark();
      Path toml = desk.write("ibid.toml", "corpus = \"two.bib\"\n");
      fileChanged(session, toml.toUri().toString());
      awaitPapers(session, mark, "1");
      session.open("a.md", "arXiv:2101.00002");
      assertTrue(session.hover("a.md", 0, 10).contains("Paper Two"));
      assertEquals(0, session.saidWith("window/showMessage").size());
      assertEquals(0, session.shutDown());
    }
  }

  @Test
  void initializationOptionsNameTheSourcesWhereTheEditorAnswersNothing() {
    Desk desk = Desk.in(temporary);
    desk.write("one.bib", ONE);
    desk.write("two.bib", TWO);
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.neovim(), object("corpus", array("two.bib")));
      awaitPapers(session, 0, "1");
      session.open("a.md", "arXiv:2101.00002");
      assertTrue(session.hover("a.md", 0, 10).startsWith("Paper Two"));

      int mark = session.mark();
      session.tell(
          "workspace/didChangeConfiguration",
          object("settings", object("ibid", object("corpus", array("one.bib", "two.bib")))));
      awaitPapers(session, mark, "2");
      assertEquals(0, session.shutDown());
    }
  }

  @Test
  void aChangedBibliographyIsTakenUp() {
    Desk desk = Desk.in(temporary);
    Path bib = desk.write("refs.bib", ONE);
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.neovim());
      session.open("a.md", "arXiv:2101.00002");
      assertEquals(
          "unknown-paper",
          string(session.awaitDiagnostics("a.md", found -> !found.isEmpty()).getFirst(), "code"));
      int mark = session.mark();
      desk.write("refs.bib", ONE + TWO);
      fileChanged(session, bib.toUri().toString());
      awaitPapers(session, mark, "2");
      session.awaitDiagnostics("a.md", found -> found.isEmpty());
      assertEquals(0, session.shutDown());
    }
  }

  @Test
  void aBrokenBibliographyIsToldOfAtItsLine() {
    Desk desk = Desk.in(temporary);
    desk.write("refs.bib", ONE + "\n@article{broken, title={No end\n\n" + TWO);
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.neovim());
      JsonObject problem =
          session.awaitDiagnostics("refs.bib", found -> !found.isEmpty()).getFirst();
      assertEquals("unreadable-source", string(problem, "code"));
      assertEquals("2", string(problem, "range", "start", "line"));
      session.open("a.md", "arXiv:2101.00001 arXiv:2101.00002");
      assertTrue(session.hover("a.md", 0, 10).startsWith("Paper One"));
      assertTrue(session.hover("a.md", 0, 27).startsWith("Paper Two"));
      int mark = session.mark();
      Path bib = desk.write("refs.bib", ONE + TWO);
      fileChanged(session, bib.toUri().toString());
      session.await(
          mark,
          one ->
              method(one).equals("textDocument/publishDiagnostics")
                  && one.getAsJsonObject("params").getAsJsonArray("diagnostics").isEmpty(),
          "the end of the problem");
      assertEquals(0, session.shutDown());
    }
  }

  @Test
  void wrongSettingsAreMarkedInTheirFileUntilTheyAreRight() {
    Desk desk = Desk.in(temporary);
    desk.write("refs.bib", ONE);
    desk.write("ibid.toml", "corpsu = 'a'\n\n[rules]\nno-such-rule = 'off'\n");
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.vsCode());
      List<JsonObject> told = session.awaitDiagnostics("ibid.toml", found -> !found.isEmpty());
      assertEquals(
          List.of("0", "3"),
          told.stream().map(one -> string(one, "range", "start", "line")).toList());
      assertEquals("wrong-setting", string(told.getFirst(), "code"));
      int mended = session.mark();
      desk.write("ibid.toml", "corpus = 'refs.bib'\n");
      session.awaitDiagnostics(mended, "ibid.toml", List::isEmpty);
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
    }
  }

  /** The one message that wrong settings bring about. */
  private String told(String toml, JsonObject options) {
    Desk desk = Desk.in(temporary);
    desk.write("refs.bib", ONE);
    desk.write("ibid.toml", toml);
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.neovim(), options);
      session.awaitPapers();
      JsonObject told = session.await(one -> method(one).equals("window/showMessage"), "a message");
      assertAlive(session);
      assertEquals(1, session.saidWith("window/showMessage").size());
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
      return string(told, "params", "message").replace(desk.folder() + "/", "");
    }
  }

  @Test
  void aWrongSettingIsOneClearMessage() {
    assertEquals(
        "ibid: ibid.toml:2: 'corpus' must be a list of strings, such as [\"refs.bib\"]",
        told("\ncorpus = 7\n", object()));
    assertEquals(
        "ibid: ibid.toml:1: there is no setting 'corpsu'; the settings are: background-check,"
            + " baseline, corpus, exclude, fetch-into, key-pattern, paths, rules",
        told("corpsu = [\"refs.bib\"]\n", object()));
    assertEquals(
        "ibid: corpus: \"absent.bib\": there is no such file, and no file of papers in such a"
            + " folder",
        told("corpus = [\"refs.bib\", \"absent.bib\"]\n", object()));
    String broken = told("corpus = [\"refs.bib\"\n", object());
    assertTrue(broken.startsWith("ibid: ibid.toml:2: is not TOML: "), broken);
    assertEquals(
        "ibid: the initialization options: 'corpus' must be a list of strings, such as"
            + " [\"refs.bib\"]",
        told("", object("corpus", object("a", 1))));
    assertEquals(
        "ibid: the initialization options: there is no setting 'papers'; the settings are:"
            + " background-check, baseline, corpus, exclude, fetch-into, key-pattern, paths, rules",
        told("", object("papers", array("refs.bib"))));
  }

  @Test
  void theIndexIsRebuiltOnDemand() {
    Desk desk = Desk.withSeeds(temporary);
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.neovim());
      session.awaitPapers();
      int mark = session.mark();
      session.ask(
          "workspace/executeCommand", object("command", "ibid.rebuildIndex", "arguments", array()));
      JsonObject again = session.await(mark, WireSession::isLoaded, "the papers again");
      assertTrue(string(again, "params", "message").contains("2 read now"));

      int next = session.mark();
      session.burst(
          () -> {
            session.send(
                "workspace/executeCommand",
                object("command", "ibid.rebuildIndex", "arguments", array()));
            session.tell(
                "workspace/didChangeConfiguration", object("settings", object("ibid", object())));
          });
      again = session.await(next, WireSession::isLoaded, "the papers again");
      assertTrue(
          string(again, "params", "message").contains("2 read now"),
          "a rebuild that another loading takes the place of is not forgotten");
      assertEquals(0, session.shutDown());
    }
  }
}

package dev.ibid;

import static dev.ibid.WireSession.array;
import static dev.ibid.WireSession.method;
import static dev.ibid.WireSession.object;
import static dev.ibid.WireSession.objects;
import static dev.ibid.WireSession.string;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.ibid.fetch.PlayedArxiv;
import dev.ibid.fetch.PlayedArxiv.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Papers fetched by the real process, from a server on this machine. */
class FetchIT {
  @TempDir private Path temporary;

  private static Reply reply(List<String> ids) {
    return Reply.ok(
        PlayedArxiv.feed(
            ids.stream()
                .filter(id -> !id.equals("2311.99999"))
                .map(id -> PlayedArxiv.entry(id, "Fetched " + id, "Ada Fetched"))
                .toArray(String[]::new)));
  }

  private static ProcessBuilder ibid(Desk desk, PlayedArxiv arxiv, String... arguments) {
    ProcessBuilder builder = desk.ibid(arguments);
    builder.environment().put("IBID_ARXIV_API", arxiv.address().toString());
    return builder;
  }

  private static String run(int code, ProcessBuilder builder)
      throws IOException, InterruptedException {
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(code, process.waitFor(), said);
    return said;
  }

  @Test
  void onTheCommandLine() throws IOException, InterruptedException {
    Desk desk = Desk.withSeeds(temporary);
    try (PlayedArxiv arxiv = new PlayedArxiv(FetchIT::reply)) {
      assertEquals(
          """
          Fetched 1 paper into fetched.bib: fetched2023fetched
          Already there: 2312.09832
          Not on arXiv: 2311.99999
          """,
          run(1, ibid(desk, arxiv, "fetch", "arXiv:2311.00001v2", "2312.09832", "2311.99999")));
      assertTrue(run(0, ibid(desk, arxiv, "show", "2311.00001")).startsWith("Fetched 2311.00001"));
      assertEquals(
          "ibid: 2313.00001 is not an arXiv identifier: there is no month 13\n",
          run(2, ibid(desk, arxiv, "fetch", "2313.00001")));
    }
  }

  @Test
  void aTerminalShowsWhatIsWaitedFor() throws IOException, InterruptedException {
    Desk desk = Desk.withSeeds(temporary);
    try (PlayedArxiv arxiv = new PlayedArxiv(FetchIT::reply)) {
      run(0, ibid(desk, arxiv, "fetch", "2311.00001"));
      ProcessBuilder onTerminal = ibid(desk, arxiv, "fetch", "2311.00002");
      onTerminal.environment().put("CLICOLOR_FORCE", "1");
      String said = run(0, onTerminal);
      assertTrue(said.contains("0 of 1 papers, waiting for arXiv's answer"), said);
      assertTrue(said.endsWith("Fetched 1 paper into fetched.bib: fetched2023fetcheda\n"), said);
    }
  }

  @Test
  void aQuickFixThatWaitsShowsThatAndCanBeCancelled() throws IOException {
    Desk desk = Desk.withSeeds(temporary);
    try (PlayedArxiv arxiv = new PlayedArxiv(ids -> new Reply(503, "", "60"));
        WireSession session = new WireSession(desk, ibid(desk, arxiv, "serve"))) {
      session.start(Editors.vsCode());
      session.awaitPapers();
      int asked =
          session.send(
              "workspace/executeCommand",
              object("command", "ibid.fetch", "arguments", array(desk.uri("a.md"), "2311.00001")));
      JsonObject shown =
          session.await(
              one -> string(one, "params", "value", "message").contains("since arXiv is busy"),
              "what it waits for");
      assertEquals(
          "0 of 1 papers, waiting 60 s, since arXiv is busy",
          string(shown, "params", "value", "message"));
      session.tell(
          "window/workDoneProgress/cancel",
          object("token", shown.getAsJsonObject("params").get("token")));
      session.await(asked);
      session.await(
          one ->
              string(one, "params", "value", "kind").equals("end")
                  && string(one, "params", "token").equals(string(shown, "params", "token")),
          "the end of the progress");
      assertEquals(0, session.shutDown());
    }
  }

  @Test
  void theFirstFetchMakesTheBibliographyThatIsNamed() throws IOException, InterruptedException {
    Desk desk = Desk.in(temporary);
    desk.write("ibid.toml", "corpus = [\"refs.bib\"]\nfetch-into = \"refs.bib\"\n");
    try (PlayedArxiv arxiv = new PlayedArxiv(FetchIT::reply)) {
      assertEquals(
          "Fetched 1 paper into refs.bib: fetched2023fetched\n",
          run(0, ibid(desk, arxiv, "fetch", "2311.00001")));
      desk.write("ibid.toml", "corpus = [\"refs.bib\"]\n");
      assertEquals(
          """
          Fetched 1 paper into fetched.bib: fetched2023fetcheda
          ibid: fetched.bib is not among the sources; add it to corpus in ibid.toml
          """,
          run(0, ibid(desk, arxiv, "fetch", "https://arxiv.org/abs/2311.00002")));
    }
  }

  @Test
  void asAQuickFix() throws IOException {
    Desk desk = Desk.withSeeds(temporary);
    desk.write("ibid.toml", "fetch-into = \"papers/mine.bib\"\n");
    try (PlayedArxiv arxiv = new PlayedArxiv(FetchIT::reply);
        WireSession session = new WireSession(desk, ibid(desk, arxiv, "serve"))) {
      session.start(Editors.neovim());
      session.awaitPapers();
      session.open("a.md", "See arXiv:2311.00001 and arXiv:2311.00002.\n");
      List<JsonObject> unknown = session.awaitDiagnostics("a.md", found -> found.size() == 2);
      JsonObject params = session.note("a.md");
      params.add("range", unknown.getFirst().get("range"));
      params.add("context", object("diagnostics", array(unknown.getFirst()), "triggerKind", 1));
      List<JsonObject> actions =
          objects(session.ask("textDocument/codeAction", params).getAsJsonArray()).stream()
              .filter(action -> action.has("command"))
              .toList();
      assertEquals(
          List.of(
              "Fetch arXiv:2311.00001 from arXiv into mine.bib",
              "Fetch all 2 unknown papers from arXiv into mine.bib"),
          actions.stream().map(action -> string(action, "title")).toList());
      int before = session.mark();
      session.ask("workspace/executeCommand", actions.get(1).get("command"));
      JsonObject told =
          session.await(before, one -> method(one).equals("window/showMessage"), "what came of it");
      assertEquals(
          "ibid: Fetched 2 papers into mine.bib: fetched2023fetched, fetched2023fetcheda",
          string(told, "params", "message"));
      session.await(
          before,
          one ->
              method(one).equals("textDocument/publishDiagnostics")
                  && string(one, "params", "uri").equals(desk.uri("a.md"))
                  && one.getAsJsonObject("params").getAsJsonArray("diagnostics").isEmpty(),
          "a note without findings");
      assertTrue(session.hover("a.md", 0, 12).startsWith("Fetched 2311.00001"));
      JsonObject place =
          objects(
                  session
                      .ask("textDocument/definition", session.at("a.md", 0, 12))
                      .getAsJsonArray())
              .getFirst();
      assertEquals(desk.uri("papers/mine.bib"), string(place, "uri"));
      List<JsonObject> symbols =
          objects(
              session
                  .ask("workspace/symbol", object("query", "fetched 2311.00002"))
                  .getAsJsonArray());
      assertEquals("Fetched 2311.00002", string(symbols.getFirst(), "name"));
      assertEquals("Fetched 2023", string(symbols.getFirst(), "containerName"));
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
    }
  }
}

package dev.ibid;

import static dev.ibid.WireSession.array;
import static dev.ibid.WireSession.edit;
import static dev.ibid.WireSession.method;
import static dev.ibid.WireSession.object;
import static dev.ibid.WireSession.objects;
import static dev.ibid.WireSession.range;
import static dev.ibid.WireSession.string;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole sessions, as editors hold them. */
class EditorSessionIT {
  @TempDir private Path temporary;

  /** How the abstract of each seed paper begins. */
  private static Map<String, String> abstracts() {
    Map<String, String> abstracts = new LinkedHashMap<>();
    abstracts.put(
        "2312.09832", "Linear mode\\-connectivity \\(LMC\\) \\(or lack thereof\\) is one");
    abstracts.put("2312.09256", "Diffusion models \\(DMs\\) have gained prominence");
    abstracts.put("2312.01538", "Graph neural networks based on iterative one\\-hop message");
    abstracts.put("2311.06224", "Recent advancements in deep learning have been primarily");
    abstracts.put("2311.03233", "In recent years, the state\\-of\\-the\\-art in deep learning");
    abstracts.put("2311.01906", "A simple design recipe for deep Transformers is to compose");
    abstracts.put("2310.05719", "Fusion is a technique for merging multiple");
    abstracts.put("2310.01165", "Deep learning has proved to be a successful paradigm");
    abstracts.put("2309.11197", "The Languini Kitchen serves as both a research collective");
    abstracts.put("2306.17759", "In deep learning theory, the covariance matrix");
    return abstracts;
  }

  private static String unescaped(String markdown) {
    return markdown.replaceAll("\\\\(\\p{Punct})", "$1");
  }

  @Test
  void visualStudioCode() {
    Desk desk = Desk.withSeeds(temporary);
    try (WireSession session = new WireSession(desk)) {
      session.answering("workspace/configuration", asked -> array(object("corpus", array())));
      JsonObject offered = session.start(Editors.vsCode()).getAsJsonObject("capabilities");
      assertEquals("utf-16", string(offered, "positionEncoding"));
      assertTrue(offered.has("diagnosticProvider"));
      session.await(one -> method(one).equals("client/registerCapability"), "the registrations");
      session.awaitPapers();
      session.await(one -> method(one).equals("workspace/diagnostic/refresh"), "the refresh");
      session.await(
          one ->
              method(one).equals("ibid/status")
                  && string(one, "params", "state").equals("ready")
                  && string(one, "params", "papers").equals("10"),
          "the status");

      session.open("a.md", "");
      int version = 1;
      for (String typed : List.of("arXiv:23", "arXiv:simplifying transformer", "arXiv:hofmann")) {
        session.change("a.md", ++version, object("text", typed));
        int found = session.complete("a.md", 0, typed.length()).size();
        assertEquals(typed.contains("simpl") ? 1 : 10, found, typed);
      }

      session.change("a.md", ++version, object("text", "See arXiv:2312.0983 now."));
      List<JsonObject> items = session.complete("a.md", 0, 19);
      assertEquals(1, items.size());
      JsonObject item = items.getFirst();
      assertEquals(
          "Altıntaş et al. 2023 · Disentangling Linear Mode-Connectivity", string(item, "label"));
      assertEquals(
          object("range", range(0, 10, 19), "newText", "2312.09832"), item.get("textEdit"));
      assertEquals("", string(item, "documentation", "value"), "comes when it is resolved");
      JsonObject resolved = session.request("completionItem/resolve", item);
      assertTrue(
          unescaped(string(resolved, "documentation", "value"))
              .contains("Linear mode-connectivity (LMC)"));

      int line = 0;
      StringBuilder text = new StringBuilder();
      for (String id : abstracts().keySet()) {
        text.append("- arXiv:").append(id).append('\n');
      }
      session.change("a.md", ++version, object("text", text.toString()));
      for (Map.Entry<String, String> paper : abstracts().entrySet()) {
        String hover = unescaped(session.hover("a.md", line++, 12));
        assertTrue(
            hover.contains("\n\n" + unescaped(paper.getValue())), paper.getKey() + ": " + hover);
        assertTrue(hover.contains("](https://arxiv.org/abs/" + paper.getKey() + ")"), hover);
      }
      List<JsonObject> links =
          objects(session.ask("textDocument/documentLink", session.note("a.md")).getAsJsonArray());
      assertEquals(10, links.size());
      assertEquals("https://arxiv.org/abs/2312.09832", string(links.getFirst(), "target"));

      session.change("a.md", ++version, edit(0, 17, 18, "3"));
      JsonObject report = session.request("textDocument/diagnostic", session.note("a.md"));
      JsonObject wrong = objects(report.getAsJsonArray("items")).getFirst();
      assertEquals("unknown-paper", string(wrong, "code"));
      assertEquals(range(0, 2, 18), wrong.get("range"));
      Path page = Path.of(URI.create(string(wrong, "codeDescription", "href")));
      assertTrue(Desk.read(page).startsWith("# unknown-paper\n"), "the rule's page");
      JsonObject again = session.note("a.md");
      again.add("previousResultId", report.get("resultId"));
      assertEquals("unchanged", string(session.request("textDocument/diagnostic", again), "kind"));

      JsonObject action = codeActions(session, wrong).getFirst();
      assertFalse(action.has("isPreferred"), "a guess");
      assertEquals(array(wrong), action.get("diagnostics"));
      JsonObject change =
          action.getAsJsonObject("edit").getAsJsonArray("documentChanges").get(0).getAsJsonObject();
      assertEquals(object("uri", desk.uri("a.md"), "version", version), change.get("textDocument"));
      assertEquals(
          array(object("range", range(0, 8, 18), "newText", "2312.09832")), change.get("edits"));
      session.change("a.md", ++version, edit(0, 8, 18, "2312.09832"));
      assertEquals(
          array(), session.request("textDocument/diagnostic", session.note("a.md")).get("items"));

      assertTrue(session.residentMebibytes() < 200, "memory");
      session.close("a.md");
      assertEquals(List.of(), session.saidWith("textDocument/publishDiagnostics"), "it pulls them");
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
    }
  }

  @Test
  void fixesAreOfferedWhateverTheEditorSaysOfItsMarks() {
    Desk desk = Desk.withSeeds(temporary);
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.vsCode());
      session.open("a.md", "http://arxiv.org/abs/2311.01906\n");
      session.awaitPapers();
      JsonObject mark = object("message", "no range");
      for (JsonElement context :
          List.of(
              JsonNull.INSTANCE,
              object(),
              object("diagnostics", JsonNull.INSTANCE),
              object("diagnostics", array(mark)),
              object("diagnostics", array(), "only", array()),
              object("diagnostics", array(), "only", array("")))) {
        JsonObject params = session.note("a.md");
        params.add("range", WireSession.range(0, 3, 3));
        params.add("context", context);
        List<JsonObject> actions =
            objects(session.ask("textDocument/codeAction", params).getAsJsonArray());
        assertEquals(
            List.of("quickfix", "source.fixAll.ibid"),
            actions.stream().map(one -> string(one, "kind")).toList(),
            context.toString());
      }
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
    }
  }

  private static List<JsonObject> codeActions(WireSession session, JsonObject diagnostic) {
    JsonObject params = session.note("a.md");
    params.add("range", diagnostic.get("range"));
    params.add("context", object("diagnostics", array(diagnostic), "triggerKind", 1));
    return objects(session.ask("textDocument/codeAction", params).getAsJsonArray());
  }

  @Test
  void neovimAndEglot() {
    Desk desk = Desk.withSeeds(temporary);
    try (WireSession session = new WireSession(desk)) {
      JsonObject offered = session.start(Editors.neovim()).getAsJsonObject("capabilities");
      assertFalse(offered.has("diagnosticProvider"));
      session.open("a.md", "See arXiv:2312.09833 and arXiv:2313.00001 and arXiv:2301.0001.\n");
      List<JsonObject> all = session.awaitDiagnostics("a.md", found -> found.size() == 3);
      assertEquals(
          List.of("unknown-paper", "malformed-id", "malformed-id"),
          all.stream().map(one -> string(one, "code")).toList());
      assertFalse(all.getFirst().has("codeDescription"), "it knows no links to rules");

      JsonObject action = codeActions(session, all.getFirst()).getFirst();
      assertEquals(
          object(
              "changes",
              object(
                  desk.uri("a.md"),
                  array(object("range", range(0, 10, 20), "newText", "2312.09832")))),
          action.get("edit"),
          "it knows no versioned edits");
      session.change("a.md", 2, edit(0, 10, 20, "2312.09832"));
      session.awaitDiagnostics("a.md", found -> found.size() == 2);
      String hover = session.hover("a.md", 0, 12);
      assertTrue(hover.startsWith("Disentangling Linear Mode-Connectivity\n\n"), hover);
      assertTrue(hover.contains("\n\nLinear mode-connectivity (LMC) (or lack"), hover);
      assertFalse(hover.contains("**"), hover);

      int before = session.mark();
      session.close("a.md");
      JsonObject last =
          session.await(
              before,
              one -> method(one).equals("textDocument/publishDiagnostics"),
              "the end of the diagnostics");
      assertEquals(array(), last.getAsJsonObject("params").get("diagnostics"));
      assertEquals(List.of(), session.saidWith("client/registerCapability"));
      assertEquals(List.of(), session.saidWith("workspace/configuration"));
      assertEquals(List.of(), session.saidWith("window/workDoneProgress/create"));
      assertEquals(List.of(), session.saidWith("ibid/status"));
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
    }
  }

  @Test
  void columnsAreCountedAsAgreed() {
    Desk desk = Desk.withSeeds(temporary);
    String before = "Größe 🦉 é ";
    Map<String, Integer> widths = Map.of("utf-8", 16, "utf-16", 11, "utf-32", 10);
    widths.forEach(
        (encoding, width) -> {
          try (WireSession session = new WireSession(desk)) {
            JsonObject offered =
                session.start(Editors.counting(encoding)).getAsJsonObject("capabilities");
            assertEquals(encoding, string(offered, "positionEncoding"));
            session.open("a.md", before + "arXiv:2312.09833 🦉\n");
            JsonObject wrong =
                session.awaitDiagnostics("a.md", found -> found.size() == 1).getFirst();
            assertEquals(range(0, width, width + 16), wrong.get("range"), encoding);
            session.change("a.md", 2, edit(0, width + 6, width + 16, "2311.0"));
            assertEquals(
                List.of(range(0, width + 6, width + 12)),
                session.complete("a.md", 0, width + 12).stream()
                    .filter(item -> string(item, "filterText").equals("2311.01906"))
                    .map(item -> item.getAsJsonObject("textEdit").getAsJsonObject("range"))
                    .toList(),
                encoding);
            session.tell("exit", JsonNull.INSTANCE);
            assertEquals(1, session.exitCode(), "there was no shutdown");
          }
        });
  }
}

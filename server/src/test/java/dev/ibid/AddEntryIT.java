package dev.ibid;

import static dev.ibid.WireSession.array;
import static dev.ibid.WireSession.method;
import static dev.ibid.WireSession.object;
import static dev.ibid.WireSession.string;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Papers that get a citekey when a completion is accepted, as editors take it. */
class AddEntryIT {
  private static final String LATEX = "\\addbibresource{own.bib}\n\\cite{keyless";

  @TempDir private Path temporary;

  private Desk desk() {
    Desk desk = Desk.in(temporary);
    desk.write(
        "papers/one.jsonl",
        "{\"id\": \"2301.00001\", \"title\": \"Nameless\", \"authors\": \"Ann Keyless\","
            + " \"categories\": \"math.AG math.NT\", \"doi\": \"10.1000/nameless\"}\n");
    return desk;
  }

  private static JsonObject only(WireSession session, String name) {
    session.awaitPapers();
    session.tell(
        "textDocument/didOpen",
        object(
            "textDocument",
            object(
                "uri",
                session.note(name).getAsJsonObject("textDocument").get("uri"),
                "languageId",
                "latex",
                "version",
                1,
                "text",
                LATEX)));
    List<JsonObject> items = session.complete(name, 1, 13);
    assertEquals(1, items.size());
    return items.getFirst();
  }

  private static JsonObject applied(WireSession session) {
    return session
        .await(one -> method(one).equals("workspace/applyEdit"), "the edit")
        .getAsJsonObject("params");
  }

  @Test
  void oneEditAddsTheEntryAndMakesTheFile() {
    Desk desk = desk();
    try (WireSession session = new WireSession(desk)) {
      session.answering("workspace/applyEdit", asked -> object("applied", true));
      session.start(Editors.vsCode());
      JsonObject item = only(session, "a.tex");
      assertEquals("keyless2023nameless}", string(item, "textEdit", "newText"));
      assertEquals("Keyless 2023 · keyless2023nameless, new in own.bib", string(item, "detail"));
      session.change("a.tex", 2, WireSession.edit(1, 6, 13, "keyless2023nameless}"));
      JsonElement uri = session.ask("workspace/executeCommand", item.get("command"));
      assertEquals(desk.uri("own.bib"), uri.getAsString());

      JsonObject params = applied(session);
      assertEquals("Add keyless2023nameless to own.bib", string(params, "label"));
      List<JsonObject> steps =
          WireSession.objects(params.getAsJsonObject("edit").getAsJsonArray("documentChanges"));
      assertEquals(2, steps.size());
      assertEquals("create", string(steps.getFirst(), "kind"));
      assertEquals(
          object("uri", desk.uri("own.bib"), "version", JsonNull.INSTANCE),
          steps.get(1).get("textDocument"));
      JsonObject edit = steps.get(1).getAsJsonArray("edits").get(0).getAsJsonObject();
      assertEquals(
          """
          @misc{keyless2023nameless,
            title         = {{Nameless}},
            author        = {Keyless, Ann},
            year          = {2023},
            eprint        = {2301.00001},
            archivePrefix = {arXiv},
            primaryClass  = {math.AG},
            doi           = {10.1000/nameless},
          }
          """,
          string(edit, "newText"));
      assertFalse(Files.exists(desk.folder().resolve("own.bib")), "the editor writes");

      String hover = session.hover("a.tex", 1, 10);
      assertTrue(hover.startsWith("**Nameless**"), "the key is known before it is saved: " + hover);
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
    }
  }

  @Test
  void aPaperThatHasAnEntryByThenKeepsItsKey() {
    Desk desk = desk();
    desk.write("ibid.toml", "corpus = [\"papers\"]\n");
    try (WireSession session = new WireSession(desk)) {
      session.answering("workspace/applyEdit", asked -> object("applied", true));
      session.start(Editors.neovim());
      JsonObject item = only(session, "a.tex");
      session.change("a.tex", 2, WireSession.edit(1, 6, 13, "keyless2023nameless}"));
      desk.write("own.bib", "@misc{mine, eprint = {2301.00001}, archivePrefix = {arXiv}}\n");
      session.ask("workspace/executeCommand", item.get("command"));
      assertEquals(
          object(
              "changes",
              object(
                  desk.uri("a.tex"),
                  array(object("range", WireSession.range(1, 6, 25), "newText", "mine")))),
          applied(session).get("edit"));
    }
  }

  @Test
  void whatCannotBeAddedIsTold() {
    Desk desk = desk();
    desk.write("own.bib", new byte[] {'%', (byte) 0xE9});
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.neovim());
      JsonObject item = only(session, "a.tex");
      assertTrue(session.ask("workspace/executeCommand", item.get("command")).isJsonNull());
      JsonObject told =
          session.await(
              one ->
                  method(one).equals("window/showMessage")
                      && string(one, "params", "message").contains("is not UTF-8"),
              "the reason");
      assertTrue(string(told, "params", "message").contains("own.bib"));
      assertEquals(List.of(), session.saidWith("workspace/applyEdit"));
    }
  }

  @Test
  void anEditorThatAppliesNoEditsIsOfferedNone() {
    Desk desk = desk();
    JsonObject abilities = Editors.neovim();
    abilities.getAsJsonObject("workspace").remove("applyEdit");
    try (WireSession session = new WireSession(desk)) {
      session.start(abilities);
      session.awaitPapers();
      session.open("a.md", "---\nbibliography: own.bib\n---\n[@keyless");
      JsonObject item = session.complete("a.md", 3, 9).getFirst();
      assertEquals("arXiv:2301.00001]", string(item, "textEdit", "newText"));
      assertFalse(item.has("command"));
    }
  }
}

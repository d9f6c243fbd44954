package dev.ibid;

import static dev.ibid.WireSession.array;
import static dev.ibid.WireSession.edit;
import static dev.ibid.WireSession.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no editor should send. The server tells what is wrong with it, and goes on. */
class BadMessagesIT {
  private static final int INVALID_REQUEST = -32600;
  private static final int METHOD_NOT_FOUND = -32601;
  private static final int INVALID_PARAMS = -32602;
  private static final int NOT_INITIALIZED = -32002;

  @TempDir private Path temporary;

  private static void assertAlive(WireSession session) {
    session.open("alive.md", "arXiv:2312.09832\n");
    assertTrue(session.hover("alive.md", 0, 10).startsWith("Disentangling Linear"));
    session.close("alive.md");
  }

  @Test
  void beforeTheBeginning() {
    Desk desk = Desk.withSeeds(temporary);
    try (WireSession session = new WireSession(desk)) {
      assertEquals(
          NOT_INITIALIZED,
          session.errorOf(session.send("textDocument/hover", session.at("a.md", 0, 0))));
      assertEquals(
          NOT_INITIALIZED,
          session.errorOf(
              session.send(
                  "workspace/executeCommand",
                  object("command", "ibid.rebuildIndex", "arguments", array()))));
      session.open("a.md", "arXiv:2312.09833\n");
      session.change("a.md", 2, edit(0, 0, 0, "x"));
      session.close("a.md");
      session.tell("initialized", object());
      session.tell("workspace/didChangeConfiguration", object("settings", object()));
      session.start(Editors.neovim());
      session.awaitPapers();
      assertAlive(session);
      assertEquals(0, session.shutDown());
      assertFalse(session.standardError().contains("\tat "), session.standardError());
    }
  }

  @Test
  void afterTheEndAndTwice() {
    try (WireSession session = new WireSession(Desk.withSeeds(temporary))) {
      session.start(Editors.neovim());
      session.awaitPapers();
      assertEquals(
          INVALID_REQUEST,
          session.errorOf(session.send("initialize", object("capabilities", object()))));
      assertAlive(session);
      session.ask("shutdown", JsonNull.INSTANCE);
      assertEquals(
          INVALID_REQUEST,
          session.errorOf(session.send("textDocument/hover", session.at("a.md", 0, 0))));
      session.tell("exit", JsonNull.INSTANCE);
      assertEquals(0, session.exitCode());
    }
  }

  @Test
  void unknownMethods() {
    try (WireSession session = new WireSession(Desk.withSeeds(temporary))) {
      session.start(Editors.neovim());
      session.awaitPapers();
      for (String method : List.of("textDocument/telepathy", "$/unheardOf", "")) {
        assertEquals(METHOD_NOT_FOUND, session.errorOf(session.send(method, object())), method);
        session.tell(method, object());
      }
      JsonObject unknown = object("command", "ibid.makeCoffee", "arguments", array());
      assertEquals(
          INVALID_PARAMS, session.errorOf(session.send("workspace/executeCommand", unknown)));
      assertAlive(session);
      assertEquals(0, session.shutDown());
    }
  }

  @Test
  void paramsOfAnotherShape() {
    try (WireSession session = new WireSession(Desk.withSeeds(temporary))) {
      session.start(Editors.neovim());
      session.awaitPapers();
      session.open("a.md", "arXiv:2312.09832\n");
      for (String params :
          List.of(
              "null",
              "{}",
              "[]",
              "7",
              "'text'",
              "{'textDocument': null, 'position': null}",
              "{'textDocument': {}, 'position': {}}",
              "{'textDocument': {'uri': 7}, 'position': {'line': 'x', 'character': []}}",
              "{'textDocument': {'uri': null}, 'position': {'line': 0, 'character': 0},"
                  + " 'contentChanges': [null, {}], 'range': 1, 'context': null}",
              "{'textDocument': {'uri': '::no uri::'}, 'position': {'line': 0, 'character': 0},"
                  + " 'contentChanges': [{'range': {}, 'text': null}], 'range': {}}",
              "{'textDocument': {'uri': 'file:///a.md', 'languageId': null, 'version': 'x',"
                  + " 'text': null}}")) {
        JsonElement shape = JsonParser.parseString(params);
        for (String method : List.of("hover", "completion", "documentLink", "codeAction")) {
          // An error or an empty answer: either is right, silence is not.
          session.await(session.send("textDocument/" + method, shape));
        }
        session.await(session.send("textDocument/diagnostic", shape));
        session.await(session.send("completionItem/resolve", shape));
        session.await(session.send("workspace/executeCommand", shape));
        for (String method : List.of("didOpen", "didChange", "didClose", "didSave")) {
          session.tell("textDocument/" + method, shape);
        }
        session.tell("workspace/didChangeWatchedFiles", shape);
        session.tell("workspace/didChangeWorkspaceFolders", shape);
        session.tell("workspace/didChangeConfiguration", shape);
        session.tell("window/workDoneProgress/cancel", shape);
        session.tell("$/cancelRequest", shape);
        session.tell("$/setTrace", shape);
        assertAlive(session);
      }
      assertTrue(session.hover("a.md", 0, 10).startsWith("Disentangling"), "the note is unharmed");
      assertEquals(0, session.shutDown());
    }
  }

  @Test
  void placesOutsideTheNote() {
    try (WireSession session = new WireSession(Desk.withSeeds(temporary))) {
      session.start(Editors.neovim());
      session.awaitPapers();
      session.open("a.md", "🦉 arXiv:2312.09832");
      for (int[] place :
          new int[][] {
            {-1, 0},
            {0, -1},
            {0, 1},
            {9, 0},
            {Integer.MAX_VALUE, Integer.MAX_VALUE},
            {0, Integer.MAX_VALUE},
            {Integer.MIN_VALUE, Integer.MIN_VALUE}
          }) {
        session.hover("a.md", place[0], place[1]);
        session.complete("a.md", place[0], place[1]);
      }
      session.change("a.md", 2, edit(7, 3, 9, "\n"), edit(-3, -3, -3, "x"), edit(0, 9, 2, "y"));
      session.change("a.md", 3, object("text", "arXiv:2312.09832"));
      assertTrue(session.hover("a.md", 0, 10).startsWith("Disentangling"));
      assertAlive(session);
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
    }
  }

  @Test
  void notesThatAreNotOpen() {
    try (WireSession session = new WireSession(Desk.withSeeds(temporary))) {
      session.start(Editors.neovim());
      session.awaitPapers();
      assertEquals("", session.hover("never.md", 0, 0));
      assertEquals(List.of(), session.complete("never.md", 0, 0));
      session.change("never.md", 2, edit(0, 0, 0, "arXiv:2312.09833"));
      session.close("never.md");
      session.open("a.md", "arXiv:2312.09833");
      session.open("a.md", "arXiv:2312.09832");
      assertTrue(session.hover("a.md", 0, 10).startsWith("Disentangling"), "the later text holds");
      session.close("a.md");
      session.close("a.md");
      assertEquals("", session.hover("a.md", 0, 10));
      assertAlive(session);
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
    }
  }

  @Test
  void bytesThatAreNoMessage() {
    try (WireSession session = new WireSession(Desk.withSeeds(temporary))) {
      session.start(Editors.neovim());
      session.awaitPapers();
      for (String body :
          List.of(
              "{",
              "nonsense",
              "",
              "[]",
              "7",
              "null",
              "{}",
              "[{}]",
              "{'jsonrpc': '2.0'}",
              "{'id': {}, 'method': 7}",
              "{'id': null, 'method': 'x'}",
              "{'id': 1e99, 'result': 1}",
              "[".repeat(100_000),
              "\0\0\0",
              "{'jsonrpc': '2.0', 'id': 'x', 'result': {}}")) {
        session.post(body.replace('\'', '"'));
        assertAlive(session);
      }
      for (String bytes :
          List.of(
              "GET / HTTP/1.1\r\n\r\n",
              "\r\n\r\n",
              "Content-Length: x\r\n\r\n",
              "Content-Length: -5\r\n\r\n",
              "Content-Length: 99999999999\r\n\r\n",
              "Content-Length: 2\nContent-Type: none\n\n{}",
              "Content-Type: application/vscode-jsonrpc; charset=utf-99\r\nContent-Length: 2"
                  + "\r\n\r\n{}")) {
        session.raw(bytes.getBytes(StandardCharsets.UTF_8));
        assertAlive(session);
      }
      assertEquals(0, session.shutDown());
    }
  }

  @Test
  void aNoteLargerThanAnyoneWrites() {
    try (WireSession session = new WireSession(Desk.withSeeds(temporary))) {
      session.start(Editors.neovim());
      session.awaitPapers();
      String line = "Many words, arXiv:2312.09832, and [@noone] too; `code` as well.\n";
      session.open("large.md", line.repeat(500_000));
      assertTrue(session.hover("large.md", 499_999, 20).startsWith("Disentangling"));
      session.close("large.md");
      assertAlive(session);
      assertEquals(0, session.shutDown());
    }
  }
}

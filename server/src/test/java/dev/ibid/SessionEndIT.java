package dev.ibid;

import static dev.ibid.WireSession.object;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonNull;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server never outlives its editor. */
class SessionEndIT {
  @TempDir private Path temporary;

  @Test
  void theEndOfInputEndsIt() {
    try (WireSession session = new WireSession(Desk.withSeeds(temporary))) {
      session.start(Editors.neovim());
      session.endInput();
      assertEquals(1, session.exitCode());
      assertEquals("", session.standardError());
    }
  }

  @Test
  void theEndOfInputBeforeAnyMessageEndsIt() {
    try (WireSession session = new WireSession(Desk.withSeeds(temporary))) {
      session.endInput();
      assertEquals(1, session.exitCode());
      assertEquals("", session.standardError());
    }
  }

  @Test
  void exitEndsItInTheMidstOfWork() {
    Desk desk = Desk.withSeeds(temporary);
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.neovim());
      session.burst(
          () -> {
            session.open("a.md", "arXiv:2312.09833\n".repeat(50_000));
            for (int count = 0; count < 50; count++) {
              session.send("textDocument/documentLink", session.note("a.md"));
            }
            session.send("shutdown", JsonNull.INSTANCE);
            session.tell("exit", JsonNull.INSTANCE);
          });
      assertEquals(0, session.exitCode());
      assertEquals("", session.standardError());
    }
  }

  @Test
  void theEditorsDeathEndsIt() throws IOException {
    Process editor = new ProcessBuilder("sleep", "600").start();
    try (WireSession session = new WireSession(Desk.withSeeds(temporary))) {
      session.request("initialize", object("processId", editor.pid(), "capabilities", object()));
      session.tell("initialized", object());
      editor.destroyForcibly();
      assertEquals(1, session.exitCode());
    } finally {
      editor.destroyForcibly();
    }
  }
}

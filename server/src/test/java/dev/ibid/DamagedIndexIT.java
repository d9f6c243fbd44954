package dev.ibid;

import static dev.ibid.WireSession.string;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index too large to be read through when it is opened, with a byte that a disk got wrong. */
class DamagedIndexIT {
  private static final int MANY = 30_000;

  @TempDir private Path temporary;

  @Test
  void itIsBuiltAgainWhileTheEditorRuns() throws IOException {
    Desk desk = Desk.in(temporary);
    desk.write("papers/many.jsonl", ManyPapers.of(MANY, 25));
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.neovim());
      session.awaitPapers();
      assertEquals(0, session.shutDown());
    }
    // A record has the number of the authors behind the title.
    damage(desk.cache(), "On the matter of number 77\001", "On the mutter of number 77\001");
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.neovim());
      session.awaitPapers();
      session.open("a.md", "arXiv:2001.00078");
      assertEquals("On the mutter of number 77", title(session), "the damage shows");
      session.await(session.mark(), DamagedIndexIT::isReadAnew, "the index that was built again");
      assertEquals("On the matter of number 77", title(session));
      assertTrue(session.standardError().contains("is damaged and will be built again"));
      assertEquals(0, session.shutDown());
    }
  }

  /** Writes other bytes of the same length where {@code from} stands in a file below the folder. */
  private static void damage(Path folder, String from, String to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    int damaged = 0;
    for (Path file : files) {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      if (bytes.contains(from)) {
        Files.writeString(file, bytes.replace(from, to), StandardCharsets.ISO_8859_1);
        damaged++;
      }
    }
    assertEquals(1, damaged, "files that have the title");
  }

  private static String title(WireSession session) {
    return session.hover("a.md", 0, 10).lines().findFirst().orElse("");
  }

  private static boolean isReadAnew(JsonObject message) {
    return WireSession.isLoaded(message)
        && string(message, "params", "message").contains(" 1 read now");
  }
}

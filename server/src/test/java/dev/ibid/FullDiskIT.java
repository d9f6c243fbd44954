package dev.ibid;

import static dev.ibid.WireSession.method;
import static dev.ibid.WireSession.string;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cache folder on a disk of its own that is full. Such a disk is made of memory, which only root
 * of a Linux may do; elsewhere this is skipped.
 */
class FullDiskIT {

  @TempDir private Path temporary;
  private Desk desk;
  private boolean mounted;

  @BeforeEach
  void makeDisk() throws IOException {
    desk = Desk.in(temporary);
    Files.createDirectories(desk.cache());
    mounted = mount();
    assumeTrue(mounted, "no disk can be mounted here");
  }

  private boolean mount() {
    try {
      return run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", desk.cache().toString()) == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  @AfterEach
  void unmount() throws IOException {
    if (mounted) {
      assertEquals(0, run("umount", desk.cache().toString()));
    }
  }

  private static int run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command).start().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path filler() {
    return desk.cache().resolve("fill");
  }

  /** Leaves no byte to write to. */
  private void fill() throws IOException {
    byte[] bytes = new byte[1 << 12];
    try (OutputStream out = Files.newOutputStream(filler(), StandardOpenOption.CREATE)) {
      while (true) {
        out.write(bytes);
      }
    } catch (IOException full) {
      assertTrue(Files.size(filler()) > 0);
    }
  }

  private List<String> filesButLocks() throws IOException {
    try (Stream<Path> all = Files.walk(desk.cache())) {
      return all.filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".lock"))
          .toList();
    }
  }

  @Test
  void anEditorHasItsPapersAllTheSameAndAnIndexOnceThereIsRoom() throws IOException {
    desk.write("papers/some.jsonl", ManyPapers.of(1_000, 5));
    fill();
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.neovim());
      session.awaitPapers();
      session.open("a.md", "arXiv:2001.00078");
      assertTrue(session.hover("a.md", 0, 10).startsWith("On the matter of number 77"));
      JsonObject told =
          session.await(one -> method(one).equals("window/showMessage"), "what to do");
      String message = string(told, "params", "message");
      assertTrue(message.contains("no index can be kept here"), message);
      assertTrue(message.contains("Make room for some 8 MB there"), message);
      int mark = session.mark();
      Files.delete(filler());
      session.await(mark, WireSession::isLoaded, "the papers, kept this time");
      assertEquals(0, session.shutDown());
    }
    Run again = Run.ibid(desk, "index");
    assertTrue(again.out().contains("nothing changed"), again.out());
    assertEquals(0, again.exitCode());
  }

  /** More than is read at each start without an index. */
  @Test
  void anOldIndexStandsUntilThereIsRoomForTheNew() throws IOException {
    String many = ManyPapers.of(60_000, 32);
    Path source = desk.write("papers/many.jsonl", many);
    fill();
    Run none = Run.ibid(desk, "index");
    assertTrue(none.err().contains("no index can be kept at"), none.err());
    assertTrue(none.err().contains("Make room for some"), none.err());
    assertEquals(2, none.exitCode());
    assertEquals(List.of("fill"), filesButLocks(), "what half an index would leave");

    Files.delete(filler());
    assertEquals(0, Run.ibid(desk, "index").exitCode());

    Files.writeString(source, ManyPapers.of(1, 1).replace("2001.00001", "2002.33333") + many);
    fill();
    Run stale = Run.ibid(desk, "index");
    assertTrue(stale.err().contains("its papers are those of the last reading"), stale.err());
    assertEquals("60,000 papers in 1 source, as they were read last\n", stale.out());
    assertEquals(2, stale.exitCode());
    assertEquals(0, Run.ibid(desk, "show", "2001.00078").exitCode());

    Files.delete(filler());
    Run fresh = Run.ibid(desk, "index");
    assertTrue(fresh.out().startsWith("60,001 papers in 1 source; read "), fresh::toString);
    assertEquals(0, fresh.exitCode());
  }
}

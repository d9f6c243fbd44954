package dev.ibid;

import static dev.ibid.WireSession.string;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Sources that change while an editor runs that watches no files. */
class LiveReloadIT {
  private static final String ENTRY =
      "@article{%s, title={Paper %s}, eprint={2101.0000%d}, archivePrefix={arXiv}}%n";

  @TempDir private Path temporary;

  private static String entry(int number) {
    String name = "paper" + number;
    return ENTRY.formatted(name, name, number);
  }

  /** What is done to the disk. */
  @FunctionalInterface
  private interface Change {
    void make() throws IOException;
  }

  @Test
  void everyWayOfWritingIsTakenUp(TestReporter reporter) throws IOException {
    Desk desk = Desk.in(temporary);
    Path outside = Files.createDirectory(temporary.resolve("outside"));
    desk.write("ibid.toml", "corpus = [\"refs.bib\", \"linked.bib\", \"more/**.bib\"]\n");
    desk.write("refs.bib", entry(1));
    Files.writeString(outside.resolve("a.bib"), entry(2));
    Files.writeString(outside.resolve("b.bib"), entry(2) + entry(3));
    Files.createSymbolicLink(desk.folder().resolve("linked.bib"), outside.resolve("a.bib"));
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.neovim());
      session.awaitPapers();
      List<String> latencies = new ArrayList<>();
      latencies.add(
          "written in place: "
              + taken(session, 3, () -> desk.write("refs.bib", entry(1) + entry(4))));
      latencies.add(
          "renamed over: "
              + taken(
                  session,
                  4,
                  () ->
                      Files.move(
                          desk.write("refs.new", entry(1) + entry(4) + entry(5)),
                          desk.folder().resolve("refs.bib"),
                          StandardCopyOption.ATOMIC_MOVE)));
      latencies.add(
          "a link's target: "
              + taken(
                  session,
                  5,
                  () -> Files.writeString(outside.resolve("a.bib"), entry(2) + entry(6))));
      latencies.add(
          "a link leads elsewhere: "
              + taken(
                  session,
                  6,
                  () -> {
                    Files.writeString(outside.resolve("b.bib"), entry(2) + entry(3) + entry(7));
                    Path link =
                        Files.createSymbolicLink(
                            temporary.resolve("link"), outside.resolve("b.bib"));
                    Files.move(
                        link, desk.folder().resolve("linked.bib"), StandardCopyOption.ATOMIC_MOVE);
                  }));
      latencies.add(
          "a folder appears: "
              + taken(session, 7, () -> desk.write("more/deep/new.bib", entry(8))));
      latencies.add(
          "ibid.toml: "
              + taken(session, 3, () -> desk.write("ibid.toml", "corpus = [\"refs.bib\"]\n")));
      reporter.publishEntry("reload", String.join(", ", latencies));

      int before = session.mark();
      session.open("a.md", "[@paper9]\n");
      desk.write("refs.bib", entry(9));
      session.await(before, message -> isLoaded(message, 1), "the one paper that is left");
      assertEquals("Paper paper9", session.hover("a.md", 0, 4).lines().findFirst().orElse(""));
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
    }
  }

  /** The time until so many papers are there. */
  private static String taken(WireSession session, int papers, Change change) throws IOException {
    int before = session.mark();
    long begin = System.nanoTime();
    change.make();
    session.await(before, message -> isLoaded(message, papers), papers + " papers");
    return (System.nanoTime() - begin) / 1_000_000 + " ms";
  }

  private static boolean isLoaded(JsonObject message, int papers) {
    return WireSession.isLoaded(message)
        && string(message, "params", "message").startsWith(papers + " papers from");
  }
}

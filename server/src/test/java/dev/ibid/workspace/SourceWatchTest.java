package dev.ibid.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ibid.workspace.SourceWatch.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which sources change is seen: by events alone, and by looking alone. */
class SourceWatchTest {

  private static final String ENTRY = "@misc{%s, title = {A Paper}, eprint = {%s}}%n";

  /** No test takes so long that it would look by itself. */
  private static final Pace EVENTS_ALONE = new Pace(Duration.ofHours(1), Duration.ofHours(1));

  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void workspace() throws IOException {
    root = Files.createDirectory(folder.resolve("notes"));
  }

  /** What a test does to the disk. */
  @FunctionalInterface
  private interface Change {
    void make(SourceWatchTest test) throws IOException;
  }

  private Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String entry(String key) {
    return ENTRY.formatted(key, "2311.01906");
  }

  private void renameOver(Path file, String text) throws IOException {
    Path aside = write(folder.resolve("aside").resolve("new"), text);
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path elsewhere(String name) {
    return folder.resolve("elsewhere").resolve(name);
  }

  static List<Arguments> changes() {
    return List.of(
        change("written in place", t -> t.refs(), t -> t.write(t.bib(), entry("other"))),
        change(
            "appended to",
            t -> t.refs(),
            t -> Files.writeString(t.bib(), entry("b"), StandardOpenOption.APPEND)),
        change("renamed over", t -> t.refs(), t -> t.renameOver(t.bib(), entry("a"))),
        change("deleted", t -> t.refs(), t -> Files.delete(t.bib())),
        change("the first to appear", t -> {}, t -> t.refs()),
        change(
            "another appears",
            t -> t.refs(),
            t -> t.write(t.root.resolve("more.bib"), entry("more"))),
        change(
            "a folder with one appears",
            t -> t.refs(),
            t -> t.write(t.root.resolve("new/deep/more.bib"), entry("more"))),
        change(
            "an empty folder of papers is filled",
            t -> Files.createDirectory(t.root.resolve("papers")),
            t -> t.write(t.root.resolve("papers/more.bib"), entry("more"))),
        change(
            "a folder vanishes",
            t -> t.write(t.root.resolve("sub/refs.bib"), entry("a")),
            t -> {
              Files.delete(t.root.resolve("sub/refs.bib"));
              Files.delete(t.root.resolve("sub"));
            }),
        change(
            "outside the workspace",
            t -> {
              t.write(t.elsewhere("refs.bib"), entry("a"));
              t.settings("../elsewhere/refs.bib");
            },
            t -> t.write(t.elsewhere("refs.bib"), entry("b"))),
        change(
            "named, and absent until now",
            t -> t.settings("../elsewhere/deep/refs.bib"),
            t -> t.write(t.elsewhere("deep/refs.bib"), entry("a"))),
        change(
            "a folder that is named, and absent until now",
            t -> t.settings("../elsewhere/papers"),
            t -> t.write(t.elsewhere("papers/refs.bib"), entry("a"))),
        change(
            "a glob matches another",
            t -> {
              t.write(t.elsewhere("a.bib"), entry("a"));
              t.settings("../elsewhere/**.bib");
            },
            t -> t.write(t.elsewhere("deep/b.bib"), entry("b"))),
        change(
            "the target of a link is written",
            t -> t.link(),
            t -> t.write(t.elsewhere("v1.bib"), entry("b"))),
        change(
            "the target of a link is replaced",
            t -> t.link(),
            t -> t.renameOver(t.elsewhere("v1.bib"), entry("b"))),
        change(
            "a link leads elsewhere",
            t -> t.link(),
            t -> t.relink(t.root.resolve("refs.bib"), t.elsewhere("v2.bib"))),
        change(
            "a link behind a link leads elsewhere",
            t -> {
              t.link();
              Files.createSymbolicLink(t.folder.resolve("current"), t.elsewhere("v1.bib"));
              t.relink(t.root.resolve("refs.bib"), t.folder.resolve("current"));
            },
            t -> t.relink(t.folder.resolve("current"), t.elsewhere("v2.bib"))),
        change(
            "a link to a folder leads elsewhere",
            t -> {
              t.write(t.elsewhere("v1/refs.bib"), entry("a"));
              t.write(t.elsewhere("v2/refs.bib"), entry("a"));
              Files.createSymbolicLink(t.root.resolve("papers"), t.elsewhere("v1"));
            },
            t -> t.relink(t.root.resolve("papers"), t.elsewhere("v2"))),
        change(
            "below a link to a folder",
            t -> {
              t.write(t.elsewhere("v1/refs.bib"), entry("a"));
              Files.createSymbolicLink(t.root.resolve("papers"), t.elsewhere("v1"));
            },
            t -> t.write(t.elsewhere("v1/more.bib"), entry("b"))),
        change(
            "ibid.toml names another",
            t -> {
              t.refs();
              t.write(t.elsewhere("b.bib"), entry("b"));
            },
            t -> t.settings("../elsewhere/b.bib")),
        change(
            "ibid.toml goes",
            t -> {
              t.refs();
              t.settings("../elsewhere/b.bib");
            },
            t -> Files.delete(t.root.resolve("ibid.toml"))));
  }

  private static Arguments change(String name, Change before, Change change) {
    return Arguments.argumentSet(name, before, change);
  }

  private Path bib() {
    return root.resolve("refs.bib");
  }

  private void refs() throws IOException {
    write(bib(), entry("a"));
  }

  private void settings(String source) throws IOException {
    write(root.resolve("ibid.toml"), "corpus = [\"%s\"]\n".formatted(source));
  }

  private void link() throws IOException {
    write(elsewhere("v1.bib"), entry("a"));
    write(elsewhere("v2.bib"), entry("a"));
    Files.createSymbolicLink(bib(), elsewhere("v1.bib"));
  }

  private void relink(Path link, Path target) throws IOException {
    Path aside = Files.createSymbolicLink(folder.resolve("new-link"), target);
    Files.move(aside, link, StandardCopyOption.ATOMIC_MOVE);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void raisesAnEvent(Change before, Change change) throws Exception {
    before.make(this);
    SourcesState taken = SourcesState.of(List.of(root), Settings.NONE, NamingNotes.NONE);
    CompletableFuture<SourcesState> told = new CompletableFuture<>();
    try (SourceWatch watch =
        SourceWatch.start(taken, EVENTS_ALONE, () -> told.complete(taken.now()))) {
      watch.awaitWatching();
      change.make(this);
      SourcesState now = told.get(20, TimeUnit.SECONDS);
      assertFalse(now.readsAs(taken));
      assertTrue(now.readsAs(taken.now()), "it has come to rest");
    }
  }

  @ParameterizedTest
  @MethodSource("changes")
  void isSeenWithoutEvents(Change before, Change change) throws Exception {
    before.make(this);
    SourcesState taken = SourcesState.of(List.of(root), Settings.NONE, NamingNotes.NONE);
    CompletableFuture<SourcesState> told = new CompletableFuture<>();
    Pace often = new Pace(Duration.ofMillis(20), Duration.ofMillis(20));
    try (SourceWatch watch =
        SourceWatch.withoutEvents(taken, often, () -> told.complete(taken.now()))) {
      watch.awaitWatching();
      change.make(this);
      assertTrue(told.get(20, TimeUnit.SECONDS).readsAs(taken.now()));
    }
  }

  @Test
  void whatChangedBeforeTheWatchIsFound() throws Exception {
    refs();
    SourcesState taken = SourcesState.of(List.of(root), Settings.NONE, NamingNotes.NONE);
    renameOver(bib(), entry("a"));
    CompletableFuture<Boolean> told = new CompletableFuture<>();
    try (SourceWatch watch = SourceWatch.start(taken, EVENTS_ALONE, () -> told.complete(true))) {
      assertTrue(told.get(20, TimeUnit.SECONDS));
      watch.awaitEnd();
    }
  }

  /** Whoever reads a file while it is being written gets half an entry. */
  @Test
  void aFileThatIsBeingWrittenIsWaitedFor() throws Exception {
    refs();
    SourcesState taken = SourcesState.of(List.of(root), Settings.NONE, NamingNotes.NONE);
    String whole = entry("a") + entry("b") + entry("c");
    CompletableFuture<String> read = new CompletableFuture<>();
    ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
    try (SourceWatch watch =
        SourceWatch.start(taken, EVENTS_ALONE, () -> read.complete(readBib()))) {
      watch.awaitWatching();
      int[] written = new int[1];
      writer.scheduleAtFixedRate(
          () -> {
            written[0] = Math.min(whole.length(), written[0] + 12);
            writeBib(whole.substring(0, written[0]));
            if (written[0] == whole.length()) {
              writer.shutdown();
            }
          },
          0,
          40,
          TimeUnit.MILLISECONDS);
      assertEquals(whole, read.get(20, TimeUnit.SECONDS));
    } finally {
      writer.shutdownNow();
    }
  }

  private String readBib() {
    try {
      return Files.readString(bib());
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void writeBib(String text) {
    try {
      Files.writeString(bib(), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A note, a folder without papers, a setting's comment: none of them is worth a reading. */
  @Test
  void whatIsNoSourceIsPassedOver() throws Exception {
    refs();
    SourcesState taken = SourcesState.of(List.of(root), Settings.NONE, NamingNotes.NONE);
    CompletableFuture<SourcesState> told = new CompletableFuture<>();
    try (SourceWatch watch =
        SourceWatch.start(taken, EVENTS_ALONE, () -> told.complete(taken.now()))) {
      watch.awaitWatching();
      write(root.resolve("a.md"), "[@a]");
      write(root.resolve("pictures/a.png"), "");
      write(root.resolve("ibid.toml"), "# nothing yet\n");
      assertTrue(taken.now().readsAs(taken));
      write(bib(), entry("b"));
      assertTrue(told.get(20, TimeUnit.SECONDS).readsAs(taken.now()));
    }
  }

  @Test
  void aClosedWatchTellsNothing() throws Exception {
    refs();
    SourcesState taken = SourcesState.of(List.of(root), Settings.NONE, NamingNotes.NONE);
    CompletableFuture<Boolean> told = new CompletableFuture<>();
    SourceWatch watch = SourceWatch.start(taken, EVENTS_ALONE, () -> told.complete(true));
    watch.awaitWatching();
    watch.close();
    write(bib(), entry("b"));
    watch.awaitEnd();
    assertFalse(told.isDone());
  }
}

package dev.ibid.corpus.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusedIndexesTest {
  private static final Instant LONG_AGO = Instant.now().minus(Duration.ofDays(31));

  @TempDir Path folder;
  private Path cache;
  private Path unused;

  @BeforeEach
  void makeAnOldIndex() throws IOException {
    cache = folder.resolve("cache");
    unused = Files.createDirectories(cache.resolve("index-v1").resolve("0123456789abcdef"));
    Files.writeString(unused.resolve("segments_1"), "old");
    age(unused);
  }

  private static void age(Path index) throws IOException {
    Path used = index.resolve("used.lock");
    Files.setLastModifiedTime(Files.exists(used) ? used : index, FileTime.from(LONG_AGO));
  }

  @Test
  void whatNobodyOpenedForAMonthGoesWhenAnotherIndexIsBuilt() throws IOException {
    ExampleSources.open(ExampleSources.write(folder), cache, new LineSource());
    assertFalse(Files.exists(unused));
  }

  @Test
  void whatWasOpenedLatelyStays() throws IOException {
    List<Path> files = ExampleSources.write(folder);
    ExampleSources.open(files, cache, new LineSource());
    UnusedIndexes.sweep(cache, Instant.now().minus(Duration.ofDays(1)));
    assertTrue(Files.isDirectory(CorpusIndex.folder(cache, files)));
  }

  @Test
  void whatThisProcessUsesStaysHoweverOldItIs() throws IOException {
    List<Path> files = ExampleSources.write(folder);
    CorpusIndex.Opened opened = ExampleSources.open(files, cache, new LineSource());
    age(CorpusIndex.folder(cache, files));
    UnusedIndexes.sweep(cache, Instant.now().minus(UnusedIndexes.KEPT));
    assertEquals(1, opened.corpus().search("disentangling", 5).papers().size());
    assertTrue(Files.isDirectory(CorpusIndex.folder(cache, files)));
  }

  /** Uses the index in the folder that it is told until its standard input ends. */
  public static void main(String[] args) throws IOException {
    UnusedIndexes.use(Path.of(args[0]));
    System.out.println("used");
    while (System.in.read() >= 0) {
      // Until the test closes it.
    }
  }

  @Test
  void whatAnotherProcessUsesStaysUntilThatEnds() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                UnusedIndexesTest.class.getName(),
                unused.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = other.inputReader()) {
      assertEquals("used", lines.readLine());
      age(unused);
      UnusedIndexes.sweep(cache, Instant.now().minus(UnusedIndexes.KEPT));
      assertTrue(Files.exists(unused.resolve("segments_1")));
    } finally {
      other.destroyForcibly().waitFor();
    }
    UnusedIndexes.sweep(cache, Instant.now().minus(UnusedIndexes.KEPT));
    assertFalse(Files.exists(unused));
  }
}

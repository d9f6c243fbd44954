package dev.ibid.corpus.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.ibid.corpus.Corpus;
import dev.ibid.paper.ArxivId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it builds leaves the index before, or none. */
class KilledBuildTest {
  private static final int PAPERS = 3_000;
  private static final int KILLS = 5;
  private static final long SEED = 20231209;

  @TempDir Path folder;

  /** Builds over and over, and says so each time that it begins. */
  public static void main(String[] args) throws IOException {
    List<Path> files = List.of(Path.of(args[0]));
    while (true) {
      System.out.println("building");
      CorpusIndex.open(files, Path.of(args[1]), true, IndexProgress.SILENT, new LineSource());
    }
  }

  @Test
  void aKillAtAnyMomentLosesNothing() throws Exception {
    StringBuilder records = new StringBuilder();
    for (int number = 1; number <= PAPERS; number++) {
      records.append(
          String.format(Locale.ROOT, "2001.%05d | | | Paper %d | | | |%n", number, number));
    }
    Path file = Files.writeString(folder.resolve("source.txt"), records);
    Path cache = folder.resolve("cache");
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      killWhileBuilding(file, cache, random.nextInt(1, 4), random.nextInt(150_000));
      LineSource source = new LineSource();
      Corpus corpus = ExampleSources.open(List.of(file), cache, source).corpus();
      assertEquals(PAPERS, corpus.size());
      assertNotNull(corpus.byArxivId(new ArxivId("2001.03000")));
      assertEquals(List.of(), corpus.problems());
    }
  }

  /** Kills the builder some time into its build of that number. */
  private static void killWhileBuilding(Path file, Path cache, int build, long micros)
      throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledBuildTest.class.getName(),
                file.toString(),
                cache.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = process.inputReader()) {
      for (int at = 0; at < build; at++) {
        assertEquals("building", lines.readLine());
      }
      process.waitFor(micros, java.util.concurrent.TimeUnit.MICROSECONDS);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}

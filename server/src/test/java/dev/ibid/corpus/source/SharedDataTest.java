package dev.ibid.corpus.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ibid.paper.Paper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real files, read where they are at hand: in the folder that {@code -Dibid.shared} names. */
class SharedDataTest {

  private static final Path SHARED =
      Path.of(System.getProperty("ibid.shared", "../../shared/data")).toAbsolutePath().normalize();

  private static final Pattern ENTRY =
      Pattern.compile(
          "(?im)^[ \\t]*@(?!comment|string|preamble|xdata)[a-z]+[ \\t]*[{(][ \\t]*[^\\s,{}=]+[ \\t]*,");

  @BeforeEach
  void dataIsThere() {
    assumeTrue(Files.isDirectory(SHARED), "no data in " + SHARED);
  }

  @Test
  void everyRecordOfTheSampleIsRead() throws IOException {
    Reading reading = Reading.of(SHARED.resolve("arxiv-30k.jsonl.gz"));
    assertEquals(List.of(), reading.problems());
    assertEquals(30_178, reading.records().size());
    long withTex =
        reading.records().stream()
            .map(Paper::title)
            .filter(title -> title.indexOf('\\') >= 0 || title.indexOf('$') >= 0)
            .count();
    assertTrue(withTex <= 30_178 / 1000, withTex + " titles keep a backslash or a dollar");
    long foldedOrBlank =
        reading.records().stream()
            .filter(paper -> paper.title().isBlank() || paper.title().contains("\n"))
            .count();
    assertEquals(0, foldedOrBlank);
  }

  @Test
  void everyRecordOfTheSnapshotIsRead() throws IOException {
    Reading reading = Reading.of(SHARED.resolve("arxiv-snapshot-249.jsonl"));
    assertEquals(List.of(), reading.problems());
    assertEquals(249, reading.records().size());
    for (Paper paper : reading.records()) {
      assertTrue(
          !paper.authors().isEmpty()
              && !paper.categories().isEmpty()
              && !paper.summary().isEmpty()
              && paper.latestVersion() > 0,
          paper::toString);
    }
  }

  @Test
  void everyAnswerOfArxivsInterfaceIsRead() throws IOException {
    Map<String, Integer> papers = new TreeMap<>();
    try (Stream<Path> answers = Files.list(SHARED.resolve("atom"))) {
      for (Path answer : answers.toList()) {
        Reading reading = Reading.of(answer);
        boolean error = answer.getFileName().toString().startsWith("id_abc");
        assertEquals(error ? 1 : 0, reading.problems().size(), answer + "\n" + reading.shown());
        papers.merge(error ? "error" : "read", reading.records().size(), Integer::sum);
        for (Paper paper : reading.records()) {
          assertTrue(
              !paper.title().isEmpty()
                  && !paper.authors().isEmpty()
                  && !paper.categories().isEmpty()
                  && !paper.summary().isEmpty()
                  && paper.latestVersion() > 0,
              paper::toString);
        }
      }
    }
    assertEquals(Map.of("error", 0, "read", 116), papers);
  }

  @Test
  void everySeedIsRead() throws IOException {
    Reading reading = Reading.of(SHARED.resolve("seed-abstracts.txt"));
    assertEquals(List.of(), reading.problems());
    assertEquals(
        List.of(
            "2312.09832", "2312.09256", "2312.01538", "2311.06224", "2311.03233", "2311.01906",
            "2310.05719", "2310.01165", "2309.11197", "2306.17759"),
        reading.records().stream().map(paper -> String.valueOf(paper.arxivId())).toList());
    assertTrue(reading.records().getFirst().summary().startsWith("Linear mode-connectivity (LMC)"));
    assertEquals("9 pages, 5 figures", reading.records().getFirst().comments());
    assertTrue(reading.records().getLast().summary().startsWith("In deep learning theory,"));
  }

  @Test
  void everyBibliographyIsReadEntryByEntry() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(SHARED.resolve("notes"))) {
      files = all.filter(file -> file.toString().endsWith(".bib")).sorted().toList();
    }
    assertTrue(files.size() > 100, files.size() + " bibliographies");
    for (Path file : files) {
      Reading reading = Reading.of(file);
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      long written = ENTRY.matcher(text).results().count();
      assertTrue(
          reading.records().size() >= written,
          file + ": " + reading.records().size() + " of " + written + " entries");
      assertTrue(
          reading.records().size() <= written + 2 + written / 50,
          file + ": " + reading.records().size() + " for " + written + " entries");
    }
  }
}

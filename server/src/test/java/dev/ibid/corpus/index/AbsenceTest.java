package dev.ibid.corpus.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ibid.corpus.Corpus;
import dev.ibid.corpus.Corpus.Absence;
import dev.ibid.paper.ArxivId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the absence of a paper proves that there is none. */
class AbsenceTest {
  @TempDir Path folder;

  private final StringBuilder ids = new StringBuilder();

  /** The papers of a month, {@code 2301.} or {@code math/0301}, whose numbers are {@code there}. */
  private void papers(String month, int digits, int upTo, IntPredicate there) {
    for (int number = 1; number <= upTo; number++) {
      if (there.test(number)) {
        ids.append(month)
            .append(("%0" + digits + "d").formatted(number))
            .append(" | | | | | | |\n");
      }
    }
  }

  private Corpus corpus() throws IOException {
    Path file = Files.writeString(folder.resolve("papers.txt"), ids);
    return CorpusIndex.open(
            List.of(file), folder.resolve("cache"), false, IndexProgress.SILENT, new LineSource())
        .corpus();
  }

  private static void assertAbsence(Absence expected, Corpus corpus, String id) {
    assertEquals(expected, corpus.absence(new ArxivId(id)), id);
  }

  @Test
  void aWholeMonthHasGapsThatNoPaperFills() throws IOException {
    papers("2301.", 5, 3000, number -> number % 100 != 50);
    papers("2302.", 5, 2500, number -> true);
    Corpus corpus = corpus();
    assertAbsence(Absence.PROVEN, corpus, "2301.00050");
    assertAbsence(Absence.PROVEN, corpus, "2301.03001");
    // February may not be over yet.
    assertAbsence(Absence.NEWER, corpus, "2302.02501");
    assertAbsence(Absence.NEWER, corpus, "2303.00001");
    assertAbsence(Absence.OPEN, corpus, "2212.00001");
    assertAbsence(Absence.OPEN, corpus, "math/0301001");
  }

  @Test
  void aSampleProvesNothing() throws IOException {
    papers("2301.", 5, 20_000, number -> number % 8 == 0);
    papers("2302.", 5, 20_000, number -> number % 20 != 0);
    Corpus corpus = corpus();
    assertAbsence(Absence.OPEN, corpus, "2301.00001");
    assertAbsence(Absence.OPEN, corpus, "2302.00020");
    assertAbsence(Absence.OPEN, corpus, "2303.00001");
  }

  @Test
  void theFirstPapersOfAMonthAreNotTheMonth() throws IOException {
    papers("2301.", 5, 300, number -> true);
    assertAbsence(Absence.OPEN, corpus(), "2301.00301");
  }

  @Test
  void aWrongIdentifierAmongTheSourcesOpensOnlyWhatItStandsIn() throws IOException {
    papers("2301.", 5, 2500, number -> number != 7);
    papers("2302.", 5, 2500, number -> number != 7);
    ids.append("2301.99999 | | | | | | |\n9912.00001 | | | | | | |\n");
    Corpus corpus = corpus();
    assertAbsence(Absence.PROVEN, corpus, "2301.00007");
    assertAbsence(Absence.OPEN, corpus, "2301.02501");
    assertAbsence(Absence.PROVEN, corpus, "2302.00007");
    assertAbsence(Absence.NEWER, corpus, "2303.00001");
  }

  @Test
  void identifiersOfTheOlderStyle() throws IOException {
    papers("math/0301", 3, 300, number -> number != 7);
    papers("hep-th/0301", 3, 300, number -> true);
    papers("math/0302", 3, 300, number -> true);
    papers("2301.", 5, 2500, number -> true);
    Corpus corpus = corpus();
    assertAbsence(Absence.PROVEN, corpus, "math/0301007");
    assertAbsence(Absence.PROVEN, corpus, "math/0301301");
    assertAbsence(Absence.PROVEN, corpus, "gr-qc/0301001");
    assertAbsence(Absence.OPEN, corpus, "math/0302301");
  }

  @Test
  void withoutPapers() throws IOException {
    assertAbsence(Absence.OPEN, corpus(), "2301.00001");
  }
}

package dev.ibid.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaperMergeTest {
  private static final ArxivId ID = new ArxivId("2311.01906");
  private static final Author HE = new Author("He", "Bobby");

  private static final Paper DUMP =
      new Paper(
          ID,
          null,
          "",
          List.of(),
          0,
          List.of(),
          "An abstract",
          "9 pages",
          "",
          0,
          0,
          List.of(),
          List.of(new Origin("seed.txt", 1, null)));

  private static final Paper BIB =
      new Paper(
          ID,
          new Doi("10.1/x"),
          "A title",
          List.of(HE),
          2023,
          List.of("cs.LG"),
          "Another abstract",
          "",
          "Journal 1",
          2,
          0,
          List.of(new CiteKey("he2023"), new CiteKey("old")),
          List.of(new Origin("refs.bib", 7, new CiteKey("he2023"))));

  @Test
  void eachFieldComesFromTheFirstThatHasIt() {
    Paper merged = PaperMerge.merge(List.of(DUMP, BIB));
    assertEquals("A title", merged.title());
    assertEquals("An abstract", merged.summary());
    assertEquals("9 pages", merged.comments());
    assertEquals(List.of(HE), merged.authors());
    assertEquals(2023, merged.year());
    assertEquals(new Doi("10.1/x"), merged.doi());
    assertEquals("Journal 1", merged.journalReference());
    assertEquals("Another abstract", PaperMerge.merge(List.of(BIB, DUMP)).summary());
  }

  @Test
  void nothingOfThemIsLost() {
    Paper third =
        new Paper(
            ID,
            null,
            "",
            List.of(),
            0,
            List.of(),
            "",
            "",
            "",
            5,
            0,
            List.of(new CiteKey("old"), new CiteKey("new")),
            List.of(new Origin("more.bib", 1, new CiteKey("new"))));
    Paper merged = PaperMerge.merge(List.of(DUMP, BIB, third));
    assertEquals(
        List.of(new CiteKey("he2023"), new CiteKey("old"), new CiteKey("new")), merged.keys());
    assertEquals(
        List.of("seed.txt", "refs.bib", "more.bib"),
        merged.origins().stream().map(Origin::source).toList());
    assertEquals(5, merged.latestVersion());
  }

  @Test
  void oneRecordIsThePaper() {
    assertSame(BIB, PaperMerge.merge(List.of(BIB)));
    assertEquals(BIB, PaperMerge.merge(List.of(BIB, BIB)));
  }

  @Test
  void aPaperIsCalledByItsBestName() {
    assertEquals("A title", BIB.label());
    assertEquals("arXiv:2311.01906", DUMP.label());
  }
}

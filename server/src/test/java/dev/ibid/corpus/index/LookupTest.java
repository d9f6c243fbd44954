package dev.ibid.corpus.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ibid.corpus.Corpus;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookupTest {
  @TempDir static Path folder;
  private static Corpus corpus;

  @BeforeAll
  static void open() throws IOException {
    corpus = ExampleSources.open(folder);
  }

  @Test
  void aPaperIsTheSameUnderAllItsNames() {
    Paper byId = corpus.byArxivId(new ArxivId("2312.09832"));
    assertNotNull(byId);
    assertEquals(byId, corpus.byKey(new CiteKey("altintas2023disentangling")));
    assertEquals(byId, corpus.byDoi(new Doi("10.48550/arXiv.2312.09832")));
    assertEquals(
        "On the cohomology of Łojasiewicz gradient flows",
        corpus.byDoi(new Doi("10.1007/S00222-005-0454-1")).title());
    assertEquals("Deep Learning", corpus.byKey(new CiteKey("lecun2015")).title());
  }

  @Test
  void whatSourcesSayOfAPaperIsBroughtTogether() {
    Paper paper = corpus.byArxivId(new ArxivId("2312.09832"));
    assertEquals("Disentangling Linear Mode-Connectivity", paper.title());
    assertTrue(paper.summary().startsWith("Linear mode-connectivity"));
    assertEquals("Altıntaş", paper.authors().getFirst().family());
    assertEquals(2, paper.origins().size());
    assertEquals(folder.resolve("abstracts.txt").toString(), paper.origins().getFirst().source());
    assertEquals(ExampleSources.PAPERS, corpus.size());
  }

  @Test
  void whatIsNotThereIsNull() {
    assertNull(corpus.byArxivId(new ArxivId("2312.09833")));
    assertNull(corpus.byKey(new CiteKey("Lecun2015")));
    assertNull(corpus.byKey(new CiteKey("")));
    assertNull(corpus.byKey(new CiteKey("k".repeat(100_000))));
    assertNull(corpus.byDoi(new Doi("10.1000/none")));
  }

  @ParameterizedTest
  @CsvSource({
    "23, 8, 2312.09832",
    "2312, 3, 2312.09832",
    "2312.09, 2, 2312.09832",
    "2312.09256, 1, 2312.09256",
    "2312.09256v2, 1, 2312.09256",
    "ma, 1, math/0309136",
    "math.GT/03, 1, math/0309136",
    "HEP-TH/, 1, hep-th/9711200",
    "'', 10, 2312.09832"
  })
  void identifiersAreFoundByTheirBeginningNewestFirst(String prefix, int count, String first) {
    Corpus.Hits hits = corpus.withIdPrefix(prefix, 100);
    assertEquals(count, hits.papers().size());
    assertEquals(first, hits.papers().getFirst().arxivId().value());
    assertTrue(hits.complete());
  }

  @Test
  void aListThatIsCutSaysSo() {
    assertFalse(corpus.withIdPrefix("23", 3).complete());
    assertEquals(
        List.of("2312.09832", "2312.09256", "2312.01538"),
        corpus.withIdPrefix("23", 3).papers().stream().map(p -> p.arxivId().value()).toList());
    assertFalse(corpus.withKeyPrefix("", 3).complete());
    assertEquals(Corpus.Hits.NONE, corpus.withIdPrefix("x", 3));
    assertTrue(corpus.withIdPrefix("23", Integer.MAX_VALUE).complete());
  }

  @Test
  void keysAreFoundByTheirBeginningCaseAside() {
    assertEquals(
        List.of("Simplifying Transformer Blocks"),
        corpus.withKeyPrefix("he2023S", 5).papers().stream().map(Paper::title).toList());
    assertEquals(
        List.of("altintas2023disentangling", "ding2023recurrent"),
        corpus.withKeyPrefix("", 2).papers().stream()
            .map(p -> p.keys().getFirst().value())
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "2312.09833, 2312.09832",
    "2312.9832, 2312.09832",
    "2312.098322, 2312.09832",
    "2312.09382, 2312.09832",
    "231209832, 2312.09832",
    "2313.09832, 2312.09832",
    "3212.09832, 2312.09832",
    "2311.0906, 2311.01906",
    "2311.0196, 2311.01906",
    "math/030913, math/0309136",
    "maht/0309136, math/0309136",
    "2301.0001, ",
    "nonsense, ",
    "'', "
  })
  void identifiersOneSlipAwayAreFound(String written, String near) {
    List<String> found = corpus.near(written, 5).stream().map(p -> p.arxivId().value()).toList();
    assertEquals(near == null ? List.of() : List.of(near), found);
  }

  @ParameterizedTest
  @CsvSource({
    "2301.0001, 2301.00001",
    "2313.00001, 2312.00001",
    "2312.09833, 2312.09832",
    "2312.09823, 2312.09832"
  })
  void theLikeliestSlipComesFirst(String written, String likeliest) {
    List<ArxivId> near = NearIds.of(written);
    List<ArxivId> first = near.subList(0, Math.min(8, near.size()));
    assertTrue(first.contains(new ArxivId(likeliest)), first::toString);
    assertFalse(near.contains(new ArxivId(written)));
  }

  @ParameterizedTest
  @CsvSource({
    "he2023simplifying, He2023Simplifying",
    "He2023Simplifing, He2023Simplifying",
    "lecun2051, lecun2015",
    "lecnu2051, lecun2015",
    "nocishaped, noci_shaped",
    "lecun20, lecun2015",
    "lecun, ",
    "lecun2015, "
  })
  void keysASlipOrTwoAwayAreFound(String written, String near) {
    List<String> found = corpus.nearKeys(written, 5).stream().map(CiteKey::value).toList();
    assertEquals(near == null ? List.of() : List.of(near), found);
  }
}

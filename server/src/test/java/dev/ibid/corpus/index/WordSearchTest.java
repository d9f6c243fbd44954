package dev.ibid.corpus.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ibid.corpus.Corpus;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordSearchTest {
  @TempDir static Path folder;
  private static Corpus corpus;

  @BeforeAll
  static void open() throws IOException {
    corpus = ExampleSources.open(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "disentangling linear mode, Disentangling Linear",
    "linear dis, Disentangling Linear",
    "altintas 2023, Disentangling Linear",
    "ALTINTAŞ, Disentangling Linear",
    "altıntaş loss landscapes, Disentangling Linear",
    "mode connectivity, Disentangling Linear",
    "mode-conn, Disentangling Linear",
    "modeconnectivity, Disentangling Linear",
    "'modeconn', Disentangling Linear",
    "altintas2023, Disentangling Linear",
    "2312.09832, Disentangling Linear",
    "arXiv:2312.09832v1, Disentangling Linear",
    "https://arxiv.org/abs/2312.09832, Disentangling Linear",
    "10.48550/arXiv.2312.09832, Disentangling Linear",
    "2312 , ",
    "2312.09 localized, LIME",
    "10.1038/nature14539, Deep Learning",
    "math/0309136, On the cohomology",
    "math.GT/0309136, On the cohomology",
    "lojasiewicz, On the cohomology",
    "obrien, On the cohomology",
    "o'brien schrodinger, On the cohomology",
    "navier stokes, On the cohomology",
    "grossmann aether, On the cohomology",
    "stat.ML, The Shaped Transformer",
    "he simplifying, Simplifying Transformer",
    "deep learning, Deep Learning",
    "deep learning theory, The Shaped Transformer",
    // Of these words some stand in the title or the names, others in the abstract alone.
    "imfeld merges, Transformer Fusion",
    "merges with optimal, Transformer Fusion",
    "landscapes altintas2023, Disentangling Linear",
    "one-hop filtering, Recurrent Distance",
    "filtering onehop, Recurrent Distance",
    "cs.lg message-pass, Recurrent Distance",
    "2311.0 recipe, Simplifying Transformer",
    "recipe is simplifying of, Simplifying Transformer",
    "the large n limit, The Large N Limit",
    "large n, The Large N Limit",
    "プログラミング, 文芸的プログラミング",
    "文芸, 文芸的プログラミング",
    "multi-literate, ",
    "dissentangling linear, Disentangling Linear",
    "maldacina, The Large N Limit",
    "simplifyng transfomer, ",
    "transfomer blocks, Simplifying Transformer",
    "zzzz, ",
    "'- - -', "
  })
  void theBestHitIs(String typed, String title) {
    List<Paper> papers = corpus.search(typed, 20).papers();
    if (title == null) {
      assertEquals(List.of(), papers);
    } else {
      assertFalse(papers.isEmpty(), "nothing found");
      assertTrue(papers.getFirst().title().startsWith(title), papers.getFirst().title());
    }
  }

  @Test
  void everyPrefixOfATitleFindsItsPaper() {
    for (Paper paper : corpus.search("", 100).papers()) {
      for (int end = 1; end <= paper.title().length(); end++) {
        String typed = paper.title().substring(0, end);
        if (Words.of(typed).isEmpty()) {
          continue;
        }
        assertTrue(corpus.search(typed, 100).papers().contains(paper), () -> typed + " -> nothing");
      }
      assertEquals(paper, corpus.search(paper.title(), 100).papers().getFirst());
    }
  }

  @Test
  void whatWasTypedBeforeDoesNotChangeWhatIsFound() throws IOException {
    for (String typed : List.of("deep learning theory", "linear landscapes", "large n limit")) {
      for (int letters = 1; letters <= typed.length(); letters++) {
        String beginning = typed.substring(0, letters);
        Corpus fresh = ExampleSources.open(folder);
        assertEquals(fresh.search(beginning, 20), corpus.search(beginning, 20), beginning);
      }
    }
  }

  @Test
  void aBlankEndsTheLastWord() {
    assertEquals(1, corpus.search("lim", 20).papers().stream().filter(this::isLime).count());
    assertEquals(0, corpus.search("lim ", 20).papers().stream().filter(this::isLime).count());
  }

  private boolean isLime(Paper paper) {
    return paper.title().startsWith("LIME");
  }

  @Test
  void titlesComeBeforeAbstracts() {
    List<Paper> papers = corpus.search("fusion", 20).papers();
    assertEquals("Transformer Fusion with Optimal Transport", papers.getFirst().title());
    papers = corpus.search("simple", 20).papers();
    assertEquals(2, papers.size());
  }

  @Test
  void anEmptySearchIsForTheNewest() {
    assertEquals(
        "Disentangling Linear Mode-Connectivity", corpus.search("", 3).papers().getFirst().title());
    assertEquals(3, corpus.search("  ", 3).papers().size());
    assertFalse(corpus.search("", 3).complete());
    assertTrue(corpus.search("", ExampleSources.PAPERS).complete());
  }

  @Test
  void aListThatIsCutSaysSo() {
    assertFalse(corpus.search("transformer", 2).complete());
    assertTrue(corpus.search("transformer", 20).complete());
    assertEquals(2, corpus.search("transformer", 2).papers().size());
  }

  @Test
  void anythingMayBeTyped() {
    corpus.search("*:* AND foo~2 OR (bar", 5);
    corpus.search("x".repeat(100_000), 5);
    corpus.search("word ".repeat(10_000), 5);
    corpus.search("\ud800 \u0000 \uffff", 5);
    corpus.search("10.1/" + "x".repeat(50_000), 5);
    corpus.search("a-".repeat(5_000) + "a", 5);
  }

  @ParameterizedTest
  @CsvSource({
    "simplifying transformer blocks, Simplifying Transformer",
    "blocks transformer simplifying, Simplifying Transformer",
    "simplifying transfomer blocks, Simplifying Transformer",
    "simplifyng transformer blocks, Simplifying Transformer",
    "simplifying transformer blocs, Simplifying Transformer",
    "disentangling linear conectivity, Disentangling Linear",
    "simplifyng transfomer blocks, ",
    // One of two words says too little, and what only an abstract has is in no title.
    "transfomer blocks, ",
    "simplifying transformer parallel blocks wide deep, "
  })
  void theTitleOfTheseWordsIs(String words, String title) {
    List<Paper> papers = corpus.titledLike(List.of(words.split(" ")), 8);
    List<String> titles = papers.stream().map(Paper::title).toList();
    if (title == null) {
      assertEquals(List.of(), titles);
    } else {
      assertTrue(!titles.isEmpty() && titles.getFirst().startsWith(title), titles::toString);
    }
  }
}

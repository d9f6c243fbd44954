package dev.ibid.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CiteKeyPatternTest {

  private static Paper paper(String family, int year, String title) {
    List<Author> authors = family.isEmpty() ? List.of() : List.of(new Author(family, "A."));
    return new Paper(
        new ArxivId("math/0309136"),
        null,
        title,
        authors,
        year,
        List.of(),
        "",
        "",
        "",
        1,
        0,
        List.of(),
        List.of());
  }

  private static String key(String template, Paper paper, String... taken) {
    Set<String> known = Set.of(taken);
    return new CiteKeyPattern(template).keyFor(paper, key -> known.contains(key.value())).value();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      textBlock =
          """
          He | Simplifying Transformer Blocks -> he2023simplifying
          Altıntaş | Disentangling Linear Mode-Connectivity -> altintas2023disentangling
          Stanić | The Languini Kitchen -> stanic2023languini
          van den Oord | WaveNet: A Model -> oord2023wavenet
          Von Neumann | On the Theory of Games -> vonneumann2023theory
          de | A Title -> de2023title
          O'Neil | Étale Cohomology -> oneil2023etale
          Łojasiewicz | Über Größe -> lojasiewicz2023uber
          Þórsson | Æther -> thorsson2023aether
          Sjöstrand Jr. | Do -> sjostrandjr2023
          Erdős | 3-Manifolds -> erdos20233
          王 | 图 神经网络 -> arxiv2023
          The DELPHI Collaboration | Mass of the W -> thedelphicollaboration2023mass
          """)
  void isAuthorYearAndWordByDefault(String paper, String key) {
    String[] parts = paper.split(" \\| ");
    assertEquals(key, key(CiteKeyPattern.USUAL.template(), paper(parts[0], 2023, parts[1])));
  }

  @Test
  void aKeyThatIsTakenGetsALetter() {
    Paper paper = paper("He", 2023, "Blocks");
    assertEquals("he2023blocksa", key("{author}{year}{word}", paper, "he2023blocks"));
    assertEquals(
        "he2023blocksc",
        key("{author}{year}{word}", paper, "he2023blocks", "he2023blocksa", "he2023blocksb"));
    assertEquals(
        "he2023blocks-26",
        new CiteKeyPattern("{author}{year}{word}")
            .keyFor(paper, key -> !key.value().endsWith("-26"))
            .value());
  }

  @ParameterizedTest
  @CsvSource({
    "{Author}{yy}, He23",
    "{Author}:{year}:{Word}, He:2023:Blocks",
    "{id}, math0309136",
    "arxiv.{id}, arxiv.math0309136",
    "{word}_{author}, blocks_he"
  })
  void otherPatterns(String template, String key) {
    assertNull(CiteKeyPattern.problemOf(template));
    assertEquals(key, key(template, paper("He", 2023, "Blocks")));
  }

  @Test
  void whatIsNotKnownLeavesNoMarks() {
    assertEquals("he", key("{author}-{year}-{word}", paper("He", 0, "")));
    assertEquals("he:blocks", key("{author}:{year}:{word}", paper("He", 0, "Blocks")));
    assertEquals("arxivmath0309136", key("{year}{word}", paper("", 0, "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "key", "{month}", "{author} {year}", "{author}/{year}", "{author"})
  void whatMakesNoKeysIsNoPattern(String template) {
    assertNotNull(CiteKeyPattern.problemOf(template));
  }
}

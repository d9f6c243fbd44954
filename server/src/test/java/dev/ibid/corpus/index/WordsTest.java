package dev.ibid.corpus.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "Altıntaş, altintas",
    "ALTINTAŞ, altintas",
    "İstanbul, istanbul",
    "Łojasiewicz, lojasiewicz",
    "Großmann, grossmann",
    "GROẞMANN, grossmann",
    "Æther, aether",
    "Øystein, oystein",
    "Đặng, dang",
    "ﬁne, fine",
    "𝒪, o",
    "Ἀθηνᾶ, αθηνα",
    "Λόγος, λογοσ",
    "हिन्दी, हिन्दी"
  })
  void accentsAndCaseAreFolded(String text, String word) {
    assertEquals(List.of(word), Words.of(text));
  }

  @Test
  void compoundsAreFoundInPiecesAndWhole() {
    assertEquals(
        List.of("mode", "connectivity", "modeconnectivity"), Words.of("Mode-Connectivity"));
    assertEquals(List.of("navier", "stokes", "navierstokes"), Words.of("Navier–Stokes"));
    assertEquals(List.of("o", "brien", "obrien"), Words.of("O’Brien"));
    assertEquals(List.of("gpt", "4", "gpt4", "is"), Words.of("GPT-4 is"));
  }

  @Test
  void marksAroundWordsAreNotPartOfThem() {
    assertEquals(List.of("a", "b", "c"), Words.of(" --a-- (b), 'c' - "));
    assertEquals(List.of(), Words.of("- ' . …"));
    assertEquals(List.of(), Words.of(""));
  }

  @Test
  void scriptsWithoutBlanksAreFoundByCharacter() {
    assertEquals(List.of("深", "層", "学", "習", "deep"), Words.of("深層学習deep"));
  }

  @Test
  void aWordWithoutEndIsCut() {
    assertEquals(List.of("x".repeat(Words.LONGEST)), Words.of("x".repeat(100_000)));
  }

  @Test
  void anyTextIsSplitWithoutFailing() {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c <= 0xffff; c++) {
      all.append((char) c).append(c % 3 == 0 ? " " : "");
    }
    assertTrue(Words.of(all.toString()).stream().noneMatch(String::isEmpty));
  }
}

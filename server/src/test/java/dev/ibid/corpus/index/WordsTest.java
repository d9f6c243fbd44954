package dev.ibid.corpus.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
  void wordsAsBytesAreTheSameWords() {
    Random random = new Random(7);
    String characters = "aZ09 -'._,(\n\0~é’層";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      int kinds = round % 2 == 0 ? characters.length() - 3 : characters.length();
      for (int left = random.nextInt(round % 100 == 0 ? 300 : 20); left > 0; left--) {
        text.append(characters.charAt(random.nextInt(kinds)));
      }
      if (round % 50 == 0) {
        text.append("x".repeat(random.nextInt(60))).append('-').append("y".repeat(50));
      }
      WordBytes words = new WordBytes(true);
      words.addWordsOf(text.toString());
      assertEquals(Words.of(text.toString()), strings(words), text::toString);
    }
  }

  @Test
  void beginningsAreThoseOfAllWordsOnce() {
    WordBytes words = new WordBytes(true);
    words.addWordsOf("an and Anna étale 𝒪x");
    WordBytes beginnings = new WordBytes(true);
    beginnings.addBeginningsOf(words, 3);
    assertEquals(
        List.of("a", "an", "and", "ann", "e", "et", "eta", "o", "ox"), strings(beginnings));
  }

  private static List<String> strings(WordBytes words) {
    List<String> strings = new ArrayList<>();
    for (int word = 0; word < words.size(); word++) {
      int begin = words.begin(word);
      strings.add(new String(words.bytes(), begin, words.end(word) - begin, UTF_8));
    }
    return strings;
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

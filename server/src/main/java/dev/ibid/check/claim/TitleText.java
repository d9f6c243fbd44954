package dev.ibid.check.claim;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A title, or what may be one, in the forms that are compared.
 *
 * @param text as people read it
 * @param squeezed its letters and digits alone, in lower case and without accents
 * @param words the same, word by word
 * @param content the words that say something: without articles and prepositions, but with {@code
 *     not}, {@code no} and {@code without}, which tell two titles apart
 */
public record TitleText(String text, String squeezed, List<String> words, List<String> content) {

  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          "a", "an", "the", "of", "for", "in", "on", "to", "and", "with", "by", "from", "via", "is",
          "are", "at", "as", "or", "its", "be", "using", "through", "into", "towards", "toward",
          "s", "under", "over", "it", "that", "this", "how", "what", "do", "does", "can", "we");

  /** What {@code text} is when compared; any text will do. */
  public static TitleText of(String text) {
    String folded = folded(text);
    List<String> words = new ArrayList<>();
    List<String> content = new ArrayList<>();
    StringBuilder squeezed = new StringBuilder(folded.length());
    int begin = -1;
    for (int at = 0; at <= folded.length(); at++) {
      boolean inWord = at < folded.length() && isWordCharacter(folded.charAt(at));
      if (inWord && begin < 0) {
        begin = at;
      } else if (!inWord && begin >= 0) {
        String word = folded.substring(begin, at);
        words.add(word);
        squeezed.append(word);
        if (!FUNCTION_WORDS.contains(word)) {
          content.add(word);
        }
        begin = -1;
      }
    }
    return new TitleText(text, squeezed.toString(), words, content);
  }

  /** The letters and digits of {@code text}, in lower case and without accents. */
  public static String squeeze(String text) {
    String folded = folded(text);
    StringBuilder squeezed = new StringBuilder(folded.length());
    for (int at = 0; at < folded.length(); at++) {
      char c = folded.charAt(at);
      if (isWordCharacter(c)) {
        squeezed.append(c);
      }
    }
    return squeezed.toString();
  }

  private static String folded(String text) {
    boolean ascii = true;
    for (int at = 0; at < text.length() && ascii; at++) {
      ascii = text.charAt(at) < 0x80;
    }
    if (ascii) {
      return text.toLowerCase(Locale.ROOT);
    }
    String parted = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(parted.length());
    for (int at = 0; at < parted.length(); at++) {
      char c = parted.charAt(at);
      switch (c) {
        case 'ı' -> folded.append('i');
        case 'ß' -> folded.append("ss");
        case 'ø' -> folded.append('o');
        case 'æ' -> folded.append("ae");
        case 'ł' -> folded.append('l');
        case 'đ', 'ð' -> folded.append('d');
        // As arXiv's titles have the root that a bibliography writes in TeX.
        case '√' -> folded.append("sqrt ");
        default -> {
          if (c < '\u0300' || c > '\u036f') {
            folded.append(c);
          }
        }
      }
    }
    return folded.toString();
  }

  private static boolean isWordCharacter(char c) {
    return c < 0x80
        ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
        : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  boolean isLatin() {
    long letters = squeezed.chars().filter(Character::isLetter).count();
    long latin = squeezed.chars().filter(c -> c < 0x250 && Character.isLetter(c)).count();
    return latin * 10 >= letters * 9;
  }

  /** Whether both have the same words that say something, in any order. */
  boolean hasContentOf(TitleText other) {
    return content.size() == other.content.size()
        && content.stream().sorted().toList().equals(other.content.stream().sorted().toList());
  }
}

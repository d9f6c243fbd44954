package dev.ibid.corpus.index;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Splits text into the words that a search compares: lower case, without accents and hyphens. */
final class Words {
  private Words() {}

  /** Longer words are cut, in the index and in a search alike. In UTF-16 units. */
  static final int LONGEST = 48;

  /** Words so common in abstracts that they tell nothing about a paper. */
  private static final Set<String> COMMON =
      Set.of(
          "a", "an", "and", "are", "as", "at", "be", "been", "by", "can", "for", "from", "has",
          "have", "however", "in", "into", "is", "it", "its", "of", "on", "or", "our", "such",
          "that", "the", "their", "these", "they", "this", "to", "was", "we", "were", "which",
          "with");

  /**
   * What stands between two blanks, as far as it is words.
   *
   * @param pieces at least one word; several where hyphens, apostrophes and the like part them
   */
  record Compound(List<String> pieces) {

    /** The pieces as one word: {@code modeconnectivity}. */
    String joined() {
      return Words.joined(pieces);
    }
  }

  private static String joined(List<String> pieces) {
    return pieces.size() == 1 ? pieces.getFirst() : cut(String.join("", pieces));
  }

  static boolean isCommon(String word) {
    return COMMON.contains(word);
  }

  /** The words of {@code text} for the index: all pieces, and compounds whole as well. */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>(text.length() / 6 + 1);
    split(
        fold(text),
        pieces -> {
          for (String piece : pieces) {
            words.add(piece);
          }
          if (pieces.size() > 1) {
            words.add(joined(pieces));
          }
        });
    return words;
  }

  static List<Compound> compounds(String text) {
    List<Compound> compounds = new ArrayList<>();
    split(fold(text), pieces -> compounds.add(new Compound(List.copyOf(pieces))));
    return compounds;
  }

  /**
   * Hands over the pieces of compound after compound, in a list that is used again for the next.
   */
  private static void split(String folded, Consumer<List<String>> compound) {
    List<String> pieces = new ArrayList<>(4);
    int length = folded.length();
    int begin = -1;
    for (int at = 0; at < length; ) {
      int c = folded.codePointAt(at);
      int next = at + Character.charCount(c);
      boolean alone = standsAlone(c);
      boolean inWord = !alone && isWordCharacter(c);
      if (inWord && begin < 0) {
        begin = at;
      } else if (!inWord && begin >= 0) {
        pieces.add(cut(folded.substring(begin, at)));
        begin = -1;
        boolean goesOn = joins(c) && next < length && isWordCharacter(folded.codePointAt(next));
        if (!goesOn) {
          handOver(pieces, compound);
        }
      }
      if (alone) {
        handOver(pieces, compound);
        pieces.add(folded.substring(at, next));
        handOver(pieces, compound);
      }
      at = next;
    }
    if (begin >= 0) {
      pieces.add(cut(folded.substring(begin)));
    }
    handOver(pieces, compound);
  }

  private static void handOver(List<String> pieces, Consumer<List<String>> to) {
    if (!pieces.isEmpty()) {
      to.accept(pieces);
      pieces.clear();
    }
  }

  /** Lower case, compatibility forms resolved, and the accents of alphabets dropped. */
  static String fold(String text) {
    boolean ascii = true;
    for (int at = 0; at < text.length() && ascii; at++) {
      ascii = text.charAt(at) < 0x80;
    }
    if (ascii) {
      return text.toLowerCase(Locale.ROOT);
    }
    String parted = Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(parted.length() + 8);
    for (int at = 0; at < parted.length(); at++) {
      fold(parted.charAt(at), folded);
    }
    return folded.toString();
  }

  private static void fold(char original, StringBuilder to) {
    char c = Character.toLowerCase(original);
    if (c < 0x80) {
      to.append(c);
      return;
    }
    switch (c) {
      case 'ı' -> to.append('i');
      case 'ß' -> to.append("ss");
      case 'ø' -> to.append('o');
      case 'æ' -> to.append("ae");
      case 'œ' -> to.append("oe");
      case 'ł' -> to.append('l');
      case 'đ', 'ð' -> to.append('d');
      case 'þ' -> to.append("th");
      case 'ħ' -> to.append('h');
      case 'ŋ' -> to.append('n');
      case 'ς' -> to.append('σ');
      default -> {
        boolean accent = c >= '\u0300' && c <= '\u036f';
        boolean invisible = c == '\u00ad' || (c >= '\u200b' && c <= '\u200d') || c == '\ufeff';
        if (!accent && !invisible) {
          to.append(c);
        }
      }
    }
  }

  private static boolean isWordCharacter(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean joins(int c) {
    return switch (c) {
      case '-', '\'', '.', '_', '’', 'ʼ', '‐', '‑', '–', '−' -> true;
      default -> false;
    };
  }

  /** Scripts that put no blanks between words: each of their characters is taken for a word. */
  private static boolean standsAlone(int c) {
    return c >= 0x3040 && (Character.isIdeographic(c) || (c >= 0x3041 && c <= 0x30fe));
  }

  private static String cut(String word) {
    if (word.length() <= LONGEST) {
      return word;
    }
    int end = Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return word.substring(0, end);
  }
}

package dev.ibid.corpus.index;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Splits text into the words that a search compares: lower case, without accents and hyphens. */
final class Words {
  private Words() {}

  /** Longer words are cut, in the index and in a search alike. In UTF-16 units. */
  static final int LONGEST = 48;

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
    if (pieces.size() == 1) {
      return pieces.getFirst();
    }
    String all = String.join("", pieces);
    return all.substring(0, cut(all, 0, all.length()));
  }

  private static final boolean[] ASCII_WORD = new boolean[0x80];

  static {
    Arrays.fill(ASCII_WORD, 'a', 'z' + 1, true);
    Arrays.fill(ASCII_WORD, '0', '9' + 1, true);
  }

  /** Takes the pieces of one compound after the other. */
  interface Pieces {

    /** A piece is what {@code folded} has from {@code begin} to {@code end}, in UTF-16 units. */
    void piece(String folded, int begin, int end);

    /** The pieces since the last call make one compound. */
    void compound();
  }

  /** The words of {@code text} for the index: all pieces, and compounds whole as well. */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>(text.length() / 6 + 1);
    for (Compound compound : compounds(text)) {
      words.addAll(compound.pieces);
      if (compound.pieces.size() > 1) {
        words.add(compound.joined());
      }
    }
    return words;
  }

  static List<Compound> compounds(String text) {
    List<Compound> compounds = new ArrayList<>();
    List<String> pieces = new ArrayList<>(4);
    split(
        text,
        new Pieces() {
          @Override
          public void piece(String folded, int begin, int end) {
            pieces.add(folded.substring(begin, end));
          }

          @Override
          public void compound() {
            compounds.add(new Compound(List.copyOf(pieces)));
            pieces.clear();
          }
        });
    return compounds;
  }

  /** Hands over the pieces of compound after compound; none is empty. */
  static void split(String text, Pieces to) {
    String folded = fold(text);
    int length = folded.length();
    int begin = -1;
    boolean inCompound = false;
    for (int at = 0; at < length; ) {
      int c = folded.charAt(at);
      int next = at + 1;
      boolean alone = false;
      boolean inWord;
      if (c < 0x80) {
        inWord = ASCII_WORD[c];
      } else {
        c = folded.codePointAt(at);
        next = at + Character.charCount(c);
        alone = standsAlone(c);
        inWord = !alone && isWordCharacter(c);
      }
      if (inWord && begin >= 0) {
        at = next;
        continue;
      }
      if (inWord) {
        begin = at;
      } else if (begin >= 0) {
        to.piece(folded, begin, cut(folded, begin, at));
        inCompound = joins(c) && next < length && isWordCharacter(folded.codePointAt(next));
        if (!inCompound) {
          to.compound();
        }
        begin = -1;
      }
      if (alone) {
        if (inCompound) {
          to.compound();
          inCompound = false;
        }
        to.piece(folded, at, next);
        to.compound();
      }
      at = next;
    }
    if (begin >= 0) {
      to.piece(folded, begin, cut(folded, begin, length));
      inCompound = true;
    }
    if (inCompound) {
      to.compound();
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

  static boolean isWordCharacter(int c) {
    if (c < 0x80) {
      return ASCII_WORD[c];
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  static boolean joins(int c) {
    return switch (c) {
      case '-', '\'', '.', '_', '’', 'ʼ', '‐', '‑', '–', '−' -> true;
      default -> false;
    };
  }

  /** Scripts that put no blanks between words: each of their characters is taken for a word. */
  private static boolean standsAlone(int c) {
    return c >= 0x3040 && (Character.isIdeographic(c) || (c >= 0x3041 && c <= 0x30fe));
  }

  /** Where the word from {@code begin} ends when it may be no longer than {@link #LONGEST}. */
  static int cut(String text, int begin, int end) {
    if (end - begin <= LONGEST) {
      return end;
    }
    int last = begin + LONGEST - 1;
    return Character.isHighSurrogate(text.charAt(last)) ? last : last + 1;
  }
}

package dev.ibid.tex;

import java.text.Normalizer;

/** Accents upon letters. */
final class TexAccents {
  private TexAccents() {}

  /**
   * Appends {@code base} with a combining {@code mark} on its first letter, composed where Unicode
   * has such a letter.
   *
   * @param onEach whether the mark runs over all of the base, as a line above it does
   */
  static void append(StringBuilder out, String base, char mark, boolean onEach) {
    if (base.isEmpty()) {
      return;
    }
    StringBuilder marked = new StringBuilder(base.length() + 2);
    for (int at = 0; at < base.length(); ) {
      int letter = base.codePointAt(at);
      marked.appendCodePoint(undotted(letter));
      if (at == 0 || (onEach && !Character.isWhitespace(letter))) {
        marked.append(mark);
      }
      at += Character.charCount(letter);
    }
    out.append(Normalizer.normalize(marked, Normalizer.Form.NFC));
  }

  /** TeX sets accents on the dotless letters, Unicode on the dotted ones. */
  private static int undotted(int letter) {
    return switch (letter) {
      case 'ı' -> 'i';
      case 'ȷ' -> 'j';
      default -> letter;
    };
  }
}

package dev.ibid.tex;

/**
 * Text of bibliographies and of arXiv's records, where TeX stands among plain words, made into
 * Unicode on one line: accents, symbols, math, dashes and quotes. Any text is accepted, and what is
 * not understood stays readable.
 *
 * <p>Source of the accents and symbols: LaTeX2e's and amssymb's symbol tables.
 */
public final class TexText {
  private TexText() {}

  /** The text on one line: folded lines are joined and blanks squeezed. */
  public static String line(String text) {
    int begin = 0;
    int end = text.length();
    while (begin < end && isSpace(text.charAt(begin))) {
      begin++;
    }
    while (end > begin && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return converted(begin == 0 && end == text.length() ? text : text.substring(begin, end));
  }

  private static String converted(String line) {
    boolean blank = false;
    boolean squeezed = true;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      boolean space = isSpace(c);
      squeezed &= !space || (!blank && c == ' ');
      if (!space && isMarkup(line, at, c)) {
        return TexConversion.convert(line);
      }
      blank = space;
    }
    return squeezed ? line : squeeze(line);
  }

  private static String squeeze(String line) {
    StringBuilder squeezed = new StringBuilder(line.length());
    int begin = 0;
    for (int at = 0; at < line.length(); at++) {
      if (isSpace(line.charAt(at))) {
        squeezed.append(line, begin, at).append(' ');
        while (at + 1 < line.length() && isSpace(line.charAt(at + 1))) {
          at++;
        }
        begin = at + 1;
      }
    }
    return squeezed.append(line, begin, line.length()).toString();
  }

  /**
   * The text with its folded lines joined, and a line feed before each paragraph that follows
   * another. A paragraph begins behind an empty line.
   */
  public static String paragraphs(String text) {
    return paragraphs(text, false);
  }

  /** As {@link #paragraphs}; a line that begins with blanks begins one too, as arXiv has it. */
  public static String indentedParagraphs(String text) {
    return paragraphs(text, true);
  }

  private static String paragraphs(String text, boolean indented) {
    StringBuilder all = null;
    int begin = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      if (beginsParagraph(text, at + 1, indented)) {
        all = all == null ? new StringBuilder(text.length()) : all;
        addParagraph(all, text.substring(begin, at));
        begin = at + 1;
      }
    }
    if (all == null) {
      return line(text);
    }
    addParagraph(all, text.substring(begin));
    return all.toString();
  }

  private static boolean beginsParagraph(String text, int line, boolean indented) {
    int at = line;
    while (at < text.length() && text.charAt(at) != '\n' && isSpace(text.charAt(at))) {
      at++;
    }
    return at < text.length() && (text.charAt(at) == '\n' || (indented && at > line));
  }

  private static void addParagraph(StringBuilder all, String paragraph) {
    String line = line(paragraph);
    if (!line.isEmpty()) {
      all.append(all.isEmpty() ? "" : "\n").append(line);
    }
  }

  private static boolean isMarkup(String text, int at, char c) {
    if (c > '~' || (c >= 'a' && c <= 'z')) {
      return false;
    }
    return switch (c) {
      case '\\', '$', '{', '}', '^', '_', '~', '`' -> true;
      case '-', '\'' -> at + 1 < text.length() && text.charAt(at + 1) == c;
      default -> false;
    };
  }

  /** Blank in the sense of squeezing: the ASCII controls, and the space that does not break. */
  static boolean isSpace(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\u2028' || c == '\u2029';
  }

  static String stripped(StringBuilder line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ') {
      end--;
    }
    return line.substring(0, end);
  }
}

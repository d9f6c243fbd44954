package dev.ibid.note;

/** Where addresses and DOIs begin and end in prose, with Markdown or HTML around them. */
final class Urls {
  private Urls() {}

  /** Where the scheme of the {@code ://} at {@code colon} begins; {@code colon} where none does. */
  static int schemeStart(String text, int colon, int from) {
    int at = colon;
    int first = Math.max(from, colon - 10);
    while (at > first && ArxivSpelling.isLetter(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /**
   * The end of the address or DOI whose text begins at {@code start}. Brackets belong to it while
   * they are balanced; punctuation and emphasis at its end belong to the sentence.
   */
  static int end(String text, int start, int limit) {
    int depth = 0;
    int at = start;
    boolean quoted = start > 0 && text.charAt(start - 1) == '\'';
    while (at < limit) {
      char c = text.charAt(at);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        if (depth == 0) {
          break;
        }
        depth--;
      } else if (!isInside(c) || (quoted && c == '\'')) {
        break;
      }
      at++;
    }
    return trimmed(text, start, at);
  }

  /** Like {@link #end}, but over letters of other scripts and punctuation too. */
  static int extent(String text, int start, int limit) {
    int depth = 0;
    for (int at = start; at < limit; at++) {
      char c = text.charAt(at);
      if (c == '(') {
        depth++;
      } else if (c == ')' && depth-- == 0) {
        return at;
      } else if (c < 0x7f && !isInside(c)) {
        return at;
      }
    }
    return limit;
  }

  private static int trimmed(String text, int start, int end) {
    int at = end;
    while (at > start && isTrailing(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isTrailing(char c) {
    return switch (c) {
      case '.', ',', ';', ':', '!', '?', '\'', '*', '_', '~', '(' -> true;
      default -> false;
    };
  }

  /** Letters of other scripts are written into addresses in encoded form only. */
  private static boolean isInside(char c) {
    return switch (c) {
      case '<', '>', '"', '`', '|', '\\', '{', '}', '[', ']', '^' -> false;
      default -> c > ' ' && c < 0x7f;
    };
  }
}

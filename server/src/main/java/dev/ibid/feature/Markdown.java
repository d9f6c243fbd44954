package dev.ibid.feature;

/** Text from papers made harmless, so that Markdown shows its characters and does nothing else. */
interface Markdown {

  /**
   * Escapes what Markdown would act on, and nothing besides: editors that show the source stay
   * readable. Line breaks are kept.
   */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    boolean lineStart = true;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isActive(text, at, c) || (lineStart && isBlockMarker(text, at, c))) {
        escaped.append('\\');
      }
      escaped.append(c);
      lineStart = c == '\n' || (lineStart && (c == ' ' || Character.isDigit(c)));
    }
    return escaped.toString();
  }

  private static boolean isActive(String text, int at, char c) {
    return switch (c) {
      case '\\', '`', '*', '<', '[', ']', '~', '$' -> true;
      case '_' -> !isWordInside(text, at);
      case '!' -> charAt(text, at + 1) == '[';
      case '&' -> charAt(text, at + 1) == '#' || Character.isLetter(charAt(text, at + 1));
      default -> false;
    };
  }

  /** Whether {@code c}, the first on its line after blanks and digits, begins a block there. */
  private static boolean isBlockMarker(String text, int at, char c) {
    boolean afterDigit = at > 0 && Character.isDigit(text.charAt(at - 1));
    return switch (c) {
      case '#', '>', '|', '=' -> !afterDigit;
      case '-', '+' -> !afterDigit;
      case ':' -> charAt(text, at + 1) == '-';
      case '.', ')' -> afterDigit;
      default -> false;
    };
  }

  private static boolean isWordInside(String text, int at) {
    return Character.isLetterOrDigit(charAt(text, at - 1))
        && Character.isLetterOrDigit(charAt(text, at + 1));
  }

  private static char charAt(String text, int at) {
    return at >= 0 && at < text.length() ? text.charAt(at) : ' ';
  }
}

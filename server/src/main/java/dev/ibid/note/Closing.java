package dev.ibid.note;

/** Tells whether what is open at the cursor is closed further on, within the paragraph. */
final class Closing {
  private Closing() {}

  private static final int MAX_AHEAD = 2000;

  /** How many of {@code close} have no {@code open} of their own between {@code from} and there. */
  static int unmatched(String text, int from, char open, char close) {
    int opened = 0;
    int found = 0;
    int last = paragraphEnd(text, from);
    for (int at = from; at < last; at++) {
      char c = text.charAt(at);
      if (c == open) {
        opened++;
      } else if (c == close && opened-- == 0) {
        opened = 0;
        found++;
      }
    }
    return found;
  }

  /** Whether an odd number of {@code mark} is ahead, so that the one behind the cursor has its. */
  static boolean isPaired(String text, int from, char mark) {
    boolean paired = false;
    int last = paragraphEnd(text, from);
    for (int at = from; at < last; at++) {
      paired ^= text.charAt(at) == mark;
    }
    return paired;
  }

  /**
   * Whether nothing but more keys, between commas, stands before the brace that closes a list: a
   * sentence that goes on has its own braces.
   */
  static boolean isListClosed(String text, int from) {
    int last = paragraphEnd(text, from);
    boolean begun = true;
    boolean separated = true;
    for (int at = from; at < last; at++) {
      char c = text.charAt(at);
      if (c == '}') {
        return true;
      } else if (c == '%') {
        at = TextLines.end(text, at);
      } else if (c == ',') {
        separated = true;
        begun = false;
      } else if (c <= ' ') {
        separated &= !begun;
      } else if (LatexCites.isKeyChar(c) && separated) {
        begun = true;
      } else {
        return false;
      }
    }
    return false;
  }

  private static int paragraphEnd(String text, int from) {
    int last = Math.min(text.length(), from + MAX_AHEAD);
    boolean blank = false;
    for (int at = from; at < last; at++) {
      char c = text.charAt(at);
      if (c == '\n' && blank) {
        return at;
      }
      blank = c == '\n' || (blank && c <= ' ');
    }
    return last;
  }
}

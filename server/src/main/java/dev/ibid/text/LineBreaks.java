package dev.ibid.text;

/** Where lines end: in {@code \n}, {@code \r\n} or {@code \r}. */
public final class LineBreaks {

  /** How many characters are looked at together. */
  private static final int STEP = 8;

  private LineBreaks() {}

  /** The first {@code \n} or {@code \r} from {@code from} on, or the text's end. */
  public static int next(char[] text, int from) {
    int at = from;
    while (at < text.length) {
      at = nearControl(text, at);
      int last = Math.min(text.length, at + STEP);
      while (at < last) {
        char c = text[at];
        if (c <= '\r' && (c == '\n' || c == '\r')) {
          return at;
        }
        at++;
      }
    }
    return at;
  }

  /** Behind the line break at {@code at}, which is the text's end where none is. */
  public static int behind(char[] text, int at) {
    boolean pair = at + 1 < text.length && text[at] == '\r' && text[at + 1] == '\n';
    return Math.min(text.length, at + (pair ? 2 : 1));
  }

  /**
   * At most {@link #STEP} characters before the next control character, or before the text's end.
   * Only what is at most a carriage return becomes negative when one more is taken off, and all
   * eight are tested for that by one jump.
   */
  private static int nearControl(char[] text, int from) {
    int at = from;
    int last = text.length - STEP + 1;
    while (at < last) {
      int signs =
          (text[at] - 14)
              | (text[at + 1] - 14)
              | (text[at + 2] - 14)
              | (text[at + 3] - 14)
              | (text[at + 4] - 14)
              | (text[at + 5] - 14)
              | (text[at + 6] - 14)
              | (text[at + 7] - 14);
      if (signs < 0) {
        return at;
      }
      at += STEP;
    }
    return at;
  }
}

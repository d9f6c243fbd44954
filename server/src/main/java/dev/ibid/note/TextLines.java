package dev.ibid.note;

import dev.ibid.text.LineBreaks;

/** Where the lines and paragraphs of a text end. */
interface TextLines {

  /** Behind the line that {@code at} stands in, its end included. */
  static int end(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return Math.min(text.length(), end + (text.startsWith("\r\n", end) ? 2 : 1));
  }

  /** As {@link #end(String, int)}, for those that walk through all lines. */
  static int end(char[] text, int at) {
    return LineBreaks.behind(text, LineBreaks.next(text, at));
  }

  /** Where the first blank line at or behind {@code start} begins, or the text's end. */
  static int paragraphEnd(char[] text, int start) {
    int at = start;
    while (at < text.length) {
      int end = end(text, at);
      if (isBlank(text, at, end)) {
        return at;
      }
      at = end;
    }
    return at;
  }

  /** Whether nothing but blanks and line breaks stand between two offsets. */
  static boolean isBlank(char[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] <= ' ') {
      at++;
    }
    return at >= to;
  }
}

package dev.ibid.note;

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

  /** Where the first blank line at or behind {@code start} begins, or the text's end. */
  static int paragraphEnd(String text, int start) {
    int at = start;
    while (at < text.length()) {
      int end = end(text, at);
      if (text.substring(at, end).isBlank()) {
        return at;
      }
      at = end;
    }
    return at;
  }
}

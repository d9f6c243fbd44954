package dev.ibid.note;

import org.jspecify.annotations.Nullable;

/** The few things of HTML that say where a note holds no citations. */
final class MarkdownHtml {
  private final String text;
  private final ClosingMarks marks;

  MarkdownHtml(String text) {
    this.text = text;
    this.marks = new ClosingMarks(text);
  }

  private static final String[] VERBATIM = {"pre", "script", "style", "textarea"};
  private static final String[] CODE = {"code", "kbd", "samp", "tt", "math", "svg"};

  /** The element that begins at {@code at}, if its content is taken as it is to its closing tag. */
  static @Nullable String verbatimElement(String text, int at) {
    return element(text, at, VERBATIM);
  }

  /** The element that begins at {@code at}, if it is code within a line. */
  static @Nullable String codeElement(String text, int at) {
    return element(text, at, CODE);
  }

  private static @Nullable String element(String text, int at, String[] names) {
    for (String name : names) {
      int behind = at + 1 + name.length();
      if (text.regionMatches(true, at + 1, name, 0, name.length())
          && (behind >= text.length() || !Character.isLetterOrDigit(text.charAt(behind)))) {
        return name;
      }
    }
    return null;
  }

  /** The offset behind the next {@code mark}, or -1. */
  int behind(String mark, int from) {
    return marks.behind(mark, from);
  }

  /** The offset behind the next closing tag of {@code element}, or -1. */
  int behindClosingTag(String element, int from) {
    int tag = marks.nextIgnoringCase("</" + element, from);
    return tag < 0 ? -1 : behind(">", tag);
  }

  /**
   * The offset behind the tag that begins at {@code at}. Where none does, minus the number of
   * characters that it took to see that. Attributes' values may hold {@code >}.
   */
  static int tagEnd(String text, int at, int limit) {
    int next = at + 1;
    while (next < limit) {
      char c = text.charAt(next);
      if (c == '>') {
        return next + 1;
      }
      if (c == '<') {
        break;
      }
      if ((c == '"' || c == '\'') && text.charAt(next - 1) == '=') {
        int close = text.indexOf(c, next + 1, limit);
        next = close < 0 ? limit : close;
      }
      next++;
    }
    return at - Math.min(next, limit);
  }

  /**
   * The offset behind an address or e-mail address in angle brackets, or -1 where there is none.
   */
  static int autolinkEnd(String text, int at, int limit) {
    boolean marked = false;
    for (int next = at + 1; next < limit; next++) {
      char c = text.charAt(next);
      if (c == '>') {
        return marked ? next + 1 : -1;
      }
      if (c <= ' ' || c == '<') {
        return -1;
      }
      marked |= c == ':' || (c == '@' && next > at + 1);
    }
    return -1;
  }
}

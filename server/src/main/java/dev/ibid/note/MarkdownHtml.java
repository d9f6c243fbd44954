package dev.ibid.note;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The few things of HTML that say where a note holds no citations. Remembers what it looked for, so
 * that a note full of unclosed marks is not searched to its end for each of them.
 */
final class MarkdownHtml {
  private final String text;
  private final Map<String, Found> found = new HashMap<>();

  /** The first place of a mark at or behind {@code from}; -1 where there is none. */
  private record Found(int from, int at) {
    boolean answers(int asked) {
      return asked >= from && (at < 0 || asked <= at);
    }
  }

  MarkdownHtml(String text) {
    this.text = text;
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
    int at = next(mark, from, false);
    return at < 0 ? -1 : at + mark.length();
  }

  /** The offset behind the next closing tag of {@code element}, or -1. */
  int behindClosingTag(String element, int from) {
    int tag = next("</" + element, from, true);
    return tag < 0 ? -1 : behind(">", tag);
  }

  private int next(String mark, int from, boolean ignoreCase) {
    Found known = found.get(mark);
    if (known == null || !known.answers(from)) {
      known = new Found(from, ignoreCase ? nextTag(mark, from) : text.indexOf(mark, from));
      found.put(mark, known);
    }
    return known.at;
  }

  private int nextTag(String mark, int from) {
    int at = text.indexOf("</", from);
    while (at >= 0 && !text.regionMatches(true, at, mark, 0, mark.length())) {
      at = text.indexOf("</", at + 2);
    }
    return at;
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

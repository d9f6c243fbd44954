package dev.ibid.note;

import java.util.HashMap;
import java.util.Map;

/**
 * Finds the marks that close what was opened, and remembers what it looked for: a note full of
 * unclosed marks is not searched to its end for each of them.
 */
final class ClosingMarks {
  private final String text;
  private final Map<String, Found> found = new HashMap<>();

  /** The first place of a mark at or behind {@code from}; -1 where there is none. */
  private record Found(int from, int at) {
    boolean answers(int asked) {
      return asked >= from && (at < 0 || asked <= at);
    }
  }

  ClosingMarks(String text) {
    this.text = text;
  }

  /** The offset behind the next {@code mark}, or -1. */
  int behind(String mark, int from) {
    int at = next(mark, from, false);
    return at < 0 ? -1 : at + mark.length();
  }

  /** Where the next {@code mark} begins, its letters in any case, or -1. */
  int nextIgnoringCase(String mark, int from) {
    return next(mark, from, true);
  }

  private int next(String mark, int from, boolean ignoreCase) {
    Found known = found.get(mark);
    if (known == null || !known.answers(from)) {
      known = new Found(from, ignoreCase ? anyCase(mark, from) : text.indexOf(mark, from));
      found.put(mark, known);
    }
    return known.at;
  }

  /** Steps from one place of the mark's first two characters, which are no letters, to the next. */
  private int anyCase(String mark, int from) {
    String begin = mark.substring(0, 2);
    int at = text.indexOf(begin, from);
    while (at >= 0 && !text.regionMatches(true, at, mark, 0, mark.length())) {
      at = text.indexOf(begin, at + 2);
    }
    return at;
  }
}

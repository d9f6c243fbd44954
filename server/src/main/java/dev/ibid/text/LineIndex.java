package dev.ibid.text;

import java.util.Arrays;

/** Where the lines of one text begin. Lines end in {@code \n}, {@code \r\n} or {@code \r}. */
public final class LineIndex {
  private final String text;
  private final int[] starts;

  private LineIndex(String text, int[] starts) {
    this.text = text;
    this.starts = starts;
  }

  /** Reads {@code text} once, in time linear in its length. */
  public static LineIndex of(String text) {
    return of(text, text.toCharArray());
  }

  /**
   * As {@link #of(String)}.
   *
   * @param chars the same text
   */
  public static LineIndex of(String text, char[] chars) {
    int[] starts = new int[16 + chars.length / 32];
    int count = 1;
    for (int at = LineBreaks.next(chars, 0); at < chars.length; ) {
      int next = LineBreaks.behind(chars, at);
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = next;
      at = LineBreaks.next(chars, next);
    }
    return new LineIndex(text, Arrays.copyOf(starts, count));
  }

  public int lineCount() {
    return starts.length;
  }

  /**
   * The line, from 0, that holds the UTF-16 {@code offset}; offsets past the end are on the last.
   */
  public int lineOf(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  /** Where {@code line} (from 0) begins, as a UTF-16 offset. */
  public int startOf(int line) {
    return starts[line];
  }

  /** Where {@code line} (from 0) ends, before its line break, as a UTF-16 offset. */
  public int endOf(int line) {
    int end = line + 1 < starts.length ? starts[line + 1] : text.length();
    int start = starts[line];
    if (line + 1 < starts.length) {
      end--;
      if (text.charAt(end) == '\n' && end > start && text.charAt(end - 1) == '\r') {
        end--;
      }
    }
    return end;
  }

  public Position positionOf(int offset, PositionEncoding encoding) {
    int within = Math.clamp(offset, 0, text.length());
    int line = lineOf(within);
    return new Position(line, encoding.units(text, starts[line], within));
  }

  /**
   * The UTF-16 offset of {@code position}. As LSP asks, a column past the line's end means its end;
   * a line past the last means the text's end.
   */
  public int offsetOf(Position position, PositionEncoding encoding) {
    if (position.line() < 0) {
      return 0;
    }
    if (position.line() >= starts.length) {
      return text.length();
    }
    int line = position.line();
    return encoding.advance(text, starts[line], endOf(line), Math.max(0, position.column()));
  }
}

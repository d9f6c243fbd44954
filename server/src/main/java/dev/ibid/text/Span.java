package dev.ibid.text;

/**
 * A stretch of text.
 *
 * @param start the first UTF-16 offset, from 0
 * @param end the UTF-16 offset just past the last one; never below {@code start}
 */
public record Span(int start, int end) {

  /** Throws {@link IllegalArgumentException} where the bounds are negative or reversed. */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: " + start + ".." + end);
    }
  }

  public int length() {
    return end - start;
  }

  public boolean contains(int offset) {
    return start <= offset && offset < end;
  }

  /** Whether a cursor at {@code offset} stands in or at either edge of this span. */
  public boolean touches(int offset) {
    return start <= offset && offset <= end;
  }

  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  public String in(CharSequence text) {
    return text.subSequence(start, end).toString();
  }
}

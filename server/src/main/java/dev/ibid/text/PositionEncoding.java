package dev.ibid.text;

/** The unit that columns are counted in: what LSP calls the position encoding. */
public enum PositionEncoding {
  UTF_8,
  UTF_16,
  UTF_32;

  /** How many units the text from {@code start} to {@code end} (UTF-16 offsets) takes. */
  int units(CharSequence text, int start, int end) {
    if (this == UTF_16) {
      return end - start;
    }
    int units = 0;
    for (int at = start; at < end; ) {
      int codePoint = Character.codePointAt(text, at);
      units += width(codePoint);
      at += Character.charCount(codePoint);
    }
    return units;
  }

  /**
   * The UTF-16 offset that stands {@code units} behind {@code start}, at most {@code end}. A place
   * inside a character is moved to the character's beginning; only in UTF-16, where editors may
   * hold half a character themselves, it is taken as it is.
   */
  int advance(CharSequence text, int start, int end, int units) {
    if (this == UTF_16) {
      return (int) Math.min((long) start + units, end);
    }
    int left = units;
    int at = start;
    while (at < end) {
      int codePoint = Character.codePointAt(text, at);
      left -= width(codePoint);
      if (left < 0) {
        return at;
      }
      at = Math.min(end, at + Character.charCount(codePoint));
    }
    return at;
  }

  private int width(int codePoint) {
    return switch (this) {
      case UTF_16 -> Character.charCount(codePoint);
      case UTF_32 -> 1;
      case UTF_8 -> codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    };
  }
}

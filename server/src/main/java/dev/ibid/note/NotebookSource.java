package dev.ibid.note;

import java.util.Arrays;

/**
 * The source of one cell as it stands in its notebook: strings, and the escapes in them. It is
 * gathered while the notebook is scanned, so that the text of a cell is looked at once.
 */
final class NotebookSource {
  private static final int[] NONE = {};

  /** Where each string begins behind its quote and where it ends, and how many escapes it has. */
  private int[] strings = NONE;

  /** The backslashes of all strings. */
  private int[] escapes = NONE;

  private int count;
  private int escapeCount;

  /** Behind the last escape; a backslash among its four digits begins no other. */
  private int behindEscape;

  /** Of the joined strings, without the quotes and with one character for each escape. */
  private int length;

  boolean isEmpty() {
    return count == 0;
  }

  void begin(int start) {
    if (count + 3 > strings.length) {
      strings = Arrays.copyOf(strings, Math.max(30, 2 * strings.length));
    }
    strings[count] = start;
    strings[count + 2] = -escapeCount;
  }

  /**
   * @param unicode whether a {@code u} stands behind the backslash
   */
  void escape(int backslash, boolean unicode) {
    if (backslash < behindEscape) {
      return;
    }
    behindEscape = backslash + (unicode ? 6 : 2);
    length -= behindEscape - backslash - 1;
    if (escapeCount == escapes.length) {
      escapes = Arrays.copyOf(escapes, Math.max(16, 2 * escapes.length));
    }
    escapes[escapeCount++] = backslash;
  }

  /** At the closing quote, or where the line or the text ends without one. */
  void end(int end) {
    strings[count + 1] = end;
    strings[count + 2] += escapeCount;
    length += end - strings[count] + Math.max(0, behindEscape - end);
    count += 3;
  }

  /**
   * The cell, its strings joined. What stands between two escapes is copied in one piece.
   *
   * @param chars the notebook's {@code text}
   */
  NotebookCell cell(String text, char[] chars) {
    char[] content = new char[length];
    NotebookPlaces places = new NotebookPlaces();
    int at = 0;
    int escape = 0;
    for (int string = 0; string < count; string += 3) {
      int next = strings[string];
      int limit = strings[string + 1];
      int behind = escape + strings[string + 2];
      places.add(at, next);
      while (escape < behind) {
        int backslash = escapes[escape++];
        System.arraycopy(chars, next, content, at, backslash - next);
        at += backslash - next;
        content[at++] = character(chars, backslash, limit);
        next = end(chars, backslash, limit);
        places.add(at, next);
      }
      System.arraycopy(chars, next, content, at, limit - next);
      at += limit - next;
    }
    return new NotebookCell(new String(content), content, places, text);
  }

  /** Where the escape ends that begins with the backslash. */
  private static int end(char[] chars, int backslash, int limit) {
    boolean unicode = backslash + 1 < limit && chars[backslash + 1] == 'u';
    return Math.min(limit, backslash + (unicode ? 6 : 2));
  }

  /** What an escape stands for. */
  private static char character(char[] chars, int backslash, int limit) {
    char c = backslash + 1 < limit ? chars[backslash + 1] : '\\';
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode(chars, backslash + 2, limit);
      default -> c;
    };
  }

  private static char unicode(char[] chars, int digits, int limit) {
    int value = 0;
    for (int next = digits; next < digits + 4; next++) {
      int digit = next < limit ? Character.digit(chars[next], 16) : -1;
      if (digit < 0) {
        return '\ufffd';
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }
}

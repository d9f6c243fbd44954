package dev.ibid.note;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the Markdown cells of a Jupyter notebook: objects whose {@code cell_type} is {@code
 * markdown}, with a {@code source} that is a string or a list of strings.
 *
 * <p>A scanner of its own and no JSON parser: those of the JVM stop at the first error, which a
 * notebook has at every other keystroke, and tell where a value begins but not where each of its
 * characters is written.
 *
 * <p>Source of the format: https://nbformat.readthedocs.io/en/latest/format_description.html
 */
final class NotebookCells {
  private static final CharacterSet TOKENS = new CharacterSet("\"{}[]:,");
  private static final CharacterSet STRING_MARKS = new CharacterSet("\"\\\n");

  private static final String[] NAMES = {"cell_type", "source"};

  private final String text;
  private final char[] chars;

  /** The type of the cells that are wanted, with its quotes. */
  private final String type;

  private final List<NotebookCell> cells = new ArrayList<>();
  private final List<Frame> open = new ArrayList<>();
  private int at;

  /** An object or a list that is not closed yet. */
  private static final class Frame {
    final boolean object;

    /** The name of the value that comes next; empty before a name. */
    String name = "";

    boolean named;
    boolean wanted;

    /** The strings of the source, by the offsets of their quotes. */
    List<int[]> source = List.of();

    Frame(boolean object) {
      this.object = object;
    }

    void addSource(int quote, int end) {
      if (source.isEmpty()) {
        source = new ArrayList<>();
      }
      source.add(new int[] {quote, end});
    }
  }

  private NotebookCells(String text, char[] chars, String type) {
    this.text = text;
    this.chars = chars;
    this.type = type;
  }

  /** In the order of the text. */
  static List<NotebookCell> markdown(String text) {
    return markdown(text, text.toCharArray());
  }

  /**
   * As {@link #markdown(String)}.
   *
   * @param chars the same text
   */
  static List<NotebookCell> markdown(String text, char[] chars) {
    return cells(text, chars, "\"markdown\"");
  }

  /** As {@link #markdown(String)}, the raw cells instead. */
  static List<NotebookCell> raw(String text) {
    return cells(text, text.toCharArray(), "\"raw\"");
  }

  private static List<NotebookCell> cells(String text, char[] chars, String type) {
    NotebookCells reader = new NotebookCells(text, chars, type);
    reader.read();
    reader.cells.sort((one, other) -> Integer.compare(one.start(), other.start()));
    return reader.cells;
  }

  private void read() {
    at = TOKENS.next(chars, 0, text.length());
    while (at < text.length()) {
      switch (chars[at]) {
        case '"' -> string();
        case '{' -> push(true);
        case '[' -> push(false);
        case '}', ']' -> pop();
        case ':' -> named(true);
        default -> named(false);
      }
      at = TOKENS.next(chars, at + 1, text.length());
    }
    while (!open.isEmpty()) {
      pop();
    }
  }

  private void push(boolean object) {
    open.add(new Frame(object));
  }

  private void pop() {
    if (open.isEmpty()) {
      return;
    }
    Frame closed = open.removeLast();
    if (closed.wanted && !closed.source.isEmpty()) {
      cells.add(cell(closed.source));
    }
  }

  private void named(boolean colon) {
    if (!open.isEmpty() && open.getLast().object) {
      open.getLast().named = colon;
    }
  }

  private void string() {
    int quote = at;
    int end = STRING_MARKS.next(chars, quote + 1, chars.length);
    while (end < chars.length && chars[end] == '\\') {
      end = STRING_MARKS.next(chars, Math.min(chars.length, end + 2), chars.length);
    }
    at = end < chars.length && chars[end] == '"' ? end : end - 1;
    if (open.isEmpty()) {
      return;
    }
    Frame frame = open.getLast();
    if (frame.object && !frame.named) {
      frame.name = nameOf(quote, end);
    } else if (frame.object) {
      if (frame.name.equals("cell_type")) {
        frame.wanted = text.startsWith(type, quote);
      } else if (frame.name.equals("source")) {
        frame.addSource(quote, end);
      }
    } else if (open.size() > 1) {
      Frame cell = open.get(open.size() - 2);
      if (cell.object && cell.named && cell.name.equals("source")) {
        cell.addSource(quote, end);
      }
    }
  }

  /** The name between two quotes, if it is one that matters here. */
  private String nameOf(int quote, int end) {
    for (String name : NAMES) {
      if (end - quote - 1 == name.length() && text.startsWith(name, quote + 1)) {
        return name;
      }
    }
    return "";
  }

  /** Copies what stands between escapes in one piece each: most of a notebook is there. */
  private NotebookCell cell(List<int[]> strings) {
    int most = 0;
    for (int[] string : strings) {
      most += string[1] - string[0];
    }
    char[] content = new char[most];
    NotebookPlaces places = new NotebookPlaces();
    int length = 0;
    for (int[] string : strings) {
      int limit = string[1];
      int next = string[0] + 1;
      places.add(length, next);
      while (next < limit) {
        int run = escape(next, limit);
        System.arraycopy(chars, next, content, length, run - next);
        length += run - next;
        next = run;
        if (run < limit) {
          boolean unicode = run + 1 < limit && chars[run + 1] == 'u';
          content[length++] = unicode ? unicode(run + 2, limit) : escaped(run + 1, limit);
          next = Math.min(limit, run + (unicode ? 6 : 2));
          places.add(length, next);
        }
      }
    }
    char[] exact = Arrays.copyOf(content, length);
    return new NotebookCell(new String(exact), exact, places, text);
  }

  /** The first backslash from {@code from} on, or {@code limit}. */
  private int escape(int from, int limit) {
    int at = from;
    while (at < limit && chars[at] != '\\') {
      at++;
    }
    return at;
  }

  private char unicode(int digits, int limit) {
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

  private char escaped(int at, int limit) {
    char c = at < limit ? chars[at] : '\\';
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> c;
    };
  }
}

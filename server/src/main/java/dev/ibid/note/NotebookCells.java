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

  private NotebookCells(String text, String type) {
    this.text = text;
    this.chars = text.toCharArray();
    this.type = type;
  }

  /** In the order of the text. */
  static List<NotebookCell> markdown(String text) {
    return cells(text, "\"markdown\"");
  }

  /** As {@link #markdown}, the raw cells instead. */
  static List<NotebookCell> raw(String text) {
    return cells(text, "\"raw\"");
  }

  private static List<NotebookCell> cells(String text, String type) {
    NotebookCells reader = new NotebookCells(text, type);
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
    int end = quote + 1;
    while (end < chars.length && chars[end] != '"' && chars[end] != '\n') {
      end += chars[end] == '\\' ? 2 : 1;
    }
    end = Math.min(end, chars.length);
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

  private NotebookCell cell(List<int[]> strings) {
    int most = 0;
    for (int[] string : strings) {
      most += string[1] - string[0];
    }
    char[] content = new char[most];
    int[] places = new int[most + 1];
    int length = 0;
    int end = strings.getFirst()[0] + 1;
    for (int[] string : strings) {
      int next = string[0] + 1;
      while (next < string[1]) {
        places[length] = next;
        char c = chars[next];
        if (c != '\\') {
          next++;
        } else if (text.startsWith("u", next + 1)) {
          c = unicode(next + 2, string[1]);
          next = Math.min(string[1], next + 6);
        } else {
          c = next + 1 < string[1] ? escaped(chars[next + 1]) : '\\';
          next = Math.min(string[1], next + 2);
        }
        content[length++] = c;
      }
      end = next;
    }
    places[length] = end;
    String source = new String(content, 0, length);
    return new NotebookCell(source, Arrays.copyOf(places, length + 1), text);
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

  private static char escaped(char c) {
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

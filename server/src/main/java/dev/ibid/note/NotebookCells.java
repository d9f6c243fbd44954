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

  private final String text;

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
    at = TOKENS.next(text, 0, text.length());
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case '"' -> string();
        case '{' -> push(true);
        case '[' -> push(false);
        case '}', ']' -> pop();
        case ':' -> named(true);
        default -> named(false);
      }
      at = TOKENS.next(text, at + 1, text.length());
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
    while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    end = Math.min(end, text.length());
    at = end < text.length() && text.charAt(end) == '"' ? end : end - 1;
    if (open.isEmpty()) {
      return;
    }
    Frame frame = open.getLast();
    if (frame.object && !frame.named) {
      frame.name = end - quote < 20 ? text.substring(quote + 1, end) : "";
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

  private NotebookCell cell(List<int[]> strings) {
    int most = strings.stream().mapToInt(string -> string[1] - string[0]).sum();
    StringBuilder content = new StringBuilder(most);
    int[] places = new int[most + 1];
    int end = strings.getFirst()[0] + 1;
    for (int[] string : strings) {
      int next = string[0] + 1;
      while (next < string[1]) {
        places[content.length()] = next;
        char c = text.charAt(next);
        if (c != '\\') {
          content.append(c);
          next++;
        } else if (text.startsWith("u", next + 1)) {
          content.append(unicode(next + 2, string[1]));
          next = Math.min(string[1], next + 6);
        } else {
          content.append(next + 1 < string[1] ? escaped(text.charAt(next + 1)) : '\\');
          next = Math.min(string[1], next + 2);
        }
      }
      end = next;
    }
    places[content.length()] = end;
    return new NotebookCell(content.toString(), Arrays.copyOf(places, content.length() + 1), text);
  }

  private char unicode(int digits, int limit) {
    int value = 0;
    for (int next = digits; next < digits + 4; next++) {
      int digit = next < limit ? Character.digit(text.charAt(next), 16) : -1;
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

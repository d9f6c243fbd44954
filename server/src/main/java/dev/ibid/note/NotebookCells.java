package dev.ibid.note;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /** What a string that stands here is a piece of; null where it is no cell's source. */
  private @Nullable NotebookSource source;

  private int at;

  /** An object or a list that is not closed yet. */
  private static final class Frame {
    final boolean object;

    /** The name of the value that comes next; empty before a name. */
    String name = "";

    boolean named;
    boolean wanted;

    final NotebookSource source = new NotebookSource();

    Frame(boolean object) {
      this.object = object;
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
    source = sourceHere();
  }

  private void pop() {
    if (open.isEmpty()) {
      return;
    }
    Frame closed = open.removeLast();
    source = sourceHere();
    if (closed.wanted && !closed.source.isEmpty()) {
      cells.add(closed.source.cell(text, chars));
    }
  }

  private @Nullable NotebookSource sourceHere() {
    if (open.isEmpty()) {
      return null;
    }
    Frame last = open.getLast();
    Frame cell = last.object || open.size() == 1 ? last : open.get(open.size() - 2);
    return cell.object && cell.named && cell.name.equals("source") ? cell.source : null;
  }

  private void named(boolean colon) {
    Frame frame = open.isEmpty() ? null : open.getLast();
    if (frame != null && frame.object) {
      frame.named = colon;
      source = sourceHere();
    }
  }

  private void string() {
    int quote = at;
    NotebookSource source = this.source;
    if (source != null) {
      source.begin(quote + 1);
    }
    int end = STRING_MARKS.next(chars, quote + 1, chars.length);
    while (end < chars.length && chars[end] == '\\') {
      if (source != null) {
        source.escape(end, end + 1 < chars.length && chars[end + 1] == 'u');
      }
      end = STRING_MARKS.next(chars, Math.min(chars.length, end + 2), chars.length);
    }
    at = end < chars.length && chars[end] == '"' ? end : end - 1;
    if (source != null) {
      source.end(end);
    } else if (!open.isEmpty() && open.getLast().object) {
      ofObject(open.getLast(), quote, end);
    }
  }

  /** A name, or a value that is no source. */
  private void ofObject(Frame frame, int quote, int end) {
    if (!frame.named) {
      frame.name = nameOf(quote, end);
    } else if (frame.name.equals("cell_type")) {
      frame.wanted = text.startsWith(type, quote);
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
}

package dev.ibid.note;

import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.List;

/** The YAML fields at the beginning of a Markdown note, as far as citations go. */
final class FrontMatter {
  private FrontMatter() {}

  /**
   * Where the front matter that begins at {@code start} ends; {@code start} where there is none.
   */
  static int end(String text, int start) {
    if (!isMark(text, start, "---")) {
      return start;
    }
    int line = nextLine(text, start);
    while (line < text.length()) {
      if (isMark(text, line, "---") || isMark(text, line, "...")) {
        return line + 3;
      }
      line = nextLine(text, line);
    }
    return start;
  }

  /** The fields whose values may hold citekeys: {@code nocite} and {@code references}. */
  static List<Span> keyFields(String text, Span matter) {
    List<Span> fields = new ArrayList<>();
    int line = nextLine(text, matter.start());
    int open = -1;
    while (line < matter.end()) {
      char c = text.charAt(line);
      boolean begins =
          c != ' ' && c != '\t' && c != '-' && c != '\n' && c != '\r' || line + 3 >= matter.end();
      if (begins && open >= 0) {
        fields.add(new Span(open, line));
        open = -1;
      }
      if (text.startsWith("nocite:", line)) {
        open = line + 7;
      } else if (text.startsWith("references:", line)) {
        open = line + 11;
      }
      line = nextLine(text, line);
    }
    return fields;
  }

  private static boolean isMark(String text, int at, String mark) {
    if (!text.startsWith(mark, at)) {
      return false;
    }
    for (int behind = at + 3; behind < text.length(); behind++) {
      char c = text.charAt(behind);
      if (c == '\n' || c == '\r') {
        return true;
      }
      if (c != ' ' && c != '\t') {
        return false;
      }
    }
    return true;
  }

  private static int nextLine(String text, int at) {
    int next = at;
    while (next < text.length() && text.charAt(next) != '\n' && text.charAt(next) != '\r') {
      next++;
    }
    boolean pair = text.startsWith("\r\n", next);
    return Math.min(text.length(), next + (pair ? 2 : 1));
  }
}

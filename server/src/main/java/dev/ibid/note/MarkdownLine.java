package dev.ibid.note;

import dev.ibid.text.LineBreaks;

/**
 * One line of a Markdown text, with what says which block it belongs to. Reused from line to line,
 * for large notes have millions.
 */
final class MarkdownLine {
  private final char[] text;

  private int end;
  private int next;
  private int content;
  private int column;
  private int quotes;
  private int indent;

  MarkdownLine(char[] text) {
    this.text = text;
  }

  /** Where the line ends, before its line break. */
  int end() {
    return end;
  }

  /** Where the next line begins. */
  int next() {
    return next;
  }

  /** Where the text behind quote marks, item marks and blanks begins. */
  int content() {
    return content;
  }

  /** The column of {@link #content}, counted behind the quote marks, tabs to multiples of four. */
  int column() {
    return column;
  }

  /** How many {@code >} stand at the line's beginning. */
  int quotes() {
    return quotes;
  }

  /** The columns of blank before the first mark or character, behind the quote marks. */
  int indent() {
    return indent;
  }

  boolean isBlank() {
    return content >= end;
  }

  void readAt(int start) {
    readAt(start, Integer.MAX_VALUE);
  }

  /** Reads the line at {@code start}, taking at most {@code maxQuotes} quote marks off it. */
  void readAt(int start, int maxQuotes) {
    findEnd(start);
    quotes = 0;
    content = start;
    column = 0;
    skipBlanks();
    while (content < end && text[content] == '>' && column < 4 && quotes < maxQuotes) {
      quotes++;
      content++;
      if (content < end && text[content] == ' ') {
        content++;
      }
      column = 0;
      skipBlanks();
    }
    indent = column;
  }

  /** Takes the rest of a line, behind a block that ended in it, for the line. */
  void continueAt(int start) {
    findEnd(start);
    content = start;
    column = 0;
    indent = 0;
  }

  private void findEnd(int start) {
    end = LineBreaks.next(text, start);
    next = LineBreaks.behind(text, end);
  }

  private void skipBlanks() {
    while (content < end) {
      char c = text[content];
      if (c == ' ') {
        column++;
      } else if (c == '\t') {
        column += 4 - column % 4;
      } else {
        break;
      }
      content++;
    }
  }

  /** Whether a list item, a definition or a footnote begins at {@link #content}. */
  boolean startsItem() {
    return markLength() > 0;
  }

  /** Moves {@link #content} behind the mark of the item that begins here. */
  void enterItem() {
    int mark = markLength();
    content += mark;
    column += mark;
    int before = column;
    skipBlanks();
    // Code may stand in an item four columns and more behind its mark; it is read as prose.
    if (content >= end) {
      column = before + 1;
    }
  }

  private int markLength() {
    if (content >= end) {
      return 0;
    }
    char c = text[content];
    int behind =
        switch (c) {
          case '-', '+', '*', ':' -> content + 1;
          case '[' -> footnoteMark();
          default -> c >= '0' && c <= '9' ? numberMark() : content;
        };
    boolean apart =
        behind > content && (behind >= end || text[behind] == ' ' || text[behind] == '\t');
    return apart ? behind - content : 0;
  }

  private int numberMark() {
    int at = content;
    int last = Math.min(end, content + 9);
    while (at < last && ArxivSpelling.isDigit(text[at])) {
      at++;
    }
    boolean marked = at < end && (text[at] == '.' || text[at] == ')');
    return marked ? at + 1 : content;
  }

  private int footnoteMark() {
    if (content + 1 >= end || text[content + 1] != '^') {
      return content;
    }
    int at = content + 2;
    int last = Math.min(end, content + 100);
    while (at < last && text[at] != ']') {
      at++;
    }
    return at + 1 < end && text[at] == ']' && text[at + 1] == ':' ? at + 2 : content;
  }

  /** Whether the line is a paragraph of its own: a heading, a table's row, a rule, a definition. */
  boolean standsAlone() {
    char c = text[content];
    return switch (c) {
      case '#', '|' -> true;
      case ':', '-', '=', '*', '_' -> run(text, content) >= 3;
      default -> false;
    };
  }

  /** How often the character at {@code at} stands there in a row. */
  static int run(char[] text, int at) {
    char mark = text[at];
    int end = at;
    while (end < text.length && text[end] == mark) {
      end++;
    }
    return end - at;
  }

  /** Where the next blank line begins, or the text ends. */
  static int paragraphEnd(char[] text, int from) {
    for (int at = from; at < text.length; at++) {
      if (text[at] == '\n') {
        int next = at + 1;
        while (next < text.length && isLineBlank(text[next])) {
          next++;
        }
        if (next >= text.length || text[next] == '\n') {
          return at;
        }
        at = next - 1;
      }
    }
    return text.length;
  }

  private static boolean isLineBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '>';
  }
}

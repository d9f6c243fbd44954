package dev.ibid.note;

/**
 * One line of a Markdown text, with what says which block it belongs to. Reused from line to line,
 * for large notes have millions.
 */
final class MarkdownLine {
  private final String text;
  private final boolean hasReturns;

  /** The next line feed, which is far ahead in a text that ends its lines otherwise. */
  private int feed = -1;

  private int end;
  private int next;
  private int content;
  private int column;
  private int quotes;
  private int indent;

  MarkdownLine(String text) {
    this.text = text;
    this.hasReturns = text.indexOf('\r') >= 0;
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
    while (content < end && text.charAt(content) == '>' && column < 4 && quotes < maxQuotes) {
      quotes++;
      content++;
      if (content < end && text.charAt(content) == ' ') {
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
    if (feed < start) {
      int found = text.indexOf('\n', start);
      feed = found < 0 ? text.length() : found;
    }
    end = feed;
    next = end + 1;
    if (hasReturns) {
      int carriage = text.indexOf('\r', start, end);
      if (carriage >= 0) {
        next = carriage + 1 == end ? next : carriage + 1;
        end = carriage;
      }
    }
  }

  private void skipBlanks() {
    while (content < end) {
      char c = text.charAt(content);
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
    char c = text.charAt(content);
    int behind =
        switch (c) {
          case '-', '+', '*', ':' -> content + 1;
          case '[' -> footnoteMark();
          default -> c >= '0' && c <= '9' ? numberMark() : content;
        };
    boolean apart =
        behind > content
            && (behind >= end || text.charAt(behind) == ' ' || text.charAt(behind) == '\t');
    return apart ? behind - content : 0;
  }

  private int numberMark() {
    int at = ArxivSpelling.digitsEnd(text, content, Math.min(end, content + 9));
    boolean marked = at < end && (text.charAt(at) == '.' || text.charAt(at) == ')');
    return marked ? at + 1 : content;
  }

  private int footnoteMark() {
    if (content + 1 >= end || text.charAt(content + 1) != '^') {
      return content;
    }
    int at = content + 2;
    int last = Math.min(end, content + 100);
    while (at < last && text.charAt(at) != ']') {
      at++;
    }
    return at + 1 < end && text.charAt(at) == ']' && text.charAt(at + 1) == ':' ? at + 2 : content;
  }

  /** Whether the line is a paragraph of its own: a heading, a table's row, a rule, a definition. */
  boolean standsAlone() {
    char c = text.charAt(content);
    return switch (c) {
      case '#', '|' -> true;
      case ':', '-', '=', '*', '_' -> run(text, content) >= 3;
      default -> false;
    };
  }

  /** How often the character at {@code at} stands there in a row. */
  static int run(String text, int at) {
    char mark = text.charAt(at);
    int end = at;
    while (end < text.length() && text.charAt(end) == mark) {
      end++;
    }
    return end - at;
  }

  /** Where the next blank line begins, or the text ends. */
  static int paragraphEnd(String text, int from) {
    int at = text.indexOf('\n', from);
    while (at >= 0) {
      int next = at + 1;
      while (next < text.length() && isLineBlank(text.charAt(next))) {
        next++;
      }
      if (next >= text.length() || text.charAt(next) == '\n') {
        return at;
      }
      at = text.indexOf('\n', next);
    }
    return text.length();
  }

  private static boolean isLineBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '>';
  }
}

package dev.ibid.note;

import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a Markdown text into the blocks that matter for citations, line by line and in linear time.
 * Where CommonMark leaves no doubt, lines are code; where it depends on the exact columns of a
 * list, they are prose.
 *
 * <p>Source of the rules: https://spec.commonmark.org/0.31.2/
 */
final class MarkdownBlocks {

  /** What a stretch of lines is. */
  enum Kind {
    /** One paragraph, heading, list item or table row: no inline construct reaches past it. */
    PROSE,
    /** Code, math or a comment. */
    OPAQUE,
    /** Fields between {@code ---} and {@code ---} at the very beginning. */
    FRONT_MATTER
  }

  /** Blocks are in the order of the text and do not overlap; what lies between them is blank. */
  record Block(Kind kind, Span span) {}

  private final String text;
  private final char[] chars;
  private final List<Block> blocks = new ArrayList<>();
  private final MarkdownLine line;
  private final MarkdownHtml html;
  private final MystDirectives directives = new MystDirectives();

  /** Where the open paragraph began, or -1. */
  private int paragraph = -1;

  private int paragraphEnd;
  private int paragraphQuotes;

  /** The column at which the innermost list item's content begins; 0 outside of lists. */
  private int itemColumn;

  private boolean afterBlank = true;

  /** The end of the lines without a blank one between them; saves looking for it again. */
  private int linesEnd;

  /** No {@code $$} begins from the current line up to this offset. */
  private int noMathBefore;

  private MarkdownBlocks(String text, char[] chars) {
    this.text = text;
    this.chars = chars;
    this.line = new MarkdownLine(chars);
    this.html = new MarkdownHtml(text);
  }

  /**
   * The blocks of {@code text}.
   *
   * @param chars the same text
   */
  static List<Block> read(String text, char[] chars) {
    MarkdownBlocks reader = new MarkdownBlocks(text, chars);
    int at = text.startsWith("\ufeff") ? 1 : 0;
    int body = FrontMatter.end(text, at);
    if (body > at) {
      reader.blocks.add(new Block(Kind.FRONT_MATTER, new Span(at, body)));
    }
    reader.lines(body);
    return reader.blocks;
  }

  private void lines(int from) {
    int at = from;
    while (at < text.length()) {
      line.readAt(at);
      at = oneLine();
    }
    endParagraph();
  }

  /** Takes the current line, or the whole block that it opens; returns where to go on. */
  private int oneLine() {
    if (line.isBlank()) {
      endParagraph();
      afterBlank = true;
      return line.next();
    }
    if (paragraph >= 0 && line.quotes() != paragraphQuotes) {
      endParagraph();
    }
    if (itemColumn > 0 && afterBlank && line.indent() < 2 && !line.startsItem()) {
      itemColumn = 0;
    }
    if (line.indent() >= 4 && itemColumn == 0 && paragraph < 0) {
      return indentedCode();
    }
    while (line.indent() < 4 || itemColumn > 0) {
      if (!line.startsItem()) {
        break;
      }
      endParagraph();
      line.enterItem();
      itemColumn = line.column();
    }
    afterBlank = false;
    if (line.isBlank()) {
      endParagraph();
      return line.next();
    }
    int behind = opaqueBlock();
    return behind >= 0 ? behind : prose();
  }

  private int prose() {
    if (paragraph >= 0 && line.standsAlone()) {
      endParagraph();
    }
    if (paragraph < 0) {
      paragraph = line.content();
      paragraphQuotes = line.quotes();
    }
    paragraphEnd = line.end();
    if (line.standsAlone()) {
      endParagraph();
    }
    return line.next();
  }

  private void endParagraph() {
    if (paragraph >= 0 && paragraphEnd > paragraph) {
      blocks.add(new Block(Kind.PROSE, new Span(paragraph, paragraphEnd)));
    }
    paragraph = -1;
  }

  private void opaque(int start, int end) {
    endParagraph();
    blocks.add(new Block(Kind.OPAQUE, new Span(start, end)));
  }

  private int indentedCode() {
    opaque(line.content(), line.end());
    return line.next();
  }

  private int opaqueBlock() {
    return switch (chars[line.content()]) {
      case '`', '~' -> fence();
      case '<' -> html();
      case '$' -> displayMath();
      case '%' -> obsidianComment();
      default -> -1;
    };
  }

  private int fence() {
    int start = line.content();
    char mark = chars[start];
    int length = MarkdownLine.run(chars, start);
    if (length < 3
        || (mark == '`' && text.substring(start + length, line.end()).indexOf('`') >= 0)) {
      return -1;
    }
    String information = text.substring(start + length, line.end()).strip();
    if (directives.isDirective(information, mark, length)) {
      endParagraph();
      return line.next();
    }
    int quotes = line.quotes();
    int column = line.column() >= itemColumn ? itemColumn : 0;
    int end = line.end();
    int at = line.next();
    while (at < text.length()) {
      line.readAt(at, quotes);
      if (line.quotes() < quotes || (!line.isBlank() && line.indent() < Math.min(column, 2))) {
        break;
      }
      end = line.end();
      at = line.next();
      int content = line.content();
      if (content < end && chars[content] == mark) {
        int run = MarkdownLine.run(chars, content);
        if (run >= length && text.substring(content + run, end).isBlank()) {
          break;
        }
      }
    }
    opaque(start, end);
    return at;
  }

  /** A comment, or an element whose content is taken as it is. */
  private int html() {
    int start = line.content();
    int end = -1;
    if (text.startsWith("<!--", start)) {
      end = html.behind("-->", start + 4);
    } else {
      String element = MarkdownHtml.verbatimElement(text, start);
      if (element == null) {
        return -1;
      }
      end = html.behindClosingTag(element, start);
    }
    if (end < 0) {
      if (line.quotes() > 0 || itemColumn > 0) {
        return -1;
      }
      end = text.length();
    }
    opaque(start, end);
    return goOnIn(end);
  }

  /** Prose may follow on the line where a block has ended. */
  private int goOnIn(int at) {
    int content = at;
    while (content < text.length() && (chars[content] == ' ' || chars[content] == '\t')) {
      content++;
    }
    line.continueAt(content);
    if (line.isBlank()) {
      return line.next();
    }
    paragraph = content;
    paragraphEnd = line.end();
    paragraphQuotes = line.quotes();
    return line.next();
  }

  private int displayMath() {
    int start = line.content();
    if (!text.startsWith("$$", start) || start < noMathBefore) {
      return -1;
    }
    if (start >= linesEnd) {
      linesEnd = MarkdownLine.paragraphEnd(chars, start);
    }
    int last = linesEnd;
    int close = start + 2;
    while (close + 1 < last && !(chars[close] == '$' && chars[close + 1] == '$')) {
      close += chars[close] == '\\' ? 2 : 1;
    }
    if (close + 1 >= last) {
      noMathBefore = last;
      return -1;
    }
    opaque(start, close + 2);
    return goOnIn(close + 2);
  }

  /** A line of {@code %%} alone, up to the next such line. */
  private int obsidianComment() {
    int start = line.content();
    if (!isCommentMark()) {
      return -1;
    }
    int close = text.indexOf("%%", start + 2);
    if (close < 0) {
      return -1;
    }
    opaque(start, close + 2);
    return goOnIn(close + 2);
  }

  private boolean isCommentMark() {
    return text.startsWith("%%", line.content())
        && text.substring(line.content() + 2, line.end()).isBlank();
  }
}

package dev.ibid.note;

import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Org, with the citations of Org 9.5, of org-ref 2 and 3, and LaTeX's.
 *
 * <p>A scanner of its own and no parser: those of the JVM (org-java, Orgzly's) know headlines and
 * drawers to keep outlines, but neither citations nor positions within a line. This one goes line
 * by line, as Org's own syntax does, and looks for citations within paragraphs.
 *
 * <p>Source of the rules: https://orgmode.org/worg/org-syntax.html
 */
final class OrgReader {

  /** Blocks whose content is not read as Org. */
  private static final Set<String> RAW_BLOCKS = Set.of("src", "example", "export", "comment");

  private static final Pattern COMMENT_HEADLINE =
      Pattern.compile("\\*+ +(?:[A-Z]{2,} +)?(?:\\[#[A-Z0-9]\\] +)?COMMENT(?:\\s|$)");

  /** Headlines are matched up to here; nobody has that many stars. */
  private static final int HEAD = 200;

  private final String text;
  private final char[] chars;
  private final ClosingMarks marks;
  private final OrgInline inline;
  private final List<Citation> keys = new ArrayList<>();
  private final List<Span> opaque = new ArrayList<>();

  /** Where the open paragraph began, or -1. */
  private int paragraph = -1;

  /** The level of the headline whose tree is commented out, or 0. */
  private int commented;

  private boolean inProperties;

  private OrgReader(String text, char[] chars) {
    this.text = text;
    this.chars = chars;
    this.marks = new ClosingMarks(text);
    this.inline = new OrgInline(text, chars, keys, opaque);
  }

  /**
   * Reads {@code text}.
   *
   * @param chars the same text
   */
  static NoteReading read(String text, char[] chars) {
    OrgReader reader = new OrgReader(text, chars);
    int at = 0;
    while (at < text.length()) {
      at = reader.line(at);
    }
    reader.endParagraph(text.length());
    return PapersAndKeys.reading(text, chars, reader.keys, reader.opaque, Set.of());
  }

  /** Takes the line that begins at {@code start}, or the block; returns where to go on. */
  private int line(int start) {
    int end = TextLines.end(chars, start);
    int content = start;
    while (content < end && (chars[content] == ' ' || chars[content] == '\t')) {
      content++;
    }
    char first = content < end ? chars[content] : '\n';
    int stars = start;
    while (stars < end && chars[stars] == '*') {
      stars++;
    }
    if (stars > start && stars < end && chars[stars] == ' ') {
      return headline(start, stars - start, end);
    }
    if (commented > 0) {
      return hide(start, end);
    }
    if (inProperties) {
      return property(content, end);
    }
    return switch (first) {
      case '\n', '\r' -> {
        endParagraph(start);
        yield end;
      }
      case '#' -> hash(start, content, end);
      case ':' -> colon(start, content, end);
      default -> {
        paragraph = paragraph < 0 ? start : paragraph;
        yield end;
      }
    };
  }

  private int headline(int start, int level, int end) {
    endParagraph(start);
    inProperties = false;
    if (commented > 0 && level > commented) {
      return hide(start, end);
    }
    Matcher comment = COMMENT_HEADLINE.matcher(text).region(start, Math.min(end, start + HEAD));
    commented = comment.lookingAt() ? level : 0;
    if (commented > 0) {
      return hide(start, end);
    }
    inline.paragraph(start, end);
    return end;
  }

  private void endParagraph(int end) {
    if (paragraph >= 0) {
      inline.paragraph(paragraph, end);
    }
    paragraph = -1;
  }

  private int hide(int start, int end) {
    endParagraph(start);
    opaque.add(new Span(start, end));
    return end;
  }

  /** A comment, a block or a keyword. */
  private int hash(int start, int content, int end) {
    char next = content + 1 < end ? chars[content + 1] : '\n';
    if (next <= ' ') {
      return hide(start, end);
    }
    if (next != '+') {
      paragraph = paragraph < 0 ? start : paragraph;
      return end;
    }
    if (matches(content, "#+begin_")) {
      endParagraph(start);
      return block(start, content + 8, end);
    }
    endParagraph(start);
    if (matches(content, "#+caption") || matches(content, "#+roam_key:")) {
      inline.paragraph(content, end);
    }
    return end;
  }

  private boolean matches(int at, String word) {
    return text.regionMatches(true, at, word, 0, word.length());
  }

  private int block(int start, int name, int end) {
    int behind = name;
    while (behind < end && ArxivSpelling.isLetter(chars[behind])) {
      behind++;
    }
    String kind = text.substring(name, behind).toLowerCase(Locale.ROOT);
    int close = RAW_BLOCKS.contains(kind) ? marks.nextIgnoringCase("#+end_" + kind, end) : -1;
    return close < 0 ? end : hide(start, TextLines.end(chars, close));
  }

  /** A line of fixed width, a drawer's beginning or end, or a property. */
  private int colon(int start, int content, int end) {
    if (content + 1 >= end || chars[content + 1] <= ' ') {
      return hide(start, end);
    }
    if (matches(content, ":properties:")) {
      endParagraph(start);
      inProperties = true;
      return end;
    }
    paragraph = paragraph < 0 ? start : paragraph;
    return end;
  }

  private int property(int content, int end) {
    if (matches(content, ":end:")) {
      inProperties = false;
    } else if (matches(content, ":roam_refs:") || matches(content, ":roam_key:")) {
      inline.references(text.indexOf(':', content + 1) + 1, end);
    } else if (content >= end || chars[content] != ':') {
      // No property: the drawer was never closed, and the text goes on.
      inProperties = false;
    }
    return end;
  }
}

package dev.ibid.note;

import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.paper.CiteKey;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads AsciiDoc, with the citations of asciidoctor-bibtex and AsciiDoc's own.
 *
 * <p>A scanner of its own and no parser: AsciidoctorJ runs Asciidoctor's Ruby on the JVM, which
 * takes seconds to start and knows lines but no columns. Line by line this one knows the blocks
 * whose content is taken as it is.
 *
 * <p>Source of the rules: https://docs.asciidoctor.org/asciidoc/latest/blocks/delimited/ and
 * https://github.com/asciidoctor/asciidoctor-bibtex
 */
final class AsciidocReader {
  private static final CharacterSet MARKS = new CharacterSet(":<`+");

  /** The styles whose paragraph is taken as it is. */
  private static final Pattern RAW_STYLE =
      Pattern.compile("\\[(?:source|listing|literal|pass|stem|latexmath|asciimath|comment)\\b.*");

  /** References and macros are shorter than this. */
  private static final int MAX_MACRO = 2000;

  private static final int MAX_ENTRY = 200;

  private final String text;
  private final char[] chars;
  private final Set<String> entries;
  private final List<Citation> keys = new ArrayList<>();
  private final List<Span> opaque = new ArrayList<>();

  private boolean afterBlank = true;

  /** Whether the attributes on the line before make the next paragraph or block a raw one. */
  private boolean raw;

  private int paragraph = -1;

  /** Where marks stand that close what is text and no code; they open nothing. */
  private int closing = -1;

  private AsciidocReader(String text, char[] chars) {
    this.text = text;
    this.chars = chars;
    this.entries = entries(text);
  }

  /**
   * Reads {@code text}.
   *
   * @param chars the same text
   */
  static NoteReading read(String text, char[] chars) {
    AsciidocReader reader = new AsciidocReader(text, chars);
    int at = 0;
    while (at < text.length()) {
      at = reader.line(at);
    }
    reader.endParagraph(text.length());
    return PapersAndKeys.reading(text, chars, reader.keys, reader.opaque, Set.of());
  }

  /** The keys of the bibliography's entries that the text itself has: {@code [[[key]]]}. */
  static Set<String> entries(String text) {
    Set<String> entries = new HashSet<>();
    int at = text.indexOf("[[[");
    while (at >= 0) {
      int name = at + 3;
      while (text.startsWith("[", name)) {
        name++;
      }
      int end = name;
      int last = Math.min(text.length(), name + MAX_ENTRY);
      while (end < last && "[],".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      if (end > name && (text.startsWith("]", end) || text.startsWith(",", end))) {
        entries.add(text.substring(name, end).strip());
      }
      at = text.indexOf("[[[", end);
    }
    return entries;
  }

  private int line(int start) {
    int end = TextLines.end(chars, start);
    int content = start;
    while (content < end && (chars[content] == ' ' || chars[content] == '\t')) {
      content++;
    }
    int last = end;
    while (last > content && chars[last - 1] <= ' ') {
      last--;
    }
    if (content == last) {
      endParagraph(start);
      afterBlank = true;
      raw = false;
      return end;
    }
    boolean fresh = afterBlank;
    afterBlank = false;
    if (isDelimiter(start, last)) {
      return delimited(start, last, end);
    }
    boolean comment = text.startsWith("//", start) && !text.startsWith("///", start);
    boolean literal = fresh && content > start && !isListItem(content, last);
    if (comment) {
      return hide(start, end);
    }
    if (raw || literal) {
      return hide(start, TextLines.paragraphEnd(chars, start));
    }
    if (chars[start] == '[' && isRawStyle(start, last)) {
      endParagraph(start);
      raw = true;
      afterBlank = true;
      return end;
    }
    paragraph = paragraph < 0 ? start : paragraph;
    return end;
  }

  private boolean isRawStyle(int start, int last) {
    return RAW_STYLE.matcher(text).region(start, Math.min(last, start + MAX_MACRO)).matches();
  }

  private int hide(int start, int end) {
    endParagraph(start);
    opaque.add(new Span(start, end));
    raw = false;
    return end;
  }

  /** Four or more equal marks alone on a line, or a fence of backticks. */
  private boolean isDelimiter(int start, int last) {
    char mark = chars[start];
    if (text.startsWith("```", start)) {
      return text.indexOf('`', start + 3, last) < 0;
    }
    if ("-./+".indexOf(mark) < 0 || last - start < 4) {
      return false;
    }
    for (int at = start; at < last; at++) {
      if (chars[at] != mark) {
        return false;
      }
    }
    return true;
  }

  /** Up to the line that is equal to the first, or to the end where there is none. */
  private int delimited(int start, int last, int next) {
    String delimiter = chars[start] == '`' ? "```" : text.substring(start, last);
    int at = next;
    while (at < text.length()) {
      int end = TextLines.end(chars, at);
      boolean closes =
          text.startsWith(delimiter, at) && TextLines.isBlank(chars, at + delimiter.length(), end);
      at = end;
      if (closes) {
        break;
      }
    }
    return hide(start, at);
  }

  private boolean isListItem(int content, int last) {
    char c = chars[content];
    boolean marked = c == '*' || c == '-' || c == '.' || c == '+' || c == '|' || c == '<';
    boolean numbered = ArxivSpelling.isDigit(c);
    return marked || numbered || text.indexOf("::", content, last) >= 0;
  }

  private void endParagraph(int end) {
    if (paragraph >= 0) {
      inline(paragraph, end);
    }
    paragraph = -1;
  }

  private void inline(int from, int limit) {
    int at = MARKS.next(chars, from, limit);
    while (at < limit) {
      int next =
          switch (chars[at]) {
            case ':' -> macro(from, at, limit);
            case '<' -> reference(at, limit);
            case '`', '+' -> monospace(from, at, limit);
            default -> at;
          };
      at = MARKS.next(chars, Math.max(next, at + 1), limit);
    }
  }

  /** {@code cite:[key(p. 3), key2]} and its kin, whose name ends at {@code colon}. */
  private int macro(int from, int colon, int limit) {
    if (colon - 4 >= from && text.startsWith("pass", colon - 4)) {
      return pass(colon - 4, limit);
    }
    if (!text.startsWith("[", colon + 1) || !isCitation(text, from, colon)) {
      return colon;
    }
    int close = closing(colon + 2, ']', limit);
    if (close < 0) {
      return colon;
    }
    int part = colon + 2;
    while (part < close) {
      int behind = partEnd(part, close);
      int first = part;
      while (first < behind && chars[first] <= ' ') {
        first++;
      }
      int last = first;
      while (last < behind && LatexCites.isKeyChar(chars[last]) && chars[last] != '(') {
        last++;
      }
      add(first, first, last, last);
      part = behind + 1;
    }
    return close;
  }

  /** Whether the name that ends at {@code colon} is that of a macro which cites. */
  static boolean isCitation(String text, int from, int colon) {
    int start = colon;
    while (start > from && colon - start < 12 && ArxivSpelling.isLetter(text.charAt(start - 1))) {
      start--;
    }
    boolean escaped = start > from && text.charAt(start - 1) == '\\';
    return switch (text.substring(start, colon)) {
      case "cite", "citenp", "fullcite", "nocite" -> !escaped;
      default -> false;
    };
  }

  /** Commas within the parentheses of a locator part nothing. */
  private int partEnd(int from, int close) {
    int depth = 0;
    for (int at = from; at < close; at++) {
      char c = chars[at];
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == ',' && depth <= 0) {
        return at;
      }
    }
    return close;
  }

  private int closing(int from, char mark, int limit) {
    return text.indexOf(mark, from, Math.max(from, Math.min(limit, from + MAX_MACRO)));
  }

  private void add(int start, int name, int end, int behind) {
    if (end > name) {
      Span span = new Span(name, end);
      keys.add(new KeyCitation(new Span(start, behind), span, new CiteKey(span.in(text)), true));
    }
  }

  /** {@code <<key>>}, where the text has an entry of that key; else it refers to a section. */
  private int reference(int at, int limit) {
    if (!text.startsWith("<<", at) || (at > 0 && chars[at - 1] == '\\')) {
      return at;
    }
    int name = at + 2;
    int end = name;
    while (end < limit && end - name < 200 && ",><\n".indexOf(chars[end]) < 0) {
      end++;
    }
    if (!entries.contains(text.substring(name, end))) {
      return at + 1;
    }
    int close = text.indexOf(">>", end, Math.min(limit, at + MAX_MACRO));
    if (close < 0) {
      return at + 1;
    }
    add(at, name, end, close + 2);
    return close + 1;
  }

  /** Text in backticks or between plus signs, with nothing but blanks or marks around it. */
  private int monospace(int from, int at, int limit) {
    char mark = chars[at];
    int run = at;
    while (run < limit && chars[run] == mark) {
      run++;
    }
    int length = Math.min(3, run - at);
    boolean apart = at == from || !Character.isLetterOrDigit(chars[at - 1]);
    if (run >= limit || chars[run] <= ' ' || (length == 1 && !apart)) {
      return run;
    }
    int close = text.indexOf(mark, run, Math.min(limit, run + MAX_MACRO));
    if (close < 0 || at == closing) {
      return run;
    }
    if (isAddress(at, run) || isQuoted(at, run, close)) {
      closing = close;
      return run;
    }
    int end = close;
    while (end < limit && end - close < length && chars[end] == mark) {
      end++;
    }
    opaque.add(new Span(at, end));
    return end;
  }

  /** {@code link:++https://arxiv.org/abs/2312.09832++[text]}. */
  private boolean isAddress(int at, int run) {
    return chars[at] == '+' && run - at == 2 && at >= 5 && text.startsWith("link:", at - 5);
  }

  /** Quotation marks that are to be printed curved: <code>"`so`"</code>, <code>'`so`'</code>. */
  private boolean isQuoted(int at, int run, int close) {
    boolean quoted = at > 0 && run - at == 1 && chars[at] == '`';
    return quoted
        && "\"'".indexOf(chars[at - 1]) >= 0
        && text.startsWith(String.valueOf(chars[at - 1]), close + 1);
  }

  private int pass(int at, int limit) {
    boolean named = !(at > 0 && Character.isLetter(chars[at - 1]));
    int open = named ? at + 5 : limit;
    while (open < limit && ArxivSpelling.isLetter(chars[open])) {
      open++;
    }
    int close = open < limit && chars[open] == '[' ? closing(open, ']', limit) : -1;
    if (close < 0) {
      return at;
    }
    opaque.add(new Span(at, close + 1));
    return close + 1;
  }
}

package dev.ibid.note;

import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.paper.CiteKey;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads reStructuredText, with the roles of sphinxcontrib-bibtex.
 *
 * <p>A scanner of its own and no parser: docutils is Python's, and JRst, the JVM's, turns a whole
 * document into XML without positions and is not maintained. Indentation tells which blocks are
 * taken as they are.
 *
 * <p>Source of the rules: https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html
 */
final class RstReader {
  private static final CharacterSet MARKS = new CharacterSet("`]\\");

  /** Directives whose content is read as text; all others hold code, data or options. */
  private static final Pattern DIRECTIVE = Pattern.compile("\\.\\. +([\\w:.+-]+)::.*");

  private static final Set<String> RAW =
      Set.of(
          "code",
          "code-block",
          "sourcecode",
          "highlight",
          "math",
          "raw",
          "literalinclude",
          "prompt",
          "doctest",
          "testcode",
          "testoutput",
          "testsetup",
          "ipython",
          "plot",
          "graphviz",
          "mermaid",
          "uml",
          "plantuml",
          "productionlist",
          "jupyter-execute",
          "bibliography",
          "include",
          "toctree",
          "csv-table");

  private static final int MAX_ROLE = 2000;

  private final String text;
  private final char[] chars;
  private final List<Citation> keys = new ArrayList<>();
  private final List<Span> opaque = new ArrayList<>();
  private int paragraph = -1;

  /** The indent of the line that announced a raw block, or -1. */
  private int announced = -1;

  private RstReader(String text, char[] chars) {
    this.text = text;
    this.chars = chars;
  }

  /**
   * Reads {@code text}.
   *
   * @param chars the same text
   */
  static NoteReading read(String text, char[] chars) {
    RstReader reader = new RstReader(text, chars);
    int at = 0;
    while (at < text.length()) {
      at = reader.line(at);
    }
    reader.endParagraph(text.length());
    return PapersAndKeys.reading(text, chars, reader.keys, reader.opaque, Set.of());
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
      return end;
    }
    int indent = content - start;
    if (announced >= 0) {
      if (indent > announced) {
        return hide(start, end);
      }
      announced = -1;
    }
    if (text.startsWith(">>>", content) && paragraph < 0) {
      return hide(start, TextLines.paragraphEnd(chars, start));
    }
    if (text.startsWith("..", content) && (content + 2 == last || isBlank(content + 2))) {
      endParagraph(start);
      return explicit(start, content, last, end);
    }
    paragraph = paragraph < 0 ? start : paragraph;
    if (text.startsWith("::", last - 2)) {
      announced = indent;
      endParagraph(end);
    }
    return end;
  }

  private boolean isBlank(int at) {
    return chars[at] == ' ' || chars[at] == '\t';
  }

  private int hide(int start, int end) {
    endParagraph(start);
    opaque.add(new Span(start, end));
    return end;
  }

  /** A directive, a footnote, a target or a comment: what begins with two dots. */
  private int explicit(int start, int content, int last, int end) {
    int body = content + 2;
    while (body < last && isBlank(body)) {
      body++;
    }
    char c = body < last ? chars[body] : ' ';
    if (c == '[' || c == '_' || c == '|') {
      int close = c == '[' ? text.indexOf(']', body, last) : -1;
      inline(close < 0 ? body : close + 1, end);
      return end;
    }
    Matcher directive = DIRECTIVE.matcher(text).region(content, Math.min(last, content + 300));
    if (!directive.lookingAt()) {
      // Two dots alone, with a blank line behind them, comment nothing out.
      boolean empty = body >= last && text.substring(end, TextLines.end(chars, end)).isBlank();
      announced = empty ? -1 : content - start;
      return hide(start, end);
    }
    if (RAW.contains(directive.group(1))) {
      announced = content - start;
    } else {
      inline(directive.end(1), end);
    }
    return end;
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
            case '`' -> backtick(from, at, limit);
            case ']' -> reference(from, at, limit);
            default -> at + 2;
          };
      at = MARKS.next(chars, Math.min(limit, Math.max(next, at + 1)), limit);
    }
  }

  private int backtick(int from, int at, int limit) {
    if (text.startsWith("``", at)) {
      int literal = text.indexOf("``", at + 2, Math.min(limit, at + MAX_ROLE));
      if (literal < 0) {
        return at + 2;
      }
      int end = literal + 2;
      while (end < limit && chars[end] == '`') {
        end++;
      }
      opaque.add(new Span(at, end));
      return end;
    }
    int close = text.indexOf('`', at + 1, Math.min(limit, at + MAX_ROLE));
    if (close < 0) {
      return at + 1;
    }
    String role = roleBefore(text, from, at);
    if (isCitation(role)) {
      keys(at + 1, close);
    } else if (role.equals(":math:") || role.equals(":code:") || role.equals(":raw:")) {
      opaque.add(new Span(at, close + 1));
    }
    return close + 1;
  }

  /** {@code :cite:p:} that ends at {@code end}, or the empty string. */
  static String roleBefore(String text, int from, int end) {
    int start = end;
    while (start > from
        && end - start < 40
        && (Character.isLetterOrDigit(text.charAt(start - 1))
            || ":.-_".indexOf(text.charAt(start - 1)) >= 0)) {
      start--;
    }
    boolean role = end - start > 2 && text.charAt(start) == ':' && text.charAt(end - 1) == ':';
    return role ? text.substring(start, end) : "";
  }

  static boolean isCitation(String role) {
    return role.startsWith(":cite:")
        || role.startsWith(":footcite:")
        || role.equals(":nocite:")
        || role.equals(":bibcite:");
  }

  /** Keys between commas, each perhaps with notes in braces: {@code {see}key{p. 3}}. */
  private void keys(int start, int end) {
    int depth = 0;
    int first = -1;
    for (int at = start; at <= end; at++) {
      char c = at < end ? chars[at] : ',';
      boolean inKey = depth == 0 && LatexCites.isKeyChar(c);
      if (inKey && first < 0) {
        first = at;
      } else if (!inKey && first >= 0) {
        add(first, first, at, at, true);
        first = -1;
      }
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      }
    }
  }

  private void add(int start, int name, int end, int behind, boolean bracketed) {
    if (!text.startsWith("*", name)) {
      Span span = new Span(name, end);
      keys.add(
          new KeyCitation(new Span(start, behind), span, new CiteKey(span.in(text)), bracketed));
    }
  }

  /** {@code [key]_}; footnotes have numbers, {@code #} or {@code *} for a name. */
  private int reference(int from, int close, int limit) {
    int behind = close + 2;
    if (!text.startsWith("_", close + 1)
        || behind > limit
        || (behind < limit && Character.isLetterOrDigit(chars[behind]))) {
      return close + 1;
    }
    int name = close;
    while (name > from
        && close - name < 200
        && (Character.isLetterOrDigit(chars[name - 1]) || "-_.:+".indexOf(chars[name - 1]) >= 0)) {
      name--;
    }
    boolean named =
        name > from
            && name < close
            && chars[name - 1] == '['
            && !(name - 2 >= from && chars[name - 2] == '\\')
            && !text.substring(name, close).chars().allMatch(c -> c >= '0' && c <= '9');
    if (named) {
      add(name - 1, name, close, behind, false);
    }
    return behind;
  }
}

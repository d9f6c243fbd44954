package dev.ibid.note;

import dev.ibid.note.LatexCites.Shape;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads LaTeX.
 *
 * <p>A scanner of its own and no parser: TeX has no grammar apart from its running, and the JVM's
 * parsers (SnuggleTeX, JLaTeXMath) read math to typeset it, fail on unknown packages and keep no
 * positions. What hides citations is known by name: comments, verbatim commands and environments.
 */
final class LatexReader {
  private static final CharacterSet MARKS = new CharacterSet("\\%");

  /** Verbatim text within a line and the arguments before it are shorter than this. */
  private static final int MAX_VERB = 1000;

  private static final Set<String> VERBATIM =
      Set.of(
          "verbatim",
          "verbatim*",
          "Verbatim",
          "Verbatim*",
          "BVerbatim",
          "LVerbatim",
          "SaveVerbatim",
          "lstlisting",
          "minted",
          "comment",
          "filecontents",
          "filecontents*",
          "luacode",
          "luacode*",
          "pycode",
          "asy");

  private final String text;
  private final char[] chars;
  private final LatexCites cites;
  private final LatexOwnCites own;
  private final ClosingMarks marks;
  private final List<Citation> keys = new ArrayList<>();
  private final List<Span> opaque = new ArrayList<>();

  /** How many more characters may go into conditions that are never closed. */
  private long vain;

  private int at;

  private LatexReader(String text, char[] chars) {
    this.text = text;
    this.chars = chars;
    this.cites = new LatexCites(text);
    this.own = new LatexOwnCites(text);
    this.marks = new ClosingMarks(text);
    this.vain = 16L * text.length();
  }

  /**
   * Reads {@code text}.
   *
   * @param chars the same text
   */
  static NoteReading read(String text, char[] chars) {
    LatexReader reader = new LatexReader(text, chars);
    reader.walk(text.length());
    return PapersAndKeys.reading(text, chars, reader.keys, reader.opaque, Set.of());
  }

  /** The commands that are defined before {@code offset} and do nothing but cite. */
  static LatexOwnCites ownCites(String text, int offset) {
    LatexReader reader = new LatexReader(text, text.toCharArray());
    reader.walk(offset);
    return reader.own;
  }

  private void walk(int limit) {
    while (at < limit) {
      switch (chars[at]) {
        case '\\' -> macro();
        case '%' -> comment();
        default -> at++;
      }
      at = MARKS.next(chars, at, text.length());
    }
  }

  /** What INSPIRE writes behind an entry is a comment to TeX alone: it says what is cited. */
  private void comment() {
    int end = TextLines.end(chars, at);
    if (text.startsWith("%%CITATION", at)) {
      at = end;
    } else {
      hide(end);
    }
  }

  private void hide(int end) {
    opaque.add(new Span(at, end));
    at = end;
  }

  private void macro() {
    int end = LatexCites.nameEnd(text, at);
    if (end == at + 1) {
      at = Math.min(text.length(), at + 2);
      return;
    }
    String name = text.substring(at + 1, end);
    switch (name) {
      case "begin" -> environment(end);
      case "end" -> {
        if (text.startsWith("{document}", end)) {
          at = Math.min(text.length(), end + 10);
          if (at < text.length()) {
            hide(text.length());
          }
        } else {
          at = end;
        }
      }
      case "verb", "Verb", "lstinline", "mintinline", "mint" -> verb(name, end);
      case "iffalse" -> iffalse(end);
      case "url", "href", "path", "nolinkurl" -> at = addressEnd(end);
      case "newcommand",
          "renewcommand",
          "providecommand",
          "DeclareRobustCommand",
          "newrobustcmd",
          "renewrobustcmd",
          "NewDocumentCommand",
          "RenewDocumentCommand",
          "ProvideDocumentCommand",
          "DeclareDocumentCommand",
          "DeclareCiteCommand",
          "DeclareMultiCiteCommand",
          "newcommandx",
          "def",
          "edef",
          "gdef",
          "xdef" -> {
        own.define(end);
        at = definedEnd(end);
      }
      case "let" -> at = definedEnd(definedEnd(end));
      default -> {
        Shape shape = LatexCites.shapeOf(name);
        if (shape != null) {
          cites.collect(end, shape, keys);
        } else if (own.has(name) && text.startsWith("{", end)) {
          cites.collect(end, Shape.KEYS, keys);
        }
        at = end;
      }
    }
  }

  private void environment(int brace) {
    int close = brace;
    while (close < text.length() && close - brace < 40 && chars[close] != '}') {
      close++;
    }
    if (!text.startsWith("{", brace) || !text.startsWith("}", close)) {
      at = brace;
      return;
    }
    String name = text.substring(brace + 1, close);
    if (VERBATIM.contains(name)) {
      int end = marks.behind("\\end{" + name + "}", close);
      hide(end < 0 ? text.length() : end);
      return;
    }
    Shape shape = LatexCites.shapeOfEnvironment(name);
    if (shape != null) {
      cites.collect(close + 1, shape, keys);
    }
    at = close + 1;
  }

  /** A command whose argument stands between two equal marks, or in braces, on one line. */
  private void verb(String name, int behind) {
    int open = behind;
    if (text.startsWith("*", open)) {
      open++;
    }
    if (name.startsWith("l") || name.startsWith("m")) {
      open = text.startsWith("[", open) ? closing(open, ']') + 1 : open;
      if (open > 0 && name.startsWith("m")) {
        open = text.startsWith("{", open) ? closing(open, '}') + 1 : open;
      }
    }
    boolean marked = open > 0 && open < text.length() && chars[open] > ' ';
    boolean braced = marked && chars[open] == '{' && !name.equalsIgnoreCase("verb");
    int close = !marked ? -1 : closing(open, braced ? '}' : chars[open]);
    if (close < 0) {
      at = behind;
    } else {
      hide(close + 1);
    }
  }

  /** The next {@code mark} on the line, behind {@code open}; or -1. */
  private int closing(int open, char mark) {
    int last = Math.min(text.length(), open + MAX_VERB);
    for (int next = open + 1; next < last; next++) {
      char c = chars[next];
      if (c == mark) {
        return next;
      }
      if (c == '\n' || c == '\r') {
        return -1;
      }
    }
    return -1;
  }

  /** What stands between {@code \iffalse} and its {@code \fi} is never read by TeX either. */
  private void iffalse(int behind) {
    int depth = 1;
    int next = text.indexOf('\\', behind);
    while (next >= 0 && vain > 0) {
      int end = LatexCites.nameEnd(text, next);
      if (text.startsWith("fi", next + 1) && end == next + 3) {
        depth--;
      } else if (text.startsWith("if", next + 1) && end > next + 3 && !isIff(next + 1, end)) {
        depth++;
      }
      if (depth == 0) {
        hide(end);
        return;
      }
      int last = next;
      next = text.indexOf('\\', Math.max(end, next + 1));
      vain -= (next < 0 ? text.length() : next) - last;
    }
    at = behind;
  }

  private boolean isIff(int name, int end) {
    return end == name + 3 && chars[name + 2] == 'f';
  }

  /** Behind the address of {@code \href}, in which a percent sign begins no comment. */
  private int addressEnd(int behind) {
    int open = behind;
    if (text.startsWith("[", open)) {
      open = closing(open, ']') + 1;
    }
    if (open == 0 || !text.startsWith("{", open)) {
      return behind;
    }
    int depth = 0;
    int last = Math.min(text.length(), open + MAX_VERB);
    for (int next = open; next < last; next++) {
      char c = chars[next];
      if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return next + 1;
      } else if (c == '\n' || c == '\r') {
        break;
      }
    }
    return behind;
  }

  /** Behind the name that a definition is about, so that it isn't taken for its use. */
  private int definedEnd(int behind) {
    int next = behind;
    while (next < text.length() && " \t*{=".indexOf(chars[next]) >= 0) {
      next++;
    }
    return text.startsWith("\\", next) ? LatexCites.nameEnd(text, next) : behind;
  }
}

package dev.ibid.note;

import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.paper.CiteKey;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads Typst.
 *
 * <p>A scanner of its own and no parser: Typst's is written in Rust and there is none for the JVM.
 * What matters is whether a place is markup, where {@code @} refers, or code, where quotes begin
 * strings; a stack of open brackets tells the two apart.
 *
 * <p>Source of the rules: Typst's {@code typst-syntax/src/lexer.rs}
 */
final class TypstReader {
  private static final CharacterSet IN_MARKUP = new CharacterSet("\\@#/`$<[]:");

  private static final CharacterSet IN_CODE = new CharacterSet("\"/`$([{}])\n;");

  private static final Set<String> STATEMENTS =
      Set.of(
          "let",
          "set",
          "show",
          "import",
          "include",
          "context",
          "if",
          "while",
          "for",
          "return",
          "break",
          "continue");

  /** Labels and the arguments of a citation are shorter than this. */
  private static final int MAX_LABEL = 300;

  /** What a bracket that is not closed yet stands for. */
  private enum Mode {
    /** Text, to the end of the note or to a square bracket. */
    MARKUP,
    /** Code in braces or parentheses. */
    CODE,
    /** A statement behind {@code #}, which ends with its line. */
    STATEMENT
  }

  private final String text;
  private final char[] chars;
  private final ClosingMarks marks;
  private final List<Citation> keys = new ArrayList<>();
  private final List<Span> opaque = new ArrayList<>();
  private final Set<String> labels = new HashSet<>();

  /** Whether a dollar was found unclosed, so that all behind it are. */
  private boolean noMoreMath;

  private Mode[] modes = new Mode[16];
  private int depth;
  private int at;

  private TypstReader(String text, char[] chars) {
    this.text = text;
    this.chars = chars;
    this.marks = new ClosingMarks(text);
    this.modes[0] = Mode.MARKUP;
  }

  /**
   * Reads {@code text}.
   *
   * @param chars the same text
   */
  static NoteReading read(String text, char[] chars) {
    TypstReader reader = new TypstReader(text, chars);
    while (reader.at < text.length()) {
      if (reader.modes[reader.depth] == Mode.MARKUP) {
        reader.markup();
      } else {
        reader.code();
      }
    }
    return PapersAndKeys.reading(text, chars, reader.keys, reader.opaque, reader.labels);
  }

  private void push(Mode mode) {
    depth++;
    if (depth == modes.length) {
      modes = Arrays.copyOf(modes, depth * 2);
    }
    modes[depth] = mode;
  }

  private void hide(int end) {
    opaque.add(new Span(at, end));
    at = end;
  }

  private void markup() {
    switch (chars[at]) {
      case '\\' -> at = Math.min(text.length(), at + 2);
      case '@' -> reference();
      case '#' -> hash();
      case '/' -> slash();
      case '`' -> raw();
      case '$' -> math();
      case '<' -> label();
      case '[' -> {
        push(Mode.MARKUP);
        at++;
      }
      case ']' -> {
        at++;
        if (depth > 0) {
          depth--;
          goOnBehindCall();
        }
      }
      case ':' -> {
        boolean link =
            text.startsWith("://", at)
                && at > 0
                && (text.startsWith("http", at - 4) || text.startsWith("https", at - 5));
        at = link ? Math.max(at + 3, Urls.extent(text, at + 3, text.length())) : at + 1;
      }
      default -> at++;
    }
    if (modes[depth] == Mode.MARKUP) {
      at = IN_MARKUP.next(chars, at, text.length());
    }
  }

  private void reference() {
    int name = at + 1;
    int end = name;
    while (end < text.length() && isLabelChar(chars[end])) {
      end++;
    }
    while (end > name && (chars[end - 1] == '.' || chars[end - 1] == ':')) {
      end--;
    }
    if (end > name) {
      add(at, name, end, end, false);
    }
    at = end;
  }

  /** Whether {@code key} can stand behind an {@code @}, where a full stop at its end falls off. */
  static boolean isLabel(String key) {
    return !key.endsWith(".")
        && !key.endsWith(":")
        && key.chars().allMatch(c -> isLabelChar((char) c));
  }

  static boolean isLabelChar(char c) {
    return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c)
        || Character.isSurrogate(c)
        || c == '-'
        || c == '_'
        || c == ':'
        || c == '.';
  }

  private void add(int start, int name, int nameEnd, int end, boolean bracketed) {
    Span span = new Span(name, nameEnd);
    keys.add(new KeyCitation(new Span(start, end), span, new CiteKey(span.in(text)), bracketed));
  }

  /** The label that an element defines, {@code <intro>}. */
  private void label() {
    int end = labelEnd(at);
    if (end > 0) {
      labels.add(text.substring(at + 1, end - 1));
      at = end;
    } else {
      at++;
    }
  }

  /** Behind the label whose angle bracket opens at {@code open}; -1 where none does. */
  private int labelEnd(int open) {
    int end = open + 1;
    int last = Math.min(text.length(), open + MAX_LABEL);
    while (end < last && isLabelChar(chars[end])) {
      end++;
    }
    return end < last && end > open + 1 && chars[end] == '>' ? end + 1 : -1;
  }

  /** Code within markup: a statement, a block, or a name with its arguments. */
  private void hash() {
    at++;
    if (at >= text.length()) {
      return;
    }
    char c = chars[at];
    if (c == '{' || c == '(') {
      push(Mode.CODE);
      at++;
    } else if (c == '[') {
      push(Mode.MARKUP);
      at++;
    } else if (c == '"') {
      string();
    } else if (isNameStart(c)) {
      int end = nameEnd(at);
      String name = text.substring(at, end);
      if (STATEMENTS.contains(name)) {
        push(Mode.STATEMENT);
        at = end;
      } else {
        name(end);
        goOnBehindCall();
      }
    }
  }

  private static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_';
  }

  private int nameEnd(int start) {
    int end = start;
    while (end < text.length() && isNamePart(chars[end])) {
      end++;
    }
    return end;
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_';
  }

  /** In markup a call goes on only where nothing stands between: {@code #f(x)[text].g}. */
  private void goOnBehindCall() {
    if (modes[depth] != Mode.MARKUP) {
      return;
    }
    while (at + 1 < text.length() && chars[at] == '.' && isNameStart(chars[at + 1])) {
      name(nameEnd(at + 1));
    }
    if (at < text.length() && chars[at] == '(') {
      push(Mode.CODE);
      at++;
    }
  }

  /** Steps behind a name in code; if it is one that cites, takes the keys it is called with. */
  private void name(int end) {
    int start = chars[at] == '.' ? at + 1 : at;
    at = end;
    if (text.startsWith("(", end) && isCitation(start, end)) {
      citedKeys(end + 1);
    }
  }

  /** Whether the function of this name cites: {@code cite}, or a wrapper named after it. */
  private boolean isCitation(int start, int end) {
    return end - start >= 4 && (text.startsWith("cite", start) || text.startsWith("cite", end - 4));
  }

  /** The keys at the head of an argument list: labels, or the strings of older versions. */
  private void citedKeys(int from) {
    int next = blanks(from);
    while (next < text.length()) {
      int open = next;
      int end;
      if (chars[open] == '<') {
        end = labelEnd(open);
        if (end < 0) {
          return;
        }
        add(open, open + 1, end - 1, end, true);
      } else {
        boolean constructed = text.startsWith("label(", open);
        int quote = constructed ? blanks(open + 6) : open;
        int close = text.startsWith("\"", quote) ? keyStringEnd(quote) : -1;
        if (close < 0) {
          return;
        }
        add(quote + 1, quote + 1, close - 1, close - 1, true);
        end = constructed ? blanks(close) + 1 : close;
      }
      next = blanks(end);
      if (!text.startsWith(",", next)) {
        return;
      }
      next = blanks(next + 1);
    }
  }

  /** Behind the string that opens at {@code quote}, if what it holds may be a key; else -1. */
  private int keyStringEnd(int quote) {
    int last = Math.min(text.length(), quote + MAX_LABEL);
    for (int next = quote + 1; next < last; next++) {
      char c = chars[next];
      if (c == '"') {
        return next > quote + 1 ? next + 1 : -1;
      }
      if (c <= ' ' || c == '\\') {
        return -1;
      }
    }
    return -1;
  }

  private int blanks(int from) {
    int next = from;
    while (next < text.length() && chars[next] <= ' ') {
      next++;
    }
    return next;
  }

  private void code() {
    char c = chars[at];
    switch (c) {
      case '"' -> string();
      case '/' -> slash();
      case '`' -> raw();
      case '$' -> math();
      case '{' -> {
        push(Mode.CODE);
        at++;
      }
      case '(' -> {
        push(Mode.CODE);
        at++;
        if (isCitation(nameStart(at - 1), at - 1)) {
          citedKeys(at);
        }
      }
      case '[' -> {
        push(Mode.MARKUP);
        at++;
      }
      case '}', ')' -> {
        endStatements();
        if (modes[depth] == Mode.CODE) {
          depth--;
          at++;
          goOnBehindCall();
        } else {
          at++;
        }
      }
      case ']' -> {
        // The bracket closes the text around an unfinished piece of code.
        endStatements();
        if (modes[depth] == Mode.CODE) {
          at++;
        }
      }
      case '\n', ';' -> {
        if (modes[depth] == Mode.STATEMENT) {
          depth--;
        }
        at++;
      }
      default -> at++;
    }
    if (modes[depth] != Mode.MARKUP) {
      at = IN_CODE.next(chars, at, chars.length);
    }
  }

  private int nameStart(int end) {
    int start = end;
    while (start > 0 && isNamePart(chars[start - 1])) {
      start--;
    }
    return start;
  }

  private void endStatements() {
    while (depth > 0 && modes[depth] == Mode.STATEMENT) {
      depth--;
    }
  }

  private void string() {
    int next = at + 1;
    while (next < chars.length && chars[next] != '"') {
      next += chars[next] == '\\' ? 2 : 1;
    }
    at = Math.min(chars.length, next + 1);
  }

  /** A comment, or a slash that is none. */
  private void slash() {
    if (text.startsWith("//", at)) {
      hide(TextLines.end(chars, at));
      if (modes[depth] == Mode.STATEMENT) {
        depth--;
      }
    } else if (text.startsWith("/*", at)) {
      hide(blockCommentEnd());
    } else {
      at++;
    }
  }

  /** Comments nest, and an unclosed one reaches to the end. */
  private int blockCommentEnd() {
    int open = 0;
    int next = at;
    while (next < text.length()) {
      if (text.startsWith("/*", next)) {
        open++;
        next += 2;
      } else if (text.startsWith("*/", next)) {
        next += 2;
        if (--open == 0) {
          return next;
        }
      } else {
        next++;
      }
    }
    return text.length();
  }

  private void raw() {
    int run = at;
    while (run < text.length() && chars[run] == '`') {
      run++;
    }
    int length = run - at;
    if (length == 2) {
      at = run;
      return;
    }
    int end = marks.behind("`".repeat(Math.min(length, MAX_LABEL)), run);
    if (end > 0) {
      hide(end);
    } else {
      at = run;
    }
  }

  private void math() {
    int next = at + 1;
    int closed = noMoreMath ? -1 : marks.behind("$", next);
    while (closed > 0 && isEscaped(closed - 1)) {
      closed = marks.behind("$", closed);
    }
    if (closed > 0) {
      hide(closed);
    } else {
      noMoreMath = true;
      at = next;
    }
  }

  private boolean isEscaped(int place) {
    int before = place;
    while (before > at && chars[before - 1] == '\\') {
      before--;
    }
    return (place - before) % 2 == 1;
  }
}

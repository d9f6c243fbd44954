package dev.ibid.bibtex;

import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The syntax of BibTeX and BibLaTeX files. What is broken costs at most the entry it stands in: a
 * line that begins an entry ends whatever was left open before it. Takes time linear in the text.
 *
 * <p>Source: btparse's description of the language (bt_language), and what BibTeX, Biber and JabRef
 * accept beyond it.
 */
final class BibSyntax {

  /** A field of an entry that stands behind percent signs, or the end of it. */
  private static final Pattern COMMENTED_FIELD =
      Pattern.compile("%[ \\t]*(?=[A-Za-z-]{2,30}[ \\t]*=|[ \\t]*[})])");

  private static final String[] MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  };

  private final BibCursor in;
  private final List<BibProblem> problems = new ArrayList<>();
  private final Map<String, String> abbreviations = new HashMap<>();
  private final List<BibEntry> entries = new ArrayList<>();

  /** Where the value begins that was last found open. */
  private int unclosedFrom;

  /** Whether what is read stands behind percent signs. */
  private boolean inCommented;

  /** The line within the value last read that looks like the entry's next field; or -1. */
  private int suspectedField = -1;

  /** Whether a comment was open to the end, so that no more of them are looked through. */
  private boolean openComment;

  private BibSyntax(String text) {
    this.in = new BibCursor(text);
    for (String month : MONTHS) {
      abbreviations.put(month.substring(0, 3).toLowerCase(Locale.ROOT), month);
    }
  }

  /** What stands in {@code text}. */
  static BibFile read(String text) {
    BibSyntax syntax = new BibSyntax(text);
    BibCursor in = syntax.in;
    for (int next = text.indexOf('@'); next >= 0; next = text.indexOf('@', in.at)) {
      in.at = next;
      syntax.item();
    }
    return new BibFile(syntax.entries, syntax.problems);
  }

  /** Reads what begins with the {@code @} at the position. */
  private void item() {
    boolean commented = in.isCommented();
    int sign = in.at++;
    in.skipBlanks();
    int begin = in.at;
    while (!in.isAtEnd() && BibCursor.isTypeCharacter(in.text.charAt(in.at))) {
      in.at++;
    }
    String type = in.text.substring(begin, in.at).toLowerCase(Locale.ROOT);
    in.skipBlanks();
    boolean opens = !in.isAtEnd() && (in.text.charAt(in.at) == '{' || in.text.charAt(in.at) == '(');
    if (type.isEmpty() || !opens) {
      in.at = begin;
      return;
    }
    char close = in.text.charAt(in.at++) == '{' ? '}' : ')';
    switch (type) {
      case "comment", "preamble" -> passOver(close);
      case "string" -> abbreviations(new Span(sign, in.at - 1), close, commented);
      default -> entry(type, sign, close, commented);
    }
  }

  private void passOver(char close) {
    int begin = in.at;
    int depth = 0;
    for (; !in.isAtEnd() && !openComment; in.at++) {
      char c = in.text.charAt(in.at);
      if (c == close && depth == 0) {
        in.at++;
        return;
      } else if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      } else if (c == '\n' && in.beginsEntry(in.at + 1)) {
        break;
      }
    }
    if (in.isAtEnd()) {
      openComment = true;
      in.at = begin;
    }
  }

  /** Reads the abbreviations of one {@code @string}: BibTeX has one in each, Biber any number. */
  private void abbreviations(Span item, char close, boolean commented) {
    while (true) {
      skipSeparators();
      if (in.isAtEnd() || in.beginsEntryHere()) {
        problem(item, commented, "this @string is not closed");
        return;
      }
      if (in.text.charAt(in.at) == close) {
        in.at++;
        return;
      }
      String name = in.name();
      in.skipBlanks();
      if (name.isEmpty() || in.isAtEnd() || in.text.charAt(in.at) != '=') {
        problem(item, commented, "expected name = value in this @string");
        return;
      }
      in.at++;
      Value value = value(name);
      abbreviations.putIfAbsent(name, value.text());
      if (value.problem() != null) {
        problem(value.at(), commented, value.problem());
        return;
      }
    }
  }

  private void entry(String type, int sign, char close, boolean commented) {
    inCommented = commented;
    int line = in.lineOf(sign);
    Span key = key(close);
    String name = key.in(in.text);
    Span head = new Span(sign, Math.max(key.end(), sign + 1));
    String called = "@" + type + (name.isEmpty() ? "" : " " + name);
    if (name.isEmpty() && !type.equals("xdata")) {
      problem(head, commented, called + " has no key, so it can't be cited");
    }
    List<BibEntry.Field> fields = new ArrayList<>();
    // Where there is no key, there is no comma behind it that could be missing.
    fields(called, head, commented, fields, name.isEmpty(), close);
    Span span = new Span(sign, Math.min(in.at, in.text.length()));
    entries.add(new BibEntry(type, name, line, commented, fields, span, key));
  }

  private void fields(
      String called,
      Span head,
      boolean commented,
      List<BibEntry.Field> fields,
      boolean firstIsSeparated,
      char close) {
    boolean comma = firstIsSeparated;
    while (true) {
      boolean separated = skipSeparators() || comma;
      comma = false;
      if (in.isAtEnd() || in.beginsEntryHere()) {
        problem(
            head,
            commented,
            called + " is not closed before " + (in.isAtEnd() ? "the end" : "the next one"));
        return;
      }
      char c = in.text.charAt(in.at);
      if (c == close || c == '}') {
        in.at++;
        if (!in.fieldFollows()) {
          return;
        }
        problem(
            new Span(in.at - 1, in.at),
            commented,
            called + " has a closing brace too many before this place");
        continue;
      }
      if (!field(called, commented, fields, separated, close)) {
        return;
      }
    }
  }

  /** Reads one field; false where the entry is at its end, because what follows is another one. */
  private boolean field(
      String called,
      boolean commented,
      List<BibEntry.Field> fields,
      boolean separated,
      char close) {
    int begin = in.at;
    String name = in.name();
    Span place = new Span(begin, Math.max(in.at, Math.min(begin + 1, in.text.length())));
    int line = in.lineOf(begin);
    in.skipBlanks();
    if (name.isEmpty() || in.isAtEnd() || in.text.charAt(in.at) != '=') {
      problem(place, commented, notAField(called, name));
      skipToNextField(close);
      return true;
    }
    in.at++;
    if (!separated) {
      problem(place, commented, "a comma is missing before " + name + " in " + called);
    }
    in.skipBlanks();
    int valueBegin = in.at;
    Value value = value(name);
    Span written = new Span(valueBegin, Math.max(valueBegin, behindText(valueBegin, in.at)));
    fields.add(new BibEntry.Field(name, value.text(), line, place, written));
    if (value.problem() != null) {
      problem(value.at(), commented, value.problem() + " in " + called);
    }
    return value.goesOn();
  }

  private String notAField(String called, String name) {
    String what =
        name.isEmpty()
            ? !in.isAtEnd() ? "\"" + in.text.charAt(in.at) + "\"" : "the end"
            : "\"" + name + "\"";
    return "expected a field, name = value, in " + called + " and found " + what;
  }

  /** The key behind the opening brace. */
  private Span key(char close) {
    in.skipBlanks();
    int begin = in.at;
    while (!in.isAtEnd()) {
      char c = in.text.charAt(in.at);
      if (c == ',' || c == '}' || c == close || c == '\n' || c == '=') {
        break;
      }
      in.at++;
    }
    if (!in.isAtEnd() && in.text.charAt(in.at) == '=') {
      in.at = begin;
      return new Span(begin, begin);
    }
    return new Span(begin, behindText(begin, in.at));
  }

  /**
   * A value as it was read.
   *
   * @param problem what is broken in it, or null
   * @param at the place of the problem
   * @param goesOn whether the entry may go on behind it
   */
  private record Value(String text, @Nullable String problem, Span at, boolean goesOn) {}

  private Value value(String name) {
    StringBuilder whole = new StringBuilder();
    while (true) {
      in.skipBlanks();
      Span part = new Span(in.at, Math.min(in.at + 1, in.text.length()));
      if (in.isAtEnd()) {
        return new Value(whole.toString(), "the value of " + name + " is missing", part, true);
      }
      char c = in.text.charAt(in.at);
      if (c == '{' || c == '"') {
        int partBegin = in.at;
        String inside = delimited(c == '{' ? '}' : '"');
        if (inside == null) {
          whole.append(restOfLine());
          return new Value(whole.toString(), openProblem(c, name), part, false);
        }
        if (suspectedField >= 0 && in.entryIsCutOff()) {
          whole.append(withoutComma(in.text.substring(partBegin + 1, suspectedField)));
          in.at = in.beforeComma(suspectedField);
          return new Value(whole.toString(), openProblem(c, name), part, true);
        }
        whole.append(inside);
      } else {
        String bare = in.bare();
        if (bare.isEmpty()) {
          return new Value(whole.toString(), "the value of " + name + " is missing", part, true);
        }
        whole.append(abbreviations.getOrDefault(bare.toLowerCase(Locale.ROOT), bare));
      }
      in.skipBlanks();
      if (in.isAtEnd() || in.text.charAt(in.at) != '#') {
        return new Value(whole.toString(), null, part, true);
      }
      in.at++;
    }
  }

  private static String openProblem(char opening, String name) {
    return (opening == '{' ? "the brace" : "the quote")
        + " that begins the value of "
        + name
        + " is never closed";
  }

  /**
   * What stands up to {@code close} outside of inner braces, the position being on its opening one;
   * null where it is left open up to the next entry, which is where the position is then, or the
   * end.
   */
  private @Nullable String delimited(char close) {
    int begin = ++in.at;
    int depth = 0;
    suspectedField = -1;
    for (; !in.isAtEnd(); in.at++) {
      char c = in.text.charAt(in.at);
      if (c == close && depth == 0) {
        return in.text.substring(begin, in.at++);
      }
      switch (c) {
        case '{' -> depth++;
        case '}' -> depth = Math.max(0, depth - 1);
        case '\n' -> {
          if (in.beginsEntry(in.at + 1)) {
            unclosedFrom = begin;
            in.at++;
            return null;
          }
          if (depth == 0 && suspectedField < 0 && in.beginsField(in.at + 1)) {
            suspectedField = in.at + 1;
          }
        }
        default -> {}
      }
    }
    unclosedFrom = begin;
    return null;
  }

  private String restOfLine() {
    int end = in.text.indexOf('\n', unclosedFrom);
    return withoutComma(in.text.substring(unclosedFrom, end < 0 ? in.text.length() : end));
  }

  private static String withoutComma(String value) {
    String stripped = value.strip();
    return stripped.endsWith(",") ? stripped.substring(0, stripped.length() - 1) : stripped;
  }

  /** Passes over what is no field, up to a comma, the entry's end or the next line with a field. */
  private void skipToNextField(char close) {
    int begin = in.at;
    int depth = 0;
    for (; !in.isAtEnd(); in.at++) {
      char c = in.text.charAt(in.at);
      if (depth == 0 && (c == ',' || c == close)) {
        return;
      }
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
        if (depth < 0) {
          return;
        }
      } else if (c == '\n' && in.beginsEntry(in.at + 1)) {
        return;
      }
    }
    in.at = Math.max(in.at, begin + 1);
  }

  /** Skips blanks and commas, and comments to the end of their lines; says if there was a comma. */
  private boolean skipSeparators() {
    boolean comma = false;
    while (!in.isAtEnd()) {
      char c = in.text.charAt(in.at);
      if (c == ',') {
        comma = true;
      } else if (c == '%') {
        skipComment();
        continue;
      } else if (!BibCursor.isBlank(c)) {
        break;
      }
      in.at++;
    }
    return comma;
  }

  /** Only the sign is passed over where a field stands behind it, as in an entry out of use. */
  private void skipComment() {
    Matcher field = COMMENTED_FIELD.matcher(in.text).region(in.at, in.text.length());
    if (inCommented && field.lookingAt()) {
      in.at = field.end();
      return;
    }
    int end = in.text.indexOf('\n', in.at);
    in.at = end < 0 ? in.text.length() : end;
  }

  /** Where the text from {@code begin} ends without the blanks before {@code end}. */
  private int behindText(int begin, int end) {
    int last = Math.min(end, in.text.length());
    while (last > begin && Character.isWhitespace(in.text.charAt(last - 1))) {
      last--;
    }
    return last;
  }

  private void problem(Span where, boolean commented, String message) {
    if (!commented) {
      problems.add(new BibProblem(message, in.lineOf(where.start()), where));
    }
  }
}

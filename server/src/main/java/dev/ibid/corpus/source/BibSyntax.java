package dev.ibid.corpus.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ObjIntConsumer;
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

  /** The beginning of an entry at the beginning of a line, certain enough to end another one. */
  private static final Pattern ENTRY_LINE =
      Pattern.compile("[ \\t]*@[ \\t]*[A-Za-z]+[ \\t]*[{(][ \\t]*(?:[^\\s{}(),=\"#%]+[ \\t]*,|[A-Za-z]+[ \\t]*=)");

  private static final String[] MONTHS = {
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December"
  };

  private final String text;
  private final ObjIntConsumer<String> problems;
  private final Map<String, String> abbreviations = new HashMap<>();
  private final List<BibEntry> entries = new ArrayList<>();
  private int at;
  private int countedTo;
  private int line = 1;

  /** Where the value begins that was last found open. */
  private int unclosedFrom;

  /** Whether what is read stands behind percent signs. */
  private boolean inCommented;

  /** The line within the value last read that looks like the entry's next field; or -1. */
  private int suspectedField = -1;

  /** Whether a comment was open to the end, so that no more of them are looked through. */
  private boolean openComment;

  private BibSyntax(String text, ObjIntConsumer<String> problems) {
    this.text = text;
    this.problems = problems;
    for (String month : MONTHS) {
      abbreviations.put(month.substring(0, 3).toLowerCase(Locale.ROOT), month);
    }
  }

  /**
   * The entries of {@code text} in their order.
   *
   * @param problems told what is broken and its line, from 1
   */
  static List<BibEntry> read(String text, ObjIntConsumer<String> problems) {
    BibSyntax syntax = new BibSyntax(text, problems);
    for (int next = text.indexOf('@'); next >= 0; next = text.indexOf('@', syntax.at)) {
      syntax.at = next;
      syntax.item();
    }
    return syntax.entries;
  }

  /** Reads what begins with the {@code @} at the position. */
  private void item() {
    boolean commented = isCommented();
    int itemLine = lineHere();
    at++;
    skipBlanks();
    int begin = at;
    while (at < text.length() && isTypeCharacter(text.charAt(at))) {
      at++;
    }
    String type = text.substring(begin, at).toLowerCase(Locale.ROOT);
    skipBlanks();
    boolean opens = at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '(');
    if (type.isEmpty() || !opens) {
      at = begin;
      return;
    }
    char close = text.charAt(at++) == '{' ? '}' : ')';
    switch (type) {
      case "comment", "preamble" -> passOver(close);
      case "string" -> abbreviations(itemLine, close, commented);
      default -> entry(type, itemLine, close, commented);
    }
  }

  private boolean isCommented() {
    int begin = at;
    while (begin > 0 && (text.charAt(begin - 1) == ' ' || text.charAt(begin - 1) == '\t')) {
      begin--;
    }
    return begin > 0 && text.charAt(begin - 1) == '%';
  }

  private void passOver(char close) {
    int begin = at;
    int depth = 0;
    for (; at < text.length() && !openComment; at++) {
      char c = text.charAt(at);
      if (c == close && depth == 0) {
        at++;
        return;
      } else if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      } else if (c == '\n' && beginsEntry(at + 1)) {
        break;
      }
    }
    if (at >= text.length()) {
      openComment = true;
      at = begin;
    }
  }

  /** Reads the abbreviations of one {@code @string}: BibTeX has one in each, Biber any number. */
  private void abbreviations(int itemLine, char close, boolean commented) {
    while (true) {
      skipSeparators();
      if (at >= text.length() || beginsEntryHere()) {
        problem(itemLine, commented, "this @string is not closed");
        return;
      }
      if (text.charAt(at) == close) {
        at++;
        return;
      }
      String name = name();
      skipBlanks();
      if (name.isEmpty() || at >= text.length() || text.charAt(at) != '=') {
        problem(itemLine, commented, "expected name = value in this @string");
        return;
      }
      at++;
      Value value = value(name);
      abbreviations.putIfAbsent(name, value.text());
      if (value.problem() != null) {
        problem(value.line(), commented, value.problem());
        return;
      }
    }
  }

  private void entry(String type, int entryLine, char close, boolean commented) {
    inCommented = commented;
    String key = key(close);
    List<BibEntry.Field> fields = new ArrayList<>();
    entries.add(new BibEntry(type, key, entryLine, commented, fields));
    String called = "@" + type + (key.isEmpty() ? "" : " " + key);
    if (key.isEmpty() && !type.equals("xdata")) {
      problem(entryLine, commented, called + " has no key, so it can't be cited");
    }
    boolean comma = key.isEmpty();
    while (true) {
      boolean separated = skipSeparators() || comma;
      comma = false;
      if (at >= text.length() || beginsEntryHere()) {
        problem(
            entryLine,
            commented,
            called + " is not closed before " + (at >= text.length() ? "the end" : "the next one"));
        return;
      }
      char c = text.charAt(at);
      if (c == close || c == '}') {
        at++;
        if (!fieldFollows()) {
          return;
        }
        problem(lineHere(), commented, called + " has a closing brace too many before this place");
        continue;
      }
      if (!field(called, commented, fields, separated, close)) {
        return;
      }
    }
  }

  /** Reads one field; false where the entry is at its end, because what follows is another one. */
  private boolean field(
      String called, boolean commented, List<BibEntry.Field> fields, boolean separated, char close) {
    int fieldLine = lineHere();
    String name = name();
    skipBlanks();
    if (name.isEmpty() || at >= text.length() || text.charAt(at) != '=') {
      problem(fieldLine, commented, notAField(called, name));
      skipToNextField(close);
      return true;
    }
    at++;
    if (!separated) {
      problem(fieldLine, commented, "a comma is missing before " + name + " in " + called);
    }
    Value value = value(name);
    fields.add(new BibEntry.Field(name, value.text(), fieldLine));
    if (value.problem() != null) {
      problem(value.line(), commented, value.problem() + " in " + called);
    }
    return value.goesOn();
  }

  private String notAField(String called, String name) {
    String what =
        name.isEmpty()
            ? at < text.length() ? "\"" + text.charAt(at) + "\"" : "the end"
            : "\"" + name + "\"";
    return "expected a field, name = value, in " + called + " and found " + what;
  }

  /** The key behind the opening brace, and the comma behind it. */
  private String key(char close) {
    skipBlanks();
    int begin = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ',' || c == '}' || c == close || c == '\n' || c == '=') {
        break;
      }
      at++;
    }
    if (at < text.length() && text.charAt(at) == '=') {
      at = begin;
      return "";
    }
    return text.substring(begin, at).strip();
  }

  private String name() {
    int begin = at;
    while (at < text.length() && isNameCharacter(text.charAt(at))) {
      at++;
    }
    return text.substring(begin, at).toLowerCase(Locale.ROOT);
  }

  /**
   * A value as it was read.
   *
   * @param problem what is broken in it, or null
   * @param line of the problem
   * @param goesOn whether the entry may go on behind it
   */
  private record Value(String text, @Nullable String problem, int line, boolean goesOn) {}

  private Value value(String name) {
    StringBuilder whole = new StringBuilder();
    while (true) {
      skipBlanks();
      int partLine = lineHere();
      if (at >= text.length()) {
        return new Value(whole.toString(), "the value of " + name + " is missing", partLine, true);
      }
      char c = text.charAt(at);
      if (c == '{' || c == '"') {
        int partBegin = at;
        String part = delimited(c == '{' ? '}' : '"');
        if (part == null) {
          whole.append(restOfLine());
          return new Value(whole.toString(), openProblem(c, name), partLine, false);
        }
        if (suspectedField >= 0 && entryIsCutOff()) {
          whole.append(withoutComma(text.substring(partBegin + 1, suspectedField)));
          at = beforeComma(suspectedField);
          return new Value(whole.toString(), openProblem(c, name), partLine, true);
        }
        whole.append(part);
      } else {
        String bare = bare();
        if (bare.isEmpty()) {
          return new Value(whole.toString(), "the value of " + name + " is missing", partLine, true);
        }
        whole.append(abbreviations.getOrDefault(bare.toLowerCase(Locale.ROOT), bare));
      }
      skipBlanks();
      if (at >= text.length() || text.charAt(at) != '#') {
        return new Value(whole.toString(), null, partLine, true);
      }
      at++;
    }
  }

  private static String openProblem(char opening, String name) {
    return (opening == '{' ? "the brace" : "the quote")
        + " that begins the value of "
        + name
        + " is never closed";
  }

  /** Whether nothing of the entry is left, not even what closes it: a value before took that. */
  private boolean entryIsCutOff() {
    int first = at;
    while (first < text.length() && (isBlank(text.charAt(first)) || text.charAt(first) == ',')) {
      first++;
    }
    return first >= text.length() || text.charAt(first) == '@';
  }

  /**
   * What stands up to {@code close} outside of inner braces, the position being on its opening one;
   * null where it is left open up to the next entry, which is where the position is then, or the end.
   */
  private @Nullable String delimited(char close) {
    int begin = ++at;
    int depth = 0;
    suspectedField = -1;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == close && depth == 0) {
        return text.substring(begin, at++);
      }
      switch (c) {
        case '{' -> depth++;
        case '}' -> depth = Math.max(0, depth - 1);
        case '\n' -> {
          if (beginsEntry(at + 1)) {
            unclosedFrom = begin;
            at++;
            return null;
          }
          if (depth == 0 && suspectedField < 0 && beginsField(at + 1)) {
            suspectedField = at + 1;
          }
        }
        default -> {}
      }
    }
    unclosedFrom = begin;
    return null;
  }

  private String restOfLine() {
    int end = text.indexOf('\n', unclosedFrom);
    return withoutComma(text.substring(unclosedFrom, end < 0 ? text.length() : end));
  }

  private static String withoutComma(String value) {
    String stripped = value.strip();
    return stripped.endsWith(",") ? stripped.substring(0, stripped.length() - 1) : stripped;
  }

  private String bare() {
    int begin = at;
    while (at < text.length() && isBareCharacter(text.charAt(at))) {
      at++;
    }
    return text.substring(begin, at);
  }

  /** Whether a comma and then {@code name =} follow: the entry was not meant to end here. */
  private boolean fieldFollows() {
    Matcher matcher = Patterns.FIELD_BEHIND_COMMA.matcher(text).region(at, text.length());
    return matcher.lookingAt();
  }

  /** Passes over what is no field, up to a comma, the entry's end or the next line with a field. */
  private void skipToNextField(char close) {
    int begin = at;
    int depth = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
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
      } else if (c == '\n' && beginsEntry(at + 1)) {
        return;
      }
    }
    at = Math.max(at, begin + 1);
  }

  /** Skips blanks and commas, and comments to the end of their lines; says if there was a comma. */
  private boolean skipSeparators() {
    boolean comma = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ',') {
        comma = true;
      } else if (c == '%') {
        skipComment();
        continue;
      } else if (!isBlank(c)) {
        break;
      }
      at++;
    }
    return comma;
  }

  /** Only the sign is passed over where a field stands behind it, as in an entry out of use. */
  private void skipComment() {
    Matcher field = Patterns.COMMENTED.matcher(text).region(at, text.length());
    if (inCommented && field.lookingAt()) {
      at = field.end();
      return;
    }
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  private boolean beginsEntryHere() {
    if (text.charAt(at) != '@') {
      return false;
    }
    int begin = at;
    while (begin > 0 && (text.charAt(begin - 1) == ' ' || text.charAt(begin - 1) == '\t')) {
      begin--;
    }
    return begin == 0 || text.charAt(begin - 1) == '\n';
  }

  private boolean beginsEntry(int lineBegin) {
    int first = lineBegin;
    while (first < text.length() && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) {
      first++;
    }
    if (first >= text.length() || text.charAt(first) != '@') {
      return false;
    }
    return ENTRY_LINE.matcher(text).region(lineBegin, text.length()).lookingAt();
  }

  /** The place of the comma that stands before {@code field}, blanks aside; else that of the field. */
  private int beforeComma(int field) {
    int comma = field - 1;
    while (comma > 0 && isBlank(text.charAt(comma))) {
      comma--;
    }
    return comma > 0 && text.charAt(comma) == ',' ? comma : field;
  }

  private boolean beginsField(int lineBegin) {
    return Patterns.FIELD_LINE.matcher(text).region(lineBegin, text.length()).lookingAt();
  }

  private int lineHere() {
    for (; countedTo < at && countedTo < text.length(); countedTo++) {
      if (text.charAt(countedTo) == '\n') {
        line++;
      }
    }
    while (countedTo > at) {
      line -= text.charAt(--countedTo) == '\n' ? 1 : 0;
    }
    return line;
  }

  private void problem(int where, boolean commented, String message) {
    if (!commented) {
      problems.accept(message, where);
    }
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\ufeff';
  }

  private static boolean isTypeCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  private static boolean isNameCharacter(char c) {
    return c > ' ' && "\"#%'(),={}@\\".indexOf(c) < 0 && c != '\u00a0';
  }

  private static boolean isBareCharacter(char c) {
    return c > ' ' && "\"#%,={}()@\\".indexOf(c) < 0 && c != '\u00a0';
  }

  /** Kept together below what uses them. */
  private static final class Patterns {
    private Patterns() {}

    static final Pattern FIELD_BEHIND_COMMA =
        Pattern.compile("\\s*,\\s*[A-Za-z][\\w-]{1,30}\\s*=\\s*[{\"\\w]");
    static final Pattern FIELD_LINE =
        Pattern.compile("[ \\t]{0,40}[A-Za-z][\\w-]{1,30}[ \\t]{0,40}=[ \\t]{0,40}[{\"0-9]");
    static final Pattern COMMENTED = Pattern.compile("%[ \\t]*(?=[A-Za-z-]{2,30}[ \\t]*=|[ \\t]*[})])");
  }
}

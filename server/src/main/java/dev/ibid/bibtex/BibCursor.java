package dev.ibid.bibtex;

import java.util.Locale;
import java.util.regex.Pattern;

/** A place in the text of a bibliography, and what can be told of what stands there. */
final class BibCursor {

  /** The beginning of an entry at the beginning of a line, certain enough to end another one. */
  private static final Pattern ENTRY_LINE =
      Pattern.compile("[ \\t]*@[ \\t]*[A-Za-z]+[ \\t]*[{(][ \\t]*(?:[^\\s{}(),=\"#%]+[ \\t]*,|[A-Za-z]+[ \\t]*=)");

  private static final Pattern FIELD_BEHIND_COMMA =
      Pattern.compile("\\s*,\\s*[A-Za-z][\\w-]{1,30}\\s*=\\s*[{\"\\w]");

  private static final Pattern FIELD_LINE =
      Pattern.compile("[ \\t]{0,40}[A-Za-z][\\w-]{1,30}[ \\t]{0,40}=[ \\t]{0,40}[{\"0-9]");

  final String text;

  /** The place, as a UTF-16 offset. */
  int at;

  private int countedTo;
  private int line = 1;

  BibCursor(String text) {
    this.text = text;
  }

  /** Whether the text has ended. */
  boolean isAtEnd() {
    return at >= text.length();
  }

  /** Reads the name of a field or an abbreviation, in lower case; empty where there is none. */
  String name() {
    int begin = at;
    while (at < text.length() && isNameCharacter(text.charAt(at))) {
      at++;
    }
    return text.substring(begin, at).toLowerCase(Locale.ROOT);
  }

  /** Reads a number or the name of an abbreviation; empty where there is none. */
  String bare() {
    int begin = at;
    while (at < text.length() && isBareCharacter(text.charAt(at))) {
      at++;
    }
    return text.substring(begin, at);
  }

  void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  /** Whether an at sign stands here, at the beginning of its line. */
  boolean beginsEntryHere() {
    if (text.charAt(at) != '@') {
      return false;
    }
    int begin = at;
    while (begin > 0 && (text.charAt(begin - 1) == ' ' || text.charAt(begin - 1) == '\t')) {
      begin--;
    }
    return begin == 0 || text.charAt(begin - 1) == '\n';
  }

  /** Whether the line at {@code lineBegin} is, without doubt, the beginning of an entry. */
  boolean beginsEntry(int lineBegin) {
    int first = lineBegin;
    while (first < text.length() && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) {
      first++;
    }
    if (first >= text.length() || text.charAt(first) != '@') {
      return false;
    }
    return ENTRY_LINE.matcher(text).region(lineBegin, text.length()).lookingAt();
  }

  /** Whether a comma and then {@code name =} follow: the entry was not meant to end here. */
  boolean fieldFollows() {
    return FIELD_BEHIND_COMMA.matcher(text).region(at, text.length()).lookingAt();
  }

  /** Whether the line at {@code lineBegin} looks like a field. */
  boolean beginsField(int lineBegin) {
    return FIELD_LINE.matcher(text).region(lineBegin, text.length()).lookingAt();
  }

  /** The place of the comma that stands before {@code field}, blanks aside; else that of the field. */
  int beforeComma(int field) {
    int comma = field - 1;
    while (comma > 0 && isBlank(text.charAt(comma))) {
      comma--;
    }
    return comma > 0 && text.charAt(comma) == ',' ? comma : field;
  }

  /** The number, from 1, of the line that the place is on. */
  int lineHere() {
    return lineOf(at);
  }

  /** The number, from 1, of the line that {@code place} is on; cheap near the last one asked for. */
  int lineOf(int place) {
    for (; countedTo < place && countedTo < text.length(); countedTo++) {
      if (text.charAt(countedTo) == '\n') {
        line++;
      }
    }
    while (countedTo > place) {
      line -= text.charAt(--countedTo) == '\n' ? 1 : 0;
    }
    return line;
  }

  /** Whether nothing of the entry is left, not even what closes it: a value before took that. */
  boolean entryIsCutOff() {
    int first = at;
    while (first < text.length() && (isBlank(text.charAt(first)) || text.charAt(first) == ',')) {
      first++;
    }
    return first >= text.length() || text.charAt(first) == '@';
  }

  static boolean isBlank(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\ufeff';
  }

  private static boolean isNameCharacter(char c) {
    return c > ' ' && "\"#%'(),={}@\\".indexOf(c) < 0 && c != '\u00a0';
  }

  private static boolean isBareCharacter(char c) {
    return c > ' ' && "\"#%,={}()@\\".indexOf(c) < 0 && c != '\u00a0';
  }

  /** Whether a percent sign stands right before, blanks aside. */
  boolean isCommented() {
    int begin = at;
    while (begin > 0 && (text.charAt(begin - 1) == ' ' || text.charAt(begin - 1) == '\t')) {
      begin--;
    }
    return begin > 0 && text.charAt(begin - 1) == '%';
  }

  static boolean isTypeCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}

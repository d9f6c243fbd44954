package dev.ibid.corpus.source;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of an XML file begin and end, found by their tags alone, so that a broken one
 * costs itself alone. A file of any size can be read, and each character is looked at once, or
 * twice behind a comment that does not end.
 *
 * <p>No record holds another one. So a record without its end tag ends where the next begins, and
 * so do a comment and a CDATA section that were opened in it.
 */
final class XmlItems {

  /** A longer record is cut here, in UTF-16 units: none is that long. */
  static final int LONGEST = 8 << 20;

  /** As much of a tag's name is looked at, its prefix included. */
  private static final int LONGEST_NAME = 100;

  private static final String COMMENT = "<!--";
  private static final String CDATA = "<![CDATA[";

  /** What stands outside of records, in the order of the file. */
  interface Outside {
    /**
     * @param name the element's, without its prefix
     * @param line from 1
     */
    void begins(String name, int line);
  }

  private final Reader in;
  private final List<String> names;
  private final Outside outside;

  private char[] buffer = new char[1 << 16];
  private int filled;
  private int at;
  private int line = 1;

  private int start;
  private int end;
  private int startLine;
  private boolean held;
  private boolean closed;
  private boolean stray;

  /** Whether the record before was cut, so that its rest follows. */
  private boolean cut;

  private @Nullable String root;
  private boolean rootEnded;

  /** Where the name begins and ends of the tag that was looked at last, its prefix left out. */
  private int nameBegin;

  private int nameEnd;

  /**
   * @param names of the elements that are records, without prefixes
   */
  XmlItems(Reader in, List<String> names, Outside outside) {
    this.in = in;
    this.names = names;
    this.outside = outside;
  }

  char[] buffer() {
    return buffer;
  }

  /** Where the current record begins in {@link #buffer}. */
  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** The line, from 1, that the current record begins at. */
  int line() {
    return startLine;
  }

  /** The line that was come to last. */
  int lastLine() {
    return line;
  }

  /** Whether the current record has its end tag, if no other tag's. */
  boolean isClosed() {
    return closed;
  }

  /** Whether this is no record but the end tag of one that does not begin. */
  boolean isStray() {
    return stray;
  }

  /** Whether the element that all stands in has ended, or there is none; true for a lone record. */
  boolean isWhole() {
    return root == null || rootEnded;
  }

  /** Moves to the next record, or what is left of one; false where there is none. */
  boolean next() throws IOException {
    stray = false;
    while (has()) {
      char c = buffer[at];
      if (c != '<') {
        line += c == '\n' ? 1 : 0;
        at++;
        continue;
      }
      if (looksAt(COMMENT)) {
        passComment();
        continue;
      }
      boolean ending = name();
      boolean record = isRecord();
      if (record && !ending) {
        return record();
      }
      if (record && !cut) {
        begin();
        stray = true;
        at = nameEnd;
        return ended();
      }
      if (nameEnd > nameBegin) {
        String name = new String(buffer, nameBegin, nameEnd - nameBegin);
        if (ending) {
          rootEnded |= name.equals(root);
        } else {
          root = root == null ? name : root;
          outside.begins(name, line);
        }
      }
      cut &= !record;
      at++;
    }
    return false;
  }

  /** Finds the end of the record that begins here. */
  private boolean record() throws IOException {
    if (root == null) {
      root = "";
      rootEnded = true;
    }
    begin();
    at = nameEnd;
    boolean inTag = true;
    @Nullable String until = null;
    while (has()) {
      char c = buffer[at];
      if (c == '<') {
        inTag = false;
        if (until == null && looksAt(COMMENT)) {
          until = "-->";
          at += COMMENT.length();
          continue;
        }
        if (until == null && looksAt(CDATA)) {
          until = "]]>";
          at += CDATA.length();
          continue;
        }
        boolean ending = name();
        if (isRecord() && !ending) {
          return ended();
        }
        if (isRecord() && until == null) {
          at = nameEnd;
          passBlanks();
          closed = has() && buffer[at] == '>';
          at += closed ? 1 : 0;
          return ended();
        }
      } else if (c == '>' && inTag) {
        inTag = false;
        if (buffer[at - 1] == '/') {
          at++;
          closed = true;
          return ended();
        }
      } else if (until != null && c == until.charAt(0) && looksAt(until)) {
        at += until.length();
        until = null;
        continue;
      }
      line += c == '\n' ? 1 : 0;
      at++;
    }
    cut = at < filled;
    return ended();
  }

  /**
   * Passes over a comment between records. It ends at the first two dashes, as XML has it; where
   * these do not end it, or there are none, it is taken for none, so that it hides no record.
   */
  private void passComment() throws IOException {
    int lineBefore = line;
    begin();
    at += COMMENT.length();
    while (has()) {
      if (buffer[at] == '-' && looksAt("--")) {
        if (looksAt("-->")) {
          at += 3;
          held = false;
          return;
        }
        break;
      }
      line += buffer[at] == '\n' ? 1 : 0;
      at++;
    }
    at = start + COMMENT.length();
    line = lineBefore;
    held = false;
  }

  private void passBlanks() throws IOException {
    while (has() && buffer[at] <= ' ') {
      line += buffer[at] == '\n' ? 1 : 0;
      at++;
    }
  }

  private void begin() {
    start = at;
    startLine = line;
    held = true;
    closed = false;
    cut = false;
  }

  private boolean ended() {
    end = at;
    held = false;
    return true;
  }

  /** Finds the name of the tag that begins here, if there is one; whether it is an end tag. */
  private boolean name() throws IOException {
    has(LONGEST_NAME);
    int place = at + 1;
    boolean ending = place < filled && buffer[place] == '/';
    place += ending ? 1 : 0;
    nameBegin = place;
    int last = Math.min(filled, at + LONGEST_NAME);
    while (place < last && isNamePart(buffer[place])) {
      nameBegin = buffer[place] == ':' ? place + 1 : nameBegin;
      place++;
    }
    nameEnd = place;
    return ending;
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == ':';
  }

  /** Whether the name that was found last is a record's. */
  private boolean isRecord() {
    int length = nameEnd - nameBegin;
    for (int number = 0; number < names.size(); number++) {
      String name = names.get(number);
      if (name.length() == length && matches(name, nameBegin)) {
        return true;
      }
    }
    return false;
  }

  private boolean looksAt(String text) throws IOException {
    return has(text.length()) && matches(text, at);
  }

  private boolean matches(String text, int from) {
    for (int place = 0; place < text.length(); place++) {
      if (buffer[from + place] != text.charAt(place)) {
        return false;
      }
    }
    return true;
  }

  private boolean has() throws IOException {
    return at < filled && (!held || at - start < LONGEST) || has(1);
  }

  /** Whether there are so many characters here, read from the file where needed. */
  private boolean has(int count) throws IOException {
    while (at + count > filled) {
      if (!fill()) {
        return false;
      }
    }
    return !held || at - start < LONGEST;
  }

  private boolean fill() throws IOException {
    int kept = held ? start : at;
    if (kept > 0) {
      System.arraycopy(buffer, kept, buffer, 0, filled - kept);
      at -= kept;
      filled -= kept;
      start -= kept;
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int count = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(0, count);
    return count > 0;
  }
}

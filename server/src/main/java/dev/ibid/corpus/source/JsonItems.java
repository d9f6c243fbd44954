package dev.ibid.corpus.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Where the items of a JSON file begin and end, found without understanding them, so that a broken
 * one costs itself alone: the elements of an outer array, or of one that an outer object has under
 * {@code items} or {@code references}, or values one after the other. A file of any size can be
 * read.
 *
 * <p>An item ends at its closing bracket. Where that is missing, it ends where the next begins: an
 * object where a field's name should stand, or at the start of a line that is not indented further
 * than the broken item. Strings end with their line, as JSON has it.
 */
final class JsonItems {

  /** A longer item is passed over: no record is that long. */
  static final int LONGEST = 16 << 20;

  /** So often what an item swallowed is looked through again. */
  private static final int MOST_SWALLOWED = 50;

  private static final int DEEPEST = 1 << 10;

  private final InputStream in;
  private byte[] buffer = new byte[1 << 16];
  private int filled;
  private int at;
  private int line = 1;

  /** Where the current line begins in the buffer; negative where that is no longer held. */
  private int lineBegin;

  /** How far the first character of the current line is indented; -1 before it was met. */
  private int indent = -1;

  private boolean inList;
  private boolean inObject;

  /** Whether there were items outside of any list. */
  private boolean outside;

  /** Lists that stand where an item should; what is in them is taken for items. */
  private int listsWithin;

  private boolean separated = true;
  private boolean listNamed;
  private boolean valueExpected;
  private boolean doubtful;
  private boolean doubtNext;

  /** How far the last item is indented. */
  private int itemIndent;

  /** Whether the lines within items are not indented either, so that indentation tells nothing. */
  private boolean flat;

  /** Whether the item before ended without its bracket, so that no comma can be missed. */
  private boolean unclosed;

  private int swallowed;

  private int start;
  private int end;
  private int startLine;
  private boolean held;

  /** The brackets that are open in the current item. */
  private final byte[] open = new byte[DEEPEST];

  private int depth;

  JsonItems(InputStream in) {
    this.in = in;
  }

  byte[] buffer() {
    return buffer;
  }

  /** Where the current item begins in {@link #buffer}. */
  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** The line, from 1, that the current item begins at. */
  int line() {
    return startLine;
  }

  boolean isObject() {
    return buffer[start] == '{';
  }

  /** Whether the current item is a bracket that closes nothing, or opens what is no item. */
  boolean isStray() {
    return end == start + 1 && "{}[]".indexOf(buffer[start]) > 0;
  }

  /** Whether the comma is missing that parts the current item from the one before it. */
  boolean lacksComma() {
    return inList && !separated;
  }

  /**
   * Whether an item before was so broken that the current one may be a part of it, and no item;
   * until {@link #trust} is called.
   */
  boolean isDoubtful() {
    return doubtful;
  }

  /** Tells that the current item is one. */
  void trust() {
    doubtful = false;
  }

  /** Tells that the current item is broken, so that what follows may be its rest. */
  void doubt() {
    doubtNext = true;
  }

  /** Moves to the next item, or whatever stands in the place of one; false where there is none. */
  boolean next() throws IOException {
    separated = unclosed;
    unclosed = false;
    doubtful |= doubtNext;
    doubtNext = false;
    while (has()) {
      byte c = buffer[at];
      if (isBlank(c) || isMark(c)) {
        advance();
        lineBegin = isMark(c) ? at : lineBegin;
        continue;
      }
      noteIndent();
      boolean found = inObject && !inList && !doubtful ? field(c) : element(c);
      if (found) {
        return true;
      }
    }
    return false;
  }

  /** What stands where an item may; whether it is one, or takes the place of one. */
  private boolean element(byte c) throws IOException {
    switch (c) {
      case '{' -> {
        boolean outer = !inList && !inObject;
        doubtful &= flat || indent != at - lineBegin || indent > itemIndent;
        begin();
        outside |= outer;
        return object(outer);
      }
      case '[' -> {
        begin();
        at++;
        held = false;
        if (doubtful) {
          return false;
        }
        if (inList || outside) {
          listsWithin += inList ? 1 : 0;
          unclosed = true;
          return ended();
        }
        separated = true;
        inList = true;
      }
      case ']', '}' -> {
        begin();
        at++;
        boolean closing = closes(c);
        held = false;
        return !closing && ended();
      }
      case ',', ':' -> {
        separated |= c == ',';
        at++;
      }
      default -> {
        begin();
        if (doubtful) {
          // Where strings begin and end is in doubt as well.
          at++;
          held = false;
          return false;
        }
        scalar();
        // A field in the place of an item: its item lacks the bracket that opens it.
        doubtNext = true;
        return ended();
      }
    }
    return false;
  }

  /** What stands in the object around the items, beside them. */
  private boolean field(byte c) throws IOException {
    begin();
    switch (c) {
      case '"' -> {
        string();
        listNamed = isListName(start);
      }
      case '{', '[' -> {
        if (c == '{' && !valueExpected) {
          // The list ended too early: here is its next item.
          inList = true;
          return object(false);
        }
        valueExpected = false;
        if (c == '[' && listNamed) {
          inList = true;
          separated = true;
          at++;
        } else {
          object(false);
        }
      }
      default -> {
        inObject &= c != '}';
        valueExpected = c == ':';
        at++;
      }
    }
    held = false;
    return false;
  }

  /** The end of the list or of the object around it; nothing ends while it is in doubt. */
  private boolean closes(byte bracket) {
    if (doubtful) {
      return true;
    }
    if (bracket == ']' && listsWithin > 0) {
      listsWithin--;
      return true;
    }
    if (bracket == ']' && inList) {
      inList = false;
      separated = true;
      return true;
    }
    boolean around = bracket == '}' && inObject && !inList;
    inObject &= !around;
    return around;
  }

  /** A byte of the byte order mark. */
  private static boolean isMark(byte c) {
    return c == (byte) 0xef || c == (byte) 0xbb || c == (byte) 0xbf;
  }

  private void begin() {
    start = at;
    startLine = line;
    held = true;
    depth = 0;
  }

  private boolean ended() {
    end = at;
    held = false;
    return true;
  }

  private void scalar() throws IOException {
    if (buffer[at] == '"') {
      string();
      return;
    }
    while (has() && !isBlank(buffer[at]) && ",:[]{}\"".indexOf(buffer[at]) < 0) {
      at++;
    }
  }

  /**
   * Finds the end of the object or array that begins here; false where it is the object around a
   * list of items, and the next item is the list's first.
   *
   * @param outer whether it may be such an object
   */
  private boolean object(boolean outer) throws IOException {
    itemIndent = doubtful ? itemIndent : indent;
    boolean indented = false;
    boolean broken = false;
    byte last = ',';
    int nameBegin = -1;
    while (has()) {
      byte c = buffer[at];
      if (c == '\n') {
        advance();
        continue;
      }
      if (isBlank(c)) {
        at++;
        continue;
      }
      boolean firstOfLine = indent < 0;
      noteIndent();
      switch (c) {
        case '{' -> {
          boolean nameExpected = depth == 1 && open[0] == '{' && (last == ',' || last == '{');
          boolean further =
              firstOfLine && indent <= itemIndent && (indented || broken) && depth > 0;
          if (nameExpected || further) {
            unclosed = true;
            return ended();
          }
          push(c);
        }
        case '[' -> {
          if (outer
              && depth == 1
              && last == ':'
              && nameBegin >= 0
              && isListName(start + nameBegin)) {
            inObject = true;
            outside = false;
            inList = true;
            separated = true;
            held = false;
            at++;
            return false;
          }
          push(c);
        }
        case '}', ']' -> {
          broken |= !pop(c);
          if (depth == 0) {
            at++;
            return ended();
          }
        }
        case '"' -> {
          indented |= firstOfLine && indent > itemIndent;
          flat |= firstOfLine && indent <= itemIndent;
          nameBegin = last == ',' || last == '{' ? at - start : -1;
          broken |= !string() || last == '"';
          last = '"';
          continue;
        }
        default -> {}
      }
      last = c;
      at++;
    }
    return swallowing(indented);
  }

  /** The file ends within the item: what it swallowed may hold others, where lines tell nothing. */
  private boolean swallowing(boolean indented) {
    if (!indented && swallowed++ < MOST_SWALLOWED) {
      int next = nextBegin();
      if (next >= 0) {
        for (int back = at - 1; back >= next; back--) {
          line -= buffer[back] == '\n' ? 1 : 0;
        }
        at = next;
        // It does not stand first on its line.
        indent = 0;
        lineBegin = at - 1;
      }
    }
    doubtNext = true;
    unclosed = true;
    return ended();
  }

  /** Where the first object begins behind another one that ends within the item; or -1. */
  private int nextBegin() {
    byte last = 0;
    for (int place = start + 1; place < at; place++) {
      byte c = buffer[place];
      if (c == '{' && last == '}') {
        return place;
      }
      last = isBlank(c) || c == ',' ? last : c;
    }
    return -1;
  }

  private boolean isListName(int nameBegin) {
    return isName(nameBegin, "\"items\"") || isName(nameBegin, "\"references\"");
  }

  private boolean isName(int from, String name) {
    for (int place = 0; place < name.length(); place++) {
      if (from + place >= at || buffer[from + place] != name.charAt(place)) {
        return false;
      }
    }
    return true;
  }

  private void push(byte bracket) {
    if (depth < DEEPEST) {
      open[depth++] = bracket;
    }
  }

  /** Closes the innermost bracket of that kind; false where others are closed with it, or none. */
  private boolean pop(byte bracket) {
    byte opening = (byte) (bracket == '}' ? '{' : '[');
    for (int place = depth - 1; place >= 0; place--) {
      if (open[place] == opening) {
        boolean innermost = place == depth - 1;
        depth = place;
        return innermost;
      }
    }
    return false;
  }

  /** Passes over a string; false where its line ends before it does. */
  private boolean string() throws IOException {
    at++;
    while (has()) {
      byte c = buffer[at];
      if (c == '\n') {
        return false;
      }
      at++;
      if (c == '"') {
        return true;
      }
      if (c == '\\' && has() && buffer[at] != '\n') {
        at++;
      }
    }
    return false;
  }

  private void noteIndent() {
    if (indent < 0) {
      indent = at - lineBegin;
    }
  }

  private void advance() {
    if (buffer[at] == '\n') {
      line++;
      lineBegin = at + 1;
      indent = -1;
    }
    at++;
  }

  private static boolean isBlank(byte c) {
    return c <= ' ' && c >= 0;
  }

  /** Whether there is a byte here, read from the file where needed. */
  private boolean has() throws IOException {
    if (at < filled) {
      return true;
    }
    int kept = held ? start : at;
    if (held && at - start > LONGEST) {
      return false;
    }
    if (kept > 0) {
      System.arraycopy(buffer, kept, buffer, 0, filled - kept);
      at -= kept;
      filled -= kept;
      start -= kept;
      lineBegin -= kept;
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int count = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(0, count);
    return count > 0;
  }
}

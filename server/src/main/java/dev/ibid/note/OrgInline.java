package dev.ibid.note;

import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.note.LatexCites.Shape;
import dev.ibid.paper.CiteKey;
import dev.ibid.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks through the paragraphs of an Org note for citekeys, and for verbatim text. */
final class OrgInline {
  private static final CharacterSet MARKS = new CharacterSet("[=~:{@\\");

  private static final int MAX_CITATION = 2000;
  private static final int MAX_TYPE = 20;

  /** What may stand before and behind {@code =verbatim=}, besides blanks. */
  private static final String BEFORE = "-({'\"\u2013\u2014";

  private static final String BEHIND = "-.,;:!?'\")}[\\\u2013\u2014";

  private final String text;
  private final char[] chars;
  private final List<Citation> keys;
  private final List<Span> opaque;
  private final LatexCites latex;
  private final ClosingMarks marks;

  /** Up to where no mark was found that closes verbatim text of either kind. */
  private final int[] vain = new int[128];

  private int lineFrom;
  private int lineTo;

  private int from;
  private int limit;
  private int at;

  OrgInline(String text, char[] chars, List<Citation> keys, List<Span> opaque) {
    this.text = text;
    this.chars = chars;
    this.keys = keys;
    this.opaque = opaque;
    this.latex = new LatexCites(text);
    this.marks = new ClosingMarks(text);
  }

  void paragraph(int start, int end) {
    from = start;
    limit = end;
    at = MARKS.next(chars, start, limit);
    while (at < limit) {
      switch (chars[at]) {
        case '[' -> bracket();
        case '=', '~' -> verbatim(chars[at]);
        case ':' -> colon();
        case '{' -> brace();
        case '@' -> snippet();
        case '\\' -> macro();
        default -> at++;
      }
      at = MARKS.next(chars, at, limit);
    }
  }

  /** The value of {@code :ROAM_REFS:}, where a bare {@code @key} is one too. */
  void references(int start, int end) {
    int word = start;
    while (word < end) {
      while (word < end && (chars[word] <= ' ' || chars[word] == '"')) {
        word++;
      }
      if (word < end && chars[word] == '@') {
        int last = keyEnd(text, word + 1, end);
        add(word, word + 1, last, true);
      }
      while (word < end && chars[word] > ' ') {
        word++;
      }
    }
    paragraph(start, end);
  }

  private void add(int start, int name, int end, boolean bracketed) {
    if (end > name) {
      Span span = new Span(name, end);
      keys.add(new KeyCitation(new Span(start, end), span, new CiteKey(span.in(text)), bracketed));
    }
  }

  private void bracket() {
    if (text.startsWith("[cite", at)) {
      int colon = headEnd(text, at, limit);
      int close = colon < 0 ? -1 : citationEnd(colon);
      if (close > 0 && references(colon + 1, close, '@')) {
        at = close;
        return;
      }
    } else if (text.startsWith("[[", at)) {
      int path = at + 2;
      int close = path;
      while (close < limit && close - path < MAX_CITATION && isPath(chars[close])) {
        close++;
      }
      int colon = typeEnd(path, close);
      if (colon > 0) {
        linkedKeys(colon + 1, close);
      }
      at = close;
      return;
    }
    at++;
  }

  private static boolean isPath(char c) {
    return c != '[' && c != ']';
  }

  /** The colon of {@code [cite/style/variant:} that begins at {@code open}, or -1. */
  static int headEnd(String text, int open, int limit) {
    int next = open + 5;
    if (next < limit && text.charAt(next) == '/') {
      while (next < limit && (isWord(text.charAt(next)) || text.charAt(next) == '/')) {
        next++;
      }
    }
    return next < limit && text.charAt(next) == ':' ? next : -1;
  }

  private static boolean isWord(char c) {
    return ArxivSpelling.isLetter(c) || ArxivSpelling.isDigit(c) || c == '-' || c == '_';
  }

  private int citationEnd(int colon) {
    int depth = 0;
    int last = Math.min(limit, colon + MAX_CITATION);
    for (int next = colon; next < last; next++) {
      char c = chars[next];
      if (c == '[') {
        depth++;
      } else if (c == ']' && depth-- == 0) {
        return next;
      }
    }
    return -1;
  }

  /** Adds the first key of each reference between semicolons; says whether there is any. */
  private boolean references(int start, int end, char sign) {
    int before = keys.size();
    int part = start;
    while (part < end) {
      int behind = text.indexOf(';', part, end);
      behind = behind < 0 ? end : behind;
      int mark = text.indexOf(sign, part, behind);
      if (mark >= 0) {
        add(mark, mark + 1, keyEnd(text, mark + 1, behind), true);
      }
      part = behind + 1;
    }
    return keys.size() > before;
  }

  static int keyEnd(String text, int start, int limit) {
    int end = start;
    while (end < limit && isKeyChar(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Org's own list, and org-ref's. */
  static boolean isKeyChar(char c) {
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || "-.:?!`'/*@+|(){}<>&_^$#%~".indexOf(c) >= 0;
  }

  /** The colon behind org-ref's name for a kind of citation, which begins at {@code start}. */
  private int typeEnd(int start, int end) {
    int colon = start;
    int last = Math.min(end, start + MAX_TYPE);
    while (colon < last && (ArxivSpelling.isLetter(chars[colon]))) {
      colon++;
    }
    int name = colon;
    if (colon < last && chars[colon] == '*') {
      colon++;
    }
    boolean cites =
        colon < last
            && chars[colon] == ':'
            && LatexCites.shapeOf(text.substring(start, name)) != null;
    return cites ? colon : -1;
  }

  /** Keys in a link's path: {@code see &k1 p. 3;&k2} or {@code k1,k2}. */
  private void linkedKeys(int start, int end) {
    if (text.indexOf('&', start, end) >= 0) {
      references(start, end, '&');
      return;
    }
    int part = start;
    while (part < end) {
      int behind = text.indexOf(',', part, end);
      behind = behind < 0 ? end : behind;
      int first = part;
      while (first < behind && chars[first] <= ' ') {
        first++;
      }
      int last = keyEnd(text, first, behind);
      if (!text.startsWith("*", first)) {
        add(first, first, last, true);
      }
      part = behind + 1;
    }
  }

  /** A link without brackets, {@code cite:k1,k2} or {@code cite:&k1;&k2}. */
  private void colon() {
    int colon = at++;
    int name = colon > from && chars[colon - 1] == '*' ? colon - 1 : colon;
    int first = Math.max(from, name - MAX_TYPE);
    int start = name;
    while (start > first && ArxivSpelling.isLetter(chars[start - 1])) {
      start--;
    }
    boolean apart =
        start == from
            || !(Character.isLetterOrDigit(chars[start - 1])
                || ":/_-\\.@#".indexOf(chars[start - 1]) >= 0);
    if (start == name || !apart || typeEnd(start, colon + 1) != colon) {
      return;
    }
    char separator = text.startsWith("&", at) ? ';' : ',';
    while (at < limit) {
      int key = separator == ';' && text.startsWith("&", at) ? at + 1 : at;
      int end = plainKeyEnd(key);
      if (end == key) {
        return;
      }
      add(at, key, end, false);
      at = end;
      if (at >= limit || chars[at] != separator) {
        return;
      }
      at++;
    }
  }

  /** In a sentence the last punctuation is not the key's. */
  private int plainKeyEnd(int start) {
    int end = start;
    while (end < limit && isPlainKeyChar(chars[end])) {
      end++;
    }
    while (end > start && !Character.isLetterOrDigit(chars[end - 1])) {
      end--;
    }
    return end;
  }

  static boolean isPlainKeyChar(char c) {
    return Character.isLetterOrDigit(c) || "-_:.+/".indexOf(c) >= 0;
  }

  private void verbatim(char mark) {
    int open = at++;
    boolean opens =
        at < limit
            && chars[at] > ' '
            && (open == from || chars[open - 1] <= ' ' || BEFORE.indexOf(chars[open - 1]) >= 0);
    if (!opens) {
      return;
    }
    int last = Math.min(limit, TextLines.end(chars, Math.min(limit, lineEnd(open))));
    int next = Math.max(at + 1, vain[mark]);
    while (next < last) {
      next = text.indexOf(mark, next, last);
      if (next < 0) {
        break;
      }
      boolean closes =
          chars[next - 1] > ' '
              && (next + 1 >= limit
                  || chars[next + 1] <= ' '
                  || BEHIND.indexOf(chars[next + 1]) >= 0);
      if (closes) {
        opaque.add(new Span(open, next + 1));
        at = next + 1;
        return;
      }
      next++;
    }
    vain[mark] = Math.max(vain[mark], last);
  }

  /** The line's end, remembered: a long line is not searched for it again and again. */
  private int lineEnd(int place) {
    if (place < lineFrom || place >= lineTo) {
      lineFrom = place;
      lineTo = TextLines.end(chars, place);
    }
    return lineTo;
  }

  /** Code within a line: {@code src_python[:exports code]{print(1)}}. */
  private void brace() {
    int open = at++;
    int first = Math.max(from, open - 100);
    int head = open;
    if (head > first && chars[head - 1] == ']') {
      while (head > first && chars[head - 1] != '[') {
        head--;
      }
      head--;
    }
    while (head > first && isWord(chars[head - 1])) {
      head--;
    }
    if (!text.startsWith("src_", Math.max(0, head))) {
      return;
    }
    int last = Math.min(limit, open + MAX_CITATION);
    int depth = 0;
    for (int next = open; next < last; next++) {
      char c = chars[next];
      if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        opaque.add(new Span(open, next + 1));
        at = next + 1;
        return;
      } else if (c == '\n') {
        return;
      }
    }
  }

  /** What goes into one export only: {@code @@latex:\cite{key}@@}. */
  private void snippet() {
    int end = text.startsWith("@@", at) ? snippetEnd() : -1;
    if (end > 0) {
      opaque.add(new Span(at, end));
      at = end;
    } else {
      at++;
    }
  }

  private int snippetEnd() {
    int name = at + 2;
    int colon = name;
    while (colon < limit && isWord(chars[colon])) {
      colon++;
    }
    if (colon == name || colon >= limit || chars[colon] != ':') {
      return -1;
    }
    int end = marks.behind("@@", colon);
    return end > limit ? -1 : end;
  }

  private void macro() {
    int end = LatexCites.nameEnd(text, at);
    @Nullable Shape shape = LatexCites.shapeOf(text.substring(at + 1, end));
    if (shape != null) {
      latex.collect(end, shape, keys);
    }
    at = Math.min(limit, Math.max(end, at + 2));
  }
}

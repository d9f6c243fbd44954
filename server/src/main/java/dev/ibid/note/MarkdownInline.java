package dev.ibid.note;

import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.CiteKey;
import dev.ibid.text.Span;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks through the paragraphs of a Markdown note for citekeys and for what hides them: code spans,
 * math, comments, tags and addresses. Every search for a closing mark either moves the walk behind
 * it or is remembered as vain, so that unclosed marks by the ten thousand cost no more than text.
 */
final class MarkdownInline {
  private static final CharacterSet MARKS = new CharacterSet("\\`$<[]@:%");
  private static final int MAX_BACKTICKS = 80;
  private static final int MAX_LABEL = 200;

  /** LaTeX's environments of math and tables, as far as their names tell them apart. */
  private static final String[] ENVIRONMENTS = {
    "equation", "align", "gather", "multline", "eqnarray", "displaymath", "math", "array", "tabular"
  };

  private final String text;
  private final char[] chars;
  private final List<Citation> keys;
  private final List<Span> opaque;
  private final MarkdownHtml html;

  /** Labels of numbered examples, {@code (@good)}, which are references of another kind. */
  private final Set<String> examples = new HashSet<>();

  /** Where each length of backtick runs was last seen, in the paragraph that has been searched. */
  private final int[] backticks = new int[MAX_BACKTICKS + 1];

  private int backticksSearchedTo;

  /** How many more characters may go into tags that turn out to be none. */
  private long vainTags;

  /** Where math was last seen to be none. */
  private int lastProse = -1;

  private int[] openBrackets = new int[16];
  private int[] keysBeforeBracket = new int[16];
  private int depth;

  private int from;
  private int limit;
  private int at;

  MarkdownInline(String text, char[] chars, List<Citation> keys, List<Span> opaque) {
    this.text = text;
    this.chars = chars;
    this.keys = keys;
    this.opaque = opaque;
    this.html = new MarkdownHtml(text);
    this.vainTags = 8L * text.length();
  }

  Set<String> exampleLabels() {
    return examples;
  }

  /**
   * Walks through one paragraph.
   *
   * @return where the walk ended: behind the paragraph where a comment reaches past it
   */
  int paragraph(Span span) {
    from = span.start();
    limit = span.end();
    at = from;
    depth = 0;
    backticksSearchedTo = -1;
    exampleLabel();
    while (at < limit) {
      switch (chars[at]) {
        case '\\' -> backslash();
        case '`' -> backtick();
        case '$' -> dollar();
        case '<' -> angle();
        case '[' -> open();
        case ']' -> close();
        case '@' -> key();
        case ':' -> colon();
        case '%' -> percent();
        default -> at++;
      }
      at = at < limit ? MARKS.next(chars, at, limit) : at;
    }
    return at;
  }

  private void hide(int end) {
    opaque.add(new Span(at, end));
    at = end;
  }

  private void exampleLabel() {
    if (at >= limit || chars[at] != '(' || !text.startsWith("(@", at)) {
      return;
    }
    int end = Citekeys.simpleEnd(text, at + 2, limit);
    if (text.startsWith(")", end) && (end + 1 >= limit || chars[end + 1] <= ' ')) {
      examples.add(text.substring(at + 2, end));
      at = end + 1;
    }
  }

  private void backslash() {
    if (text.startsWith("\\(", at) || text.startsWith("\\[", at)) {
      String mark = chars[at + 1] == '(' ? "\\)" : "\\]";
      int end = html.behind(mark, at + 2);
      if (end > 0 && end <= limit && looksLikeMath(at + 2, end - 2)) {
        hide(end);
        return;
      }
    } else if (text.startsWith("\\begin{", at)) {
      int end = environmentEnd(at + 7);
      if (end > 0 && end <= limit) {
        hide(end);
        return;
      }
    }
    at = Math.min(limit, at + 2);
  }

  private int environmentEnd(int name) {
    for (String environment : ENVIRONMENTS) {
      if (text.startsWith(environment, name)) {
        return html.behind("\\end{" + environment, name);
      }
    }
    return -1;
  }

  /** Brackets are also escaped to be shown: {@code \[[Paper](https://arxiv.org/abs/...)\]}. */
  private boolean looksLikeMath(int start, int end) {
    if (start <= lastProse && lastProse < end) {
      return false;
    }
    for (int next = start; next < end; next++) {
      char c = chars[next];
      boolean prose =
          (c == ']' && next + 1 < end && chars[next + 1] == '(')
              || (c == ':' && text.startsWith("://", next))
              || ((c == 'x' || c == 'X')
                  && next >= 2
                  && text.regionMatches(true, next - 2, "arxiv", 0, 5));
      if (prose) {
        lastProse = next;
        return false;
      }
    }
    return true;
  }

  private void backtick() {
    int length = Math.min(MarkdownLine.run(chars, at), limit - at);
    int end = length <= MAX_BACKTICKS ? closingBackticks(at + length, length) : -1;
    if (end < 0) {
      at += length;
      return;
    }
    if (MystRole.namesPaper(text, at) || MystRole.keys(text, at, length, end, keys)) {
      at = end;
    } else {
      hide(end);
    }
  }

  /** The offset behind the run of just {@code length} backticks that closes a code span, or -1. */
  private int closingBackticks(int start, int length) {
    boolean searchedAll = backticksSearchedTo >= limit;
    if (searchedAll && backticks[length] < start) {
      return -1;
    }
    if (backticksSearchedTo < 0) {
      Arrays.fill(backticks, -1);
    }
    int next = start;
    while (next < limit) {
      next = text.indexOf('`', next, limit);
      if (next < 0) {
        break;
      }
      int run = Math.min(MarkdownLine.run(chars, next), limit - next);
      if (run <= MAX_BACKTICKS) {
        backticks[run] = Math.max(backticks[run], next);
      }
      if (run == length) {
        backticksSearchedTo = Math.max(backticksSearchedTo, next);
        return next + run;
      }
      next += run;
    }
    backticksSearchedTo = limit;
    return -1;
  }

  private void dollar() {
    if (text.startsWith("$$", at)) {
      int end = html.behind("$$", at + 2);
      if (end > 0 && end <= limit) {
        hide(end);
      } else {
        at += 2;
      }
      return;
    }
    int end = inlineMathEnd();
    if (end > 0) {
      hide(end);
    } else {
      at++;
    }
  }

  /** Pandoc's rule: no blank inside the dollars' edges, no digit behind the second. */
  private int inlineMathEnd() {
    if (at + 1 >= limit || chars[at + 1] <= ' ') {
      return -1;
    }
    int next = at + 1;
    while (next < limit && chars[next] != '$') {
      next += chars[next] == '\\' ? 2 : 1;
    }
    boolean closes =
        next < limit
            && chars[next - 1] > ' '
            && !(next + 1 < limit && ArxivSpelling.isDigit(chars[next + 1]));
    return closes ? next + 1 : -1;
  }

  private void angle() {
    if (text.startsWith("<!--", at)) {
      int end = html.behind("-->", at + 4);
      if (end > 0) {
        hide(end);
        return;
      }
    }
    int link = MarkdownHtml.autolinkEnd(text, at, limit);
    if (link > 0) {
      at = link;
      return;
    }
    String verbatim = MarkdownHtml.verbatimElement(text, at);
    String element = verbatim != null ? verbatim : MarkdownHtml.codeElement(text, at);
    int end = element == null ? -1 : html.behindClosingTag(element, at);
    if (end > 0 && (verbatim != null || end <= limit)) {
      hide(end);
      return;
    }
    tag();
  }

  private void tag() {
    char next = at + 1 < limit ? chars[at + 1] : ' ';
    if (!ArxivSpelling.isLetter(next) && next != '/' || vainTags <= 0) {
      at++;
      return;
    }
    int end = MarkdownHtml.tagEnd(text, at, limit);
    if (end > 0) {
      at = end;
    } else {
      vainTags += end;
      at++;
    }
  }

  private void open() {
    if (depth == openBrackets.length) {
      openBrackets = Arrays.copyOf(openBrackets, depth * 2);
      keysBeforeBracket = Arrays.copyOf(keysBeforeBracket, depth * 2);
    }
    openBrackets[depth] = at;
    keysBeforeBracket[depth] = keys.size();
    depth++;
    at++;
  }

  private void close() {
    at++;
    if (depth == 0) {
      return;
    }
    depth--;
    int open = openBrackets[depth];
    char next = at < limit ? chars[at] : ' ';
    boolean footnote = chars[open + 1] == '^';
    boolean definition = next == ':' && beginsLine(open);
    boolean link = next == '(';
    if (footnote || definition || link || isLabel(next)) {
      keys.subList(keysBeforeBracket[depth], keys.size()).clear();
    }
    if (link) {
      destination();
    }
  }

  /** Whether a reference's label or attributes begin here, which make a link or a span of it. */
  private boolean isLabel(char next) {
    if (next != '[' && next != '{') {
      return false;
    }
    int last = Math.min(limit, at + MAX_LABEL);
    for (int end = at + 1; end < last; end++) {
      char c = chars[end];
      if (c == (next == '[' ? ']' : '}')) {
        return true;
      }
      if (c == '@' || c == '\n' || c == next) {
        return false;
      }
    }
    return false;
  }

  private boolean beginsLine(int bracket) {
    int before = bracket;
    while (before > from && bracket - before < 4 && chars[before - 1] == ' ') {
      before--;
    }
    return before == from || chars[before - 1] == '\n';
  }

  /** Steps over the address of a link, whose {@code @} begin no citations. */
  private void destination() {
    int nested = 0;
    int next = at + 1;
    while (next < limit && chars[next] > ' ') {
      char c = chars[next];
      if (c == ')' && nested-- == 0) {
        break;
      } else if (c == '(') {
        nested++;
      } else if (c == '<' || c == '\\') {
        next++;
      }
      next++;
    }
    at = Math.min(next, limit);
  }

  private void key() {
    int sign = at;
    at++;
    if (!Citekeys.mayBegin(text, sign, from) && !isWikiLink(sign)) {
      at = Math.max(at, Citekeys.simpleEnd(text, at, limit));
      return;
    }
    if (at < limit && chars[at] == '{') {
      int end = Citekeys.bracedEnd(text, at, limit);
      if (end > 0) {
        add(sign, at + 1, end - 1, end);
        at = end;
      }
      return;
    }
    int end = Citekeys.simpleEnd(text, at, limit);
    boolean handle = end < limit && chars[end] == '@' && end > at;
    if (end == at || handle) {
      at = handle ? Citekeys.simpleEnd(text, end + 1, limit) : Math.max(at, end);
      return;
    }
    int name = isWikiLink(sign) ? wikiNameEnd(at, end) : end;
    String key = text.substring(at, name);
    boolean number =
        depth == 0
            && Citekeys.isNumber(key)
            && !(ArxivIdReading.read(key) instanceof ArxivIdReading.Valid);
    if (!number && !Citekeys.isCrossReference(key)) {
      add(sign, at, name, name);
    }
    at = end;
  }

  private void add(int sign, int start, int end, int behind) {
    keys.add(
        new KeyCitation(
            new Span(sign, behind),
            new Span(start, end),
            new CiteKey(text.substring(start, end)),
            depth > 0));
  }

  private boolean isWikiLink(int sign) {
    return depth >= 2
        && openBrackets[depth - 1] == openBrackets[depth - 2] + 1
        && (openBrackets[depth - 1] == sign - 1 || chars[sign - 1] == '/');
  }

  /** In {@code [[@key#heading]]} and {@code [[@key.md]]} the key is a note's name. */
  private int wikiNameEnd(int start, int end) {
    int heading = text.indexOf('#', start, end);
    int name = heading > start ? heading : end;
    return name > start + 3 && text.startsWith(".md", name - 3) ? name - 3 : name;
  }

  private void colon() {
    if (at > from && text.startsWith("://", at) && ArxivSpelling.isLetter(chars[at - 1])) {
      at = Math.max(at + 3, Urls.extent(text, at + 3, limit));
    } else if (at - 6 >= from && text.regionMatches(true, at - 6, "mailto", 0, 6)) {
      at = Math.max(at + 1, Urls.extent(text, at + 1, limit));
    } else {
      at++;
    }
  }

  /** Obsidian's comments, {@code %% so %%}; INSPIRE's exports have lines that look alike. */
  private void percent() {
    if (at + 1 >= limit || chars[at + 1] != '%') {
      at++;
      return;
    }
    boolean comment =
        !(at > from && isWordOrSemicolon(chars[at - 1])) && !text.startsWith("CITATION", at + 2);
    int end = comment ? html.behind("%%", at + 2) : -1;
    if (end > 0 && end <= limit) {
      hide(end);
    } else {
      at += 2;
    }
  }

  private static boolean isWordOrSemicolon(char c) {
    return c == ';' || Character.isLetterOrDigit(c);
  }
}

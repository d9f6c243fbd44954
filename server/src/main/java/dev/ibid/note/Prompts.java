package dev.ibid.note;

import dev.ibid.note.Prompt.AfterPrefix;
import dev.ibid.note.Prompt.InUrl;
import dev.ibid.text.Span;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells whether the writer is in the middle of a citation, and what was typed of it so far. */
public final class Prompts {
  private Prompts() {}

  /** What is searched for is at most this long, in words and in UTF-16 units. */
  private static final int MAX_WORDS = 8;

  static final int MAX_TYPED = 80;

  /** How far before the cursor an address or an opening bracket may begin. */
  private static final int MAX_BACK = 400;

  private static final String[] ROUTES = {
    "abs/", "pdf/", "html/", "format/", "ps/", "src/", "e-print/", "papers/", "overview/", "arxiv/"
  };

  /**
   * What stands before the cursor, or null where completion has nothing to say.
   *
   * @param offset the cursor, as a UTF-16 offset into the note's text
   */
  public static @Nullable Prompt at(Note note, int offset) {
    String text = note.text();
    if (offset < 0 || offset > text.length() || isHidden(note, offset)) {
      return null;
    }
    if (note.language() == NoteLanguage.NOTEBOOK) {
      return NotebookPrompts.at(text, offset);
    }
    int lineStart = offset;
    while (lineStart > 0
        && offset - lineStart < MAX_BACK
        && text.charAt(lineStart - 1) != '\n'
        && text.charAt(lineStart - 1) != '\r') {
      lineStart--;
    }
    Prompt inUrl = inUrl(text, lineStart, offset);
    if (inUrl != null) {
      return inUrl;
    }
    Prompt afterPrefix = afterPrefix(text, lineStart, offset);
    if (afterPrefix != null) {
      return afterPrefix;
    }
    return switch (note.language()) {
      case MARKDOWN -> MarkdownPrompts.at(text, lineStart, offset);
      case LATEX -> LatexPrompts.at(text, lineStart, offset);
      case ORG -> OrgPrompts.at(text, lineStart, offset);
      case TYPST -> TypstPrompts.at(text, lineStart, offset);
      case ASCIIDOC -> KeyListPrompts.inAsciidoc(text, lineStart, offset);
      case RST -> KeyListPrompts.inRst(text, lineStart, offset);
      case PLAIN_TEXT, NOTEBOOK, BIBLIOGRAPHY -> null;
    };
  }

  /** Code at the end of an unclosed block goes on at the cursor; elsewhere its edges are open. */
  private static boolean isHidden(Note note, int offset) {
    for (Span hidden : note.opaque()) {
      if (hidden.start() >= offset) {
        return false;
      }
      if (offset < hidden.end() || (offset == hidden.end() && isUnclosed(note, hidden, offset))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnclosed(Note note, Span hidden, int offset) {
    String text = note.text();
    String content = hidden.in(text);
    if (note.language() != NoteLanguage.MARKDOWN) {
      return offset == text.length();
    }
    if (content.startsWith("```") || content.startsWith("~~~")) {
      String mark = content.substring(0, 3);
      return !content.stripTrailing().endsWith(mark) || content.indexOf('\n') < 0;
    }
    boolean closes = "`$>%])}".indexOf(text.charAt(offset - 1)) >= 0;
    return !closes;
  }

  private static @Nullable Prompt inUrl(String text, int lineStart, int offset) {
    int start = offset;
    while (start > lineStart && isIdentifierPart(text.charAt(start - 1))) {
      start--;
    }
    String line = text.substring(lineStart, offset);
    // The identifier of the old style has a slash of its own: take the route, not the archive.
    for (String route : ROUTES) {
      int at = lineStart + line.lastIndexOf(route);
      int name = at + route.length();
      if (at >= lineStart
          && name <= offset
          && name >= start
          && text.charAt(at - 1 < 0 ? 0 : at - 1) == '/'
          && isArxivSite(text, lineStart, at)) {
        Span replaced = new Span(name, identifierEnd(text, offset));
        return new InUrl(replaced, text.substring(name, offset));
      }
    }
    return null;
  }

  private static boolean isArxivSite(String text, int lineStart, int route) {
    int start = route;
    while (start > lineStart
        && text.charAt(start - 1) > ' '
        && "()<>\"[]".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    String site = text.substring(start, route).toLowerCase(Locale.ROOT);
    return site.contains("arxiv.org/")
        || site.contains("alphaxiv.org/")
        || site.contains("ar5iv.")
        || site.endsWith("huggingface.co/")
        || site.endsWith("scirate.com/")
        || site.endsWith("arxiv-vanity.com/")
        || site.endsWith("semanticscholar.org/");
  }

  private static @Nullable Prompt afterPrefix(String text, int lineStart, int offset) {
    int word = offset - 6;
    int first = Math.max(lineStart, offset - MAX_TYPED - 8);
    while (word >= first && !isPrefix(text, word, offset)) {
      word--;
    }
    if (word < first) {
      return null;
    }
    int start = word + 6;
    while (start < offset && text.charAt(start) == ' ') {
      start++;
    }
    String typed = text.substring(start, offset);
    boolean identifier = typed.chars().allMatch(c -> isIdentifierPart((char) c));
    if (!identifier && !isSearch(typed)) {
      return null;
    }
    int end = identifier ? identifierEnd(text, offset) : offset;
    return new AfterPrefix(new Span(start, end), typed);
  }

  private static boolean isPrefix(String text, int word, int offset) {
    return word + 6 <= offset
        && text.regionMatches(true, word, "arxiv:", 0, 6)
        && !(word > 0 && Character.isLetterOrDigit(text.charAt(word - 1)));
  }

  /** Whether {@code typed} is words to find a paper by, and not the sentence that goes on. */
  static boolean isSearch(String typed) {
    if (typed.isEmpty() || typed.length() > MAX_TYPED || typed.contains("  ")) {
      return false;
    }
    ArxivSpelling.Spelled complete = ArxivSpelling.at(typed, 0, typed.length(), false);
    if (complete != null && complete.end() < typed.length()) {
      return false;
    }
    int words = 1;
    for (int at = 0; at < typed.length(); at++) {
      char c = typed.charAt(at);
      boolean ends =
          ")]}>|;\"`*@".indexOf(c) >= 0
              || ((c == '.' || c == '!' || c == '?' || c == ',' || c == ':')
                  && (at + 1 == typed.length() || typed.charAt(at + 1) == ' '));
      if (ends) {
        return false;
      }
      if (c == ' ') {
        words++;
      }
    }
    return words <= MAX_WORDS;
  }

  private static boolean isIdentifierPart(char c) {
    return ArxivSpelling.isArchiveChar(c) || ArxivSpelling.isDigit(c) || c == '/';
  }

  /** Where the identifier that the cursor stands in ends; a sentence's full stop is not its own. */
  private static int identifierEnd(String text, int offset) {
    int end = offset;
    while (end < text.length() && isIdentifierPart(text.charAt(end))) {
      end++;
    }
    while (end > offset && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    return text.startsWith(".pdf", Math.max(offset, end - 4)) ? Math.max(offset, end - 4) : end;
  }
}

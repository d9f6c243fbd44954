package dev.ibid.check.claim;

import dev.ibid.note.Citation;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.text.LineIndex;
import dev.ibid.text.Span;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text around a citation that may speak of the cited paper: within its list item, table row or
 * paragraph, and not beyond the citation of another paper. All places are UTF-16 offsets.
 *
 * @param text of the note; what JSON escapes in a notebook is blank here, at the same places, and
 *     so are comments
 * @param block the list item, table row or paragraph
 * @param link the citation with the link that it is the address of
 * @param linkText what the link shows; empty where there is none
 * @param left behind the previous paper's citation, up to the link
 * @param right behind the link, up to the next paper's citation
 */
public record Surroundings(
    String text, Note note, Span block, Span link, Span linkText, Span left, Span right) {

  private static final int MOST_LINES = 12;
  private static final int MOST_LEFT = 1500;
  private static final int MOST_RIGHT = 600;

  private static final Pattern BLOCK_BEGINS =
      Pattern.compile(
          "[ \\t>\"]*(?:[-+*•] |\\d{1,3}[.)] |\\[\\^?[\\w-]{1,12}\\]:? |\\||#{1,6} |=+ |\\*+"
              + " |\\\\(?:item|bibitem|section|subsection|paragraph)\\b|<(?:li|tr|td|p|h\\d)\\b|\\.\\."
              + " )");

  private static final Pattern HEADING =
      Pattern.compile("[ \\t\"]*(?:#{1,6} |=+ |\\\\(?:sub)*section\\b)");

  private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{N}]");

  private static final Pattern JSON_MARK = Pattern.compile("(?<!\\\\)\"");

  private static final Pattern COMMENT = Pattern.compile("\\s*(?:<!--|%|//|/\\*|# |\\.\\. )");

  /** What is said around the citation at {@code index} of the note's list. */
  static Surroundings of(Note note, String text, int index) {
    Citation citation = note.citations().get(index);
    Links.Link link = Links.around(text, citation.span());
    Span block = block(text, note.lines(), link.whole());
    int from = Math.max(block.start(), link.whole().start() - MOST_LEFT);
    int to = Math.min(block.end(), link.whole().end() + MOST_RIGHT);
    // Of a line as long as a book only this much is ever looked at.
    block = new Span(from, Math.max(from, to));
    List<Citation> all = note.citations();
    for (int at = index - 1; at >= 0 && all.get(at).span().end() > from; at--) {
      if (isOther(all.get(at), citation)) {
        from = Math.min(all.get(at).span().end(), link.whole().start());
        break;
      }
    }
    for (int at = index + 1; at < all.size() && all.get(at).span().start() < to; at++) {
      if (isOther(all.get(at), citation)) {
        to = Math.max(all.get(at).span().start(), link.whole().end());
        break;
      }
    }
    from = Math.min(from, link.whole().start());
    to = Math.max(to, link.whole().end());
    return new Surroundings(
        text,
        note,
        block,
        link.whole(),
        link.text(),
        new Span(from, link.whole().start()),
        new Span(link.whole().end(), to));
  }

  /** The text of a note as claims are read in it. */
  static String readable(Note note) {
    String text = note.text();
    if (note.language() == NoteLanguage.NOTEBOOK) {
      // The quotation marks of JSON itself quote nothing that anybody wrote.
      return JSON_MARK.matcher(text).replaceAll(" ").replace("\\n", "  ").replace("\\\"", " \"");
    }
    StringBuilder readable = null;
    for (Span hidden : note.opaque()) {
      if (COMMENT.matcher(text).region(hidden.start(), hidden.end()).lookingAt()) {
        readable = readable == null ? new StringBuilder(text) : readable;
        for (int at = hidden.start(); at < hidden.end(); at++) {
          readable.setCharAt(at, text.charAt(at) == '\n' ? '\n' : ' ');
        }
      }
    }
    return readable == null ? text : readable.toString();
  }

  /** Keys and DOIs name a paper as well, mostly the same one: only an identifier ends the reach. */
  private static boolean isOther(Citation citation, Citation own) {
    return citation instanceof ArxivCitation one
        && own instanceof ArxivCitation other
        && one.reading() instanceof Valid a
        && !(other.reading() instanceof Valid b && a.id().equals(b.id()));
  }

  boolean isTableRow() {
    return text.substring(block.start(), Math.min(block.end(), block.start() + 8))
            .stripLeading()
            .startsWith("|")
        || in(block).stripTrailing().endsWith("\\\\");
  }

  boolean isItem() {
    return BLOCK_BEGINS.matcher(text).region(block.start(), block.end()).lookingAt();
  }

  String in(Span span) {
    return text.substring(span.start(), span.end());
  }

  private static Span block(String text, LineIndex lines, Span link) {
    int first = lines.lineOf(link.start());
    int last = lines.lineOf(Math.max(link.start(), link.end() - 1));
    int top = Math.max(0, first - MOST_LINES);
    while (first > top && !begins(text, lines, first) && !ends(text, lines, first - 1)) {
      first--;
    }
    int bottom = Math.min(lines.lineCount() - 1, last + MOST_LINES);
    boolean closed = ends(text, lines, last) || isRow(text, lines, last);
    while (!closed
        && last < bottom
        && !begins(text, lines, last + 1)
        && !ends(text, lines, last + 1)) {
      last++;
    }
    return new Span(lines.startOf(first), lines.endOf(last));
  }

  private static boolean begins(String text, LineIndex lines, int line) {
    return BLOCK_BEGINS.matcher(text).region(lines.startOf(line), lines.endOf(line)).lookingAt();
  }

  private static boolean isRow(String text, LineIndex lines, int line) {
    int at = lines.startOf(line);
    while (at < lines.endOf(line) && text.charAt(at) <= ' ') {
      at++;
    }
    return at < lines.endOf(line) && text.charAt(at) == '|';
  }

  /** Blank lines, rows and headings belong to no paragraph. */
  private static boolean ends(String text, LineIndex lines, int line) {
    int at = lines.startOf(line);
    int end = lines.endOf(line);
    while (at < end && (text.charAt(at) <= ' ' || text.charAt(at) == '"')) {
      at++;
    }
    return at == end
        || text.charAt(at) == '|'
        || HEADING.matcher(text).region(lines.startOf(line), end).lookingAt();
  }

  /**
   * What the line begins with, up to the link, or the line above where the link begins its own;
   * empty where another paper's citation stands between.
   */
  String lead() {
    LineIndex lines = note.lines();
    int line = lines.lineOf(link.start());
    if (link.start() - lines.startOf(line) > MOST_LEFT) {
      return "";
    }
    String own = text.substring(lines.startOf(line), link.start());
    if (own.isBlank() && line > 0 && lines.startOf(line - 1) >= left.start()) {
      return text.substring(lines.startOf(line - 1), lines.endOf(line - 1));
    }
    // An item goes on over several lines; what is not one begins with its line.
    if (isItem() && left.start() == block.start()) {
      return in(left);
    }
    return lines.startOf(line) >= left.start() ? own : "";
  }

  /** The title where a line is {@code Title (address)}, or the address stands alone below it. */
  String titleLine() {
    LineIndex lines = note.lines();
    int line = lines.lineOf(link.start());
    int end = Math.max(link.end(), lines.endOf(lines.lineOf(link.end())));
    boolean last = end - link.end() < 8 && text.substring(link.end(), end).strip().length() < 2;
    if (!last || linkText.length() > 0) {
      return "";
    }
    String lead = lead().strip();
    boolean parenthesis = link.start() > 0 && text.charAt(link.start() - 1) == '(';
    boolean below = text.substring(lines.startOf(line), link.start()).isBlank();
    boolean sentence = lead.contains(". ") || lead.contains("。") || lead.contains("://");
    boolean begins = !lead.isEmpty() && !Character.isLowerCase(lead.charAt(0));
    return (parenthesis || below) && begins && !sentence ? lead.replaceFirst("[\\s(]+$", "") : "";
  }

  String restOfLine() {
    int end = note.lines().endOf(note.lines().lineOf(right.start()));
    return text.substring(right.start(), Math.min(right.end(), Math.max(end, right.start())));
  }

  /**
   * A line under an address that stands alone in its own.
   *
   * @param close whether it follows at once and is no heading
   */
  record Under(String text, boolean close) {}

  /** Whether nothing but citations stands between two offsets: lists of them have no titles. */
  private boolean onlyCites(int start, int end) {
    int at = start;
    for (int next = firstFrom(start); next < note.citations().size(); next++) {
      Span cited = note.citations().get(next).span();
      if (cited.start() >= end) {
        break;
      }
      if (LETTER.matcher(text).region(at, cited.start()).find()) {
        return false;
      }
      at = Math.min(end, cited.end());
    }
    return at > start && !LETTER.matcher(text).region(at, end).find();
  }

  /** The index of the first citation that begins at or behind {@code offset}. */
  int firstFrom(int offset) {
    int low = 0;
    int high = note.citations().size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (note.citations().get(middle).span().start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The next line that is not blank, of three; null where the address does not stand alone. */
  @Nullable Under lineUnder() {
    LineIndex lines = note.lines();
    int line = lines.lineOf(link.start());
    if (linkText.length() > 0 || lines.endOf(line) - lines.startOf(line) > link.length() + 40) {
      return null;
    }
    String before = text.substring(lines.startOf(line), link.start());
    String behind = text.substring(link.end(), Math.max(link.end(), lines.endOf(line)));
    boolean alone = !LETTER.matcher(before).find() && !LETTER.matcher(behind).find();
    for (int next = line + 1; alone && next < Math.min(lines.lineCount(), line + 3); next++) {
      String below = text.substring(lines.startOf(next), lines.endOf(next)).strip();
      if (!below.isEmpty() && onlyCites(lines.startOf(next), lines.endOf(next))) {
        return null;
      }
      if (!below.isEmpty()) {
        boolean close = next == line + 1 && !HEADING.matcher(below).lookingAt();
        return below.contains("://") || below.length() > 400 ? null : new Under(below, close);
      }
    }
    return null;
  }
}

package dev.ibid.note;

import dev.ibid.note.Prompt.InKeyList;
import dev.ibid.text.Span;
import org.jspecify.annotations.Nullable;

/** Where a citekey is wanted among others without a sign of its own, as in several languages. */
final class KeyListPrompts {
  private KeyListPrompts() {}

  /** In the brackets of AsciiDoc's {@code cite:[key, key]}. */
  static @Nullable Prompt inAsciidoc(String text, int lineStart, int offset) {
    int open = text.lastIndexOf('[', offset - 1);
    boolean cites =
        open > lineStart
            && text.indexOf(']', open, offset) < 0
            && text.charAt(open - 1) == ':'
            && AsciidocReader.isCitation(text, lineStart, open - 1);
    if (!cites) {
      return null;
    }
    boolean closed = Closing.unmatched(text, offset, '[', ']') > 0;
    return inList(text, open + 1, offset, ",", closed ? "" : "]");
  }

  /** In the backticks behind a role of reStructuredText: <code>:cite:p:`key, key`</code>. */
  static @Nullable Prompt inRst(String text, int lineStart, int offset) {
    int open = text.lastIndexOf('`', offset - 1);
    if (open <= lineStart || text.charAt(open - 1) != ':') {
      return null;
    }
    boolean cites = RstReader.isCitation(RstReader.roleBefore(text, lineStart, open));
    return cites ? inList(text, open + 1, offset, ",}", backtick(text, offset)) : null;
  }

  /** In the backticks behind a role of MyST: <code>{cite:p}`key, key`</code>. */
  static @Nullable Prompt inMyst(String text, int lineStart, int offset) {
    int open = text.lastIndexOf('`', offset - 1);
    return open > lineStart && MystRole.isBefore(text, open)
        ? inList(text, open + 1, offset, ",;", backtick(text, offset))
        : null;
  }

  private static String backtick(String text, int offset) {
    return Closing.isPaired(text, offset, '`') ? "" : "`";
  }

  /**
   * Among keys that stand from {@code start} on, on the cursor's line.
   *
   * @param separators what stands between two of them, and the comma is one
   * @param close what must stand behind the list and is not there yet
   */
  static @Nullable Prompt inList(
      String text, int start, int offset, String separators, String close) {
    int first = offset;
    while (first > start && separators.indexOf(text.charAt(first - 1)) < 0) {
      first--;
    }
    while (first < offset && text.charAt(first) <= ' ') {
      first++;
    }
    String typed = text.substring(first, offset);
    boolean key = typed.chars().allMatch(c -> isKeyChar((char) c));
    if (!key && !Prompts.isSearch(typed)) {
      return null;
    }
    int end = offset;
    while (key
        && end < text.length()
        && isKeyChar(text.charAt(end))
        && separators.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    // Nothing is typed yet before a key that stands there: it stays.
    boolean inserted = typed.isEmpty() && end > offset;
    return inserted
        ? new InKeyList(new Span(offset, offset), typed, "", ",")
        : new InKeyList(new Span(first, end), typed, "", close);
  }

  private static boolean isKeyChar(char c) {
    return LatexCites.isKeyChar(c) && "()[]`".indexOf(c) < 0;
  }
}

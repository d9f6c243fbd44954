package dev.ibid.note;

import dev.ibid.note.Prompt.InKeyList;
import dev.ibid.text.Span;
import org.jspecify.annotations.Nullable;

/** The places of LaTeX where a citekey is wanted: in the braces of a command that cites. */
final class LatexPrompts {
  private LatexPrompts() {}

  static @Nullable Prompt at(String text, int lineStart, int offset) {
    Integer open = new LatexCites(text).groupAt(offset);
    return open == null ? null : inList(text, Math.max(lineStart, open + 1), offset, ",");
  }

  /**
   * Among keys that stand from {@code start} on, on the cursor's line.
   *
   * @param separators what stands between two of them
   */
  static @Nullable Prompt inList(String text, int start, int offset, String separators) {
    int first = offset;
    while (first > start && separators.indexOf(text.charAt(first - 1)) < 0) {
      first--;
    }
    while (first < offset && text.charAt(first) <= ' ') {
      first++;
    }
    String typed = text.substring(first, offset);
    boolean key = typed.chars().allMatch(c -> LatexCites.isKeyChar((char) c));
    if (!key && !Prompts.isSearch(typed)) {
      return null;
    }
    int end = offset;
    while (key
        && end < text.length()
        && LatexCites.isKeyChar(text.charAt(end))
        && "])".indexOf(text.charAt(end)) < 0
        && separators.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return new InKeyList(new Span(first, end), typed);
  }
}

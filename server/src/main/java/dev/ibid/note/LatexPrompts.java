package dev.ibid.note;

import org.jspecify.annotations.Nullable;

/** The places of LaTeX where a citekey is wanted: in the braces of a command that cites. */
final class LatexPrompts {
  private LatexPrompts() {}

  static @Nullable Prompt at(String text, int lineStart, int offset) {
    Integer open = new LatexCites(text).groupAt(offset);
    if (open == null) {
      return null;
    }
    String close = Closing.isListClosed(text, offset) ? "" : "}";
    return KeyListPrompts.inList(text, Math.max(lineStart, open + 1), offset, ",", close);
  }
}

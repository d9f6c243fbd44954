package dev.ibid.note;

import org.jspecify.annotations.Nullable;

/** The places of LaTeX where a citekey is wanted: in the braces of a command that cites. */
final class LatexPrompts {
  private LatexPrompts() {}

  static @Nullable Prompt at(String text, int lineStart, int offset) {
    LatexCites cites = new LatexCites(text);
    int open = cites.braceAt(offset);
    if (open < 0 || !(cites.areKeysAt(open) || areOwnKeysAt(text, open))) {
      return null;
    }
    String close = Closing.isListClosed(text, offset) ? "" : "}";
    return KeyListPrompts.inList(text, Math.max(lineStart, open + 1), offset, ",", close);
  }

  /** Whether a command that the text itself defines cites what stands in these braces. */
  private static boolean areOwnKeysAt(String text, int open) {
    int name = open;
    while (name > 0 && ArxivSpelling.isLetter(text.charAt(name - 1))) {
      name--;
    }
    return name < open
        && name > 0
        && text.charAt(name - 1) == '\\'
        && LatexReader.ownCites(text, name - 1).has(text.substring(name, open));
  }
}

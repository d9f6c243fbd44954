package dev.ibid.note;

import dev.ibid.note.ArxivSpelling.Spelled;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Citation.ArxivForm;
import dev.ibid.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * The role of reStructuredText and MyST that names a paper: {@code :arxiv:`2312.09832`}, {@code
 * {arxiv}`2312.09832`}.
 *
 * <p>Source of the form with a title:
 * https://www.sphinx-doc.org/en/master/usage/extensions/extlinks.html
 */
final class ArxivRole {
  private ArxivRole() {}

  /** Longer titles than this are not read. */
  private static final int MAX_TITLE = 400;

  /** Whether the word that ends at {@code behind} is a role's name. */
  static boolean opens(String text, int behind) {
    return text.startsWith(":`", behind) || text.startsWith("}`", behind);
  }

  /**
   * The role with a title, {@code :arxiv:`A title <2312.09832>`}, whose name begins at {@code
   * word}; null where none does.
   */
  static @Nullable ArxivCitation titled(String text, int word, int limit) {
    int title = word + 7;
    if (title >= limit || !opens(text, word + 5)) {
      return null;
    }
    int close = text.indexOf('`', title, Math.min(limit, title + MAX_TITLE));
    int open = close - 1;
    while (open > title && text.charAt(open) != '<') {
      open--;
    }
    if (open <= title || text.charAt(close - 1) != '>') {
      return null;
    }
    Spelled spelled = ArxivSpelling.at(text, open + 1, close, false);
    if (spelled == null || spelled.end() != close - 1) {
      return null;
    }
    Span name = new Span(open + 1, spelled.end());
    return new ArxivCitation(new Span(word, close), name, spelled.reading(), ArxivForm.PREFIXED);
  }
}

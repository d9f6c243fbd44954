package dev.ibid.note;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between the word arXiv and an identifier.
 *
 * @param end the UTF-16 offset behind it, where an identifier may begin
 * @param strict whether it is a plain colon, so that nothing but an identifier can be meant
 * @param field whether it makes the word the name of a field: {@code arxiv_id: }, {@code arxiv:: }
 * @param repeated whether the word stands there once more: {@code arXiv: Arxiv-}
 */
record Separator(int end, boolean strict, boolean field, boolean repeated) {

  private static final int MAX_LENGTH = 30;

  private static final String[] WORDS = {
    "arxiv",
    "identifier",
    "id",
    "preprints",
    "preprint",
    "pre-print",
    "eprints",
    "eprint",
    "e-prints",
    "e-print",
    "number",
    "no.",
    "nr.",
    "paper",
    "org",
    "archive"
  };

  private static final Pattern DRESSING =
      Pattern.compile(
          "</?[a-zA-Z]{1,6}>|&nbsp;|\\\\(?:text(?:tt|rm|it|sf|bf)|emph|mbox|ttfamily|tt|rm|it|sf)\\b");

  /** Reads on from {@code start}, just behind the word. */
  static Separator behind(String text, int start, int limit) {
    int at = start;
    int last = Math.min(limit, start + MAX_LENGTH);
    int colons = 0;
    boolean odd = false;
    boolean field = false;
    boolean repeated = false;
    while (at < last) {
      char c = text.charAt(at);
      if (c == ':' || c == '\uff1a' || c == '\u2236' || c == '=') {
        colons++;
      } else if (c == '\n' || c == '\r') {
        // Text that is wrapped goes on in the next line, and nowhere but at its beginning.
        at = behindLineBreak(text, at, limit);
        odd = true;
        break;
      } else if (!isBlank(c)) {
        int dressing = dressing(text, at, last);
        if (dressing > 0) {
          at += dressing;
          odd = true;
          continue;
        }
        int word = wordAt(text, at, last);
        if (word > 0) {
          boolean identifier = (c | 0x20) == 'i';
          boolean again = text.regionMatches(true, at, "arxiv", 0, word);
          odd |= !again;
          repeated |= again;
          field |= identifier && at <= start + 1 && (at == start || text.charAt(start) != ' ');
          at += word;
          continue;
        }
        if ("-.,/#_*[]{}(\"'`\\<~\u2010\u2011\u2012\u2013\u2014\u2212".indexOf(c) < 0) {
          break;
        }
        odd |= !repeated || c != '-';
      }
      at++;
    }
    boolean assigned = colons > 0;
    return new Separator(
        at, assigned && !odd, (field && assigned) || (colons > 1 && !odd), repeated);
  }

  /** Of any width, or none: those that programs for writing put around a colon. */
  private static boolean isBlank(char c) {
    return switch (c) {
      case ' ', '\t', '\u00a0', '\u202f', '\u205f', '\u2060', '\u3000', '\ufeff' -> true;
      default -> c >= '\u2000' && c <= '\u200b';
    };
  }

  /** The length of a tag or macro that only says how a text looks, or 0. */
  private static int dressing(String text, int at, int limit) {
    char c = text.charAt(at);
    Matcher matcher = c == '\\' || c == '<' || c == '&' ? DRESSING.matcher(text) : null;
    return matcher != null && matcher.region(at, limit).lookingAt() ? matcher.end() - at : 0;
  }

  /**
   * Where the line after the one that ends at {@code at} begins, behind its indentation and the
   * marks of a quotation; {@code at} where no line ends there, or the next one is blank.
   */
  static int behindLineBreak(String text, int at, int limit) {
    int line = at + (text.startsWith("\r\n", at) ? 2 : 1);
    if (at >= limit || (text.charAt(at) != '\n' && text.charAt(at) != '\r')) {
      return at;
    }
    int next = line;
    while (next < limit && next - line < MAX_LENGTH && " \t>".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    boolean goesOn = next < limit && text.charAt(next) != '\n' && text.charAt(next) != '\r';
    return goesOn ? next : at;
  }

  /** The length of the word that stands at {@code at} and may name an identifier, or 0. */
  private static int wordAt(String text, int at, int limit) {
    if ("aienopAIENOP".indexOf(text.charAt(at)) < 0) {
      return 0;
    }
    for (String word : WORDS) {
      int end = at + word.length();
      if (end <= limit
          && text.regionMatches(true, at, word, 0, word.length())
          && !(end < limit && ArxivSpelling.isLetter(text.charAt(end)))) {
        return word.length();
      }
    }
    return 0;
  }
}

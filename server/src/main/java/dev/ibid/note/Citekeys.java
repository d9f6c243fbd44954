package dev.ibid.note;

import java.util.Set;

/**
 * The grammar of pandoc's citekeys.
 *
 * <p>Source of the rules: https://pandoc.org/MANUAL.html#citation-syntax and pandoc's {@code
 * Text.Pandoc.Parsing.Citations}
 */
final class Citekeys {
  private Citekeys() {}

  /** Keys in braces that are longer than this are none. */
  private static final int MAX_BRACED = 200;

  /** What Quarto and bookdown reserve for cross-references. */
  private static final Set<String> CROSS_REFERENCES =
      Set.of(
          "fig", "tbl", "sec", "eq", "lst", "thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr",
          "sol", "rem", "alg", "tip", "nte", "wrn", "imp", "cau");

  /** What pandoc-crossref reserves, with a colon. */
  private static final Set<String> CROSSREF_FILTER = Set.of("fig", "tbl", "sec", "eq", "lst");

  /** Whether an {@code @} at {@code at} may begin a citation, going by what stands before it. */
  static boolean mayBegin(String text, int at, int from) {
    if (at <= from) {
      return true;
    }
    int before = text.codePointBefore(at);
    if (before == '.' || isKeyLetter(before) && before != '_' || before == '@') {
      return false;
    }
    boolean glued = at - 1 > from && isKeyLetter(text.codePointBefore(at - 1));
    return switch (before) {
      // The path of an address without scheme: medium.com/@user.
      case '/' -> !glued && !(at - 1 > from && text.charAt(at - 2) == '.');
      // Within the name of an e-mail address: first.last+list@example.org.
      case '+', '%', '_' -> !glued || text.charAt(at - 2) == '_';
      default -> true;
    };
  }

  /**
   * The end of the key that begins at {@code at}, behind the {@code @}; {@code at} where none does.
   */
  static int simpleEnd(String text, int at, int limit) {
    int end = at;
    while (end < limit) {
      int c = text.codePointAt(end);
      if (isKeyLetter(c)) {
        end += Character.charCount(c);
      } else if (end > at && end + 1 < limit && goesOn(c, text.codePointAt(end + 1))) {
        end++;
      } else {
        break;
      }
    }
    return Math.min(end, limit);
  }

  /** Single punctuation goes on in a letter; the {@code ://} of an address is allowed too. */
  private static boolean goesOn(int c, int next) {
    return (isInternal(c) && isKeyLetter(next)) || ((c == ':' || c == '/') && next == '/');
  }

  /** The end, behind the last brace, of a key in braces that begins at {@code brace}; or -1. */
  static int bracedEnd(String text, int brace, int limit) {
    int depth = 0;
    int last = Math.min(limit, brace + MAX_BRACED);
    for (int at = brace; at < last; at++) {
      char c = text.charAt(at);
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
        if (depth == 0) {
          return at > brace + 1 ? at + 1 : -1;
        }
      } else if (c <= ' ') {
        return -1;
      }
    }
    return -1;
  }

  static boolean isCrossReference(String key) {
    int mark = 0;
    while (mark < key.length() && ArxivSpelling.isLetter(key.charAt(mark))) {
      mark++;
    }
    if (mark >= key.length()) {
      return false;
    }
    String kind = key.substring(0, mark);
    return switch (key.charAt(mark)) {
      case '-' -> CROSS_REFERENCES.contains(kind);
      case ':' -> CROSSREF_FILTER.contains(kind);
      default -> false;
    };
  }

  /** Whether {@code key} is a number such as the 0.5 of {@code mAP @0.5}. */
  static boolean isNumber(String key) {
    return key.chars().allMatch(c -> c >= '0' && c <= '9' || isInternal(c));
  }

  static boolean isKeyLetter(int c) {
    if (c < 0x80) {
      return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.LETTER_NUMBER
        || Character.getType(c) == Character.OTHER_NUMBER;
  }

  static boolean isInternal(int c) {
    return switch (c) {
      case ':', '.', '#', '$', '%', '&', '-', '+', '?', '<', '>', '~', '/' -> true;
      default -> false;
    };
  }
}

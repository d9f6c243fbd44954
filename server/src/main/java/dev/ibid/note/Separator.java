package dev.ibid.note;

import dev.ibid.paper.ArxivIdReading;
import java.util.Set;
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
    "prepr.",
    "eprints",
    "eprint",
    "e-prints",
    "e-print",
    "number",
    "nummer",
    "numéro",
    "número",
    "no.",
    "no",
    "nr.",
    "n°",
    "nº",
    "№",
    "paper",
    "article",
    "report",
    "ref.",
    "link",
    "org",
    "archive",
    "препринт",
    "预印本",
    "預印本",
    "プレプリント",
    "编号",
    "編號",
    "番号",
    "号",
    "论文",
    "論文",
    "논문",
    "번호"
  };

  /** What else may stand there, with the hyphens and quotation marks of word processors. */
  private static final String MARKS =
      "-.,;/#_*[]{}()|\"'`\\<~\u00b7\u2022\u2010\u2011\u2012\u2013\u2014\u2212"
          + "\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb";

  /** Before an identifier of the new style, which has none: {@code arXiv:cs.LG/2312.09832}. */
  private static final Pattern CATEGORY =
      Pattern.compile(
          "[a-z]{1,8}(?:-[a-z]{2,4})?(?:\\.(?:[A-Z]{2}|[a-z-]{5,8}))?(?=[/\\]),:"
              + " ]{1,3}\\d{4}\\.)");

  private static final Pattern COMMA =
      Pattern.compile("\\s?(?:[,;&+、，；]|,? ?(?:and|und|et|y|и|和)\\b)[ \u00a0~]*\\R?[ \t]*(?=\\d)");

  private static final Set<String> NEW_ARCHIVES = Set.of("econ", "eess", "q-fin", "stat");

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
        int category = category(text, at, last);
        if (category > 0) {
          at += category;
          odd = true;
          continue;
        }
        if (MARKS.indexOf(c) < 0) {
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

  /** Behind the comma or the word between two identifiers of a list, or {@code at}. */
  static int behindComma(String text, int at, int limit) {
    Matcher matcher = COMMA.matcher(text).region(at, Math.min(limit, at + MAX_LENGTH));
    return matcher.lookingAt() ? matcher.end() : at;
  }

  /** The length of a category that stands before an identifier of the new style, or 0. */
  private static int category(String text, int at, int limit) {
    char c = text.charAt(at);
    if (c < 'a' || c > 'z') {
      return 0;
    }
    Matcher matcher = CATEGORY.matcher(text).region(at, Math.min(text.length(), limit + 10));
    return matcher.lookingAt() && isCategory(matcher.group()) ? matcher.end() - at : 0;
  }

  /** Whether arXiv has the archive of a name like {@code math.AG}; the class may be any. */
  static boolean isCategory(String name) {
    int dot = name.indexOf('.');
    String archive = dot < 0 ? name : name.substring(0, dot);
    return ArxivIdReading.ARCHIVES.contains(archive) || NEW_ARCHIVES.contains(archive);
  }

  /** The length of the word that stands at {@code at} and may name an identifier, or 0. */
  private static int wordAt(String text, int at, int limit) {
    char first = text.charAt(at);
    if (first < 0x80 && "aeilnopr".indexOf(first | 0x20) < 0) {
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

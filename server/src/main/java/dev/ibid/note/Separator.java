package dev.ibid.note;

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
    "eprints",
    "eprint",
    "e-prints",
    "e-print",
    "number",
    "no.",
    "paper"
  };

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
      if (c == ':' || c == '\uff1a' || c == '=') {
        colons++;
      } else if (c != ' ' && c != '\t' && c != '\u00a0') {
        int word = wordAt(text, at, last);
        if (word > 0) {
          boolean identifier = (c | 0x20) == 'i';
          odd |= !(c == 'a' || c == 'A');
          repeated |= c == 'a' || c == 'A';
          field |= identifier && at <= start + 1 && (at == start || text.charAt(start) != ' ');
          at += word;
          continue;
        }
        if ("-./#_*[{(\"'\\<~\u2013\u2014".indexOf(c) < 0) {
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

  /** The length of the word that stands at {@code at} and may name an identifier, or 0. */
  private static int wordAt(String text, int at, int limit) {
    if ("aienpAIENP".indexOf(text.charAt(at)) < 0) {
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

package dev.ibid.corpus.index;

import java.util.List;

/**
 * How well a paper fits what is typed: whole words in the title count most, then beginnings of its
 * words, then authors, the first before the others; words that follow each other as in the title,
 * early in it and covering much of it count on top.
 */
final class TitleRank {
  private TitleRank() {}

  /** Parts the title's words from the authors'. */
  static final char AUTHORS = '\t';

  private static final double EXACT = 1000;
  private static final double WHOLE = 10;
  private static final double BEGINNING = 7;
  private static final double AUTHOR = 9;
  private static final double AUTHOR_BEGINNING = 6;
  private static final double AUTHOR_EARLY = 2;
  private static final double NEXT = 3;
  private static final double LATER = 1.5;
  private static final double EARLY = 6;
  private static final double COVERAGE = 4;

  /** Shorter words are left out of account where words are asked to follow each other. */
  private static final int LONG_WORD = 4;

  /** The words of a title, each compound in pieces, with single blanks between them. */
  static String shownTitle(String title) {
    StringBuilder shown = new StringBuilder(title.length());
    for (Words.Compound compound : Words.compounds(title)) {
      for (String piece : compound.pieces()) {
        shown.append(shown.isEmpty() ? "" : " ").append(piece);
      }
    }
    return shown.toString();
  }

  /**
   * The higher the better; comparable among papers for the same words only.
   *
   * @param shown the title's words, {@link #AUTHORS}, the authors' words
   * @param sought the words typed
   * @param open whether the last of them may be a beginning
   */
  static double score(String shown, List<String> sought, boolean open) {
    int titleEnd = shown.indexOf(AUTHORS);
    if (isJoined(shown, titleEnd, sought)) {
      return EXACT;
    }
    double score = 0;
    double covered = 0;
    int from = 0;
    int first = -1;
    for (int at = 0; at < sought.size(); at++) {
      String word = sought.get(at);
      boolean last = open && at == sought.size() - 1;
      int ahead = find(shown, word, from, titleEnd, last);
      int found = ahead >= 0 || from == 0 ? ahead : find(shown, word, 0, titleEnd, last);
      if (found >= 0) {
        int wordEnd = wordEnd(shown, found, titleEnd);
        boolean whole = wordEnd - found == word.length();
        score += whole ? WHOLE : BEGINNING;
        covered += word.length();
        if (first < 0) {
          first = found;
        } else if (ahead >= 0) {
          score += longWords(shown, Math.min(from + 1, found), found) == 0 ? NEXT : LATER;
        }
        from = wordEnd;
      } else {
        score += authorScore(shown, titleEnd + 1, word, last);
      }
    }
    if (first >= 0) {
      score += EARLY / (1 + longWords(shown, 0, first)) + COVERAGE * covered / titleEnd;
    }
    return score;
  }

  /** Whether the title is the words with a blank between each two; asked a thousand times. */
  private static boolean isJoined(String shown, int titleEnd, List<String> words) {
    int at = 0;
    for (String word : words) {
      if (!shown.startsWith(word, at)) {
        return false;
      }
      at += word.length() + 1;
      if (at <= titleEnd && shown.charAt(at - 1) != ' ') {
        return false;
      }
    }
    return at == titleEnd + 1;
  }

  private static double authorScore(String shown, int authors, String word, boolean last) {
    int found = find(shown, word, authors, shown.length(), last);
    if (found < 0) {
      return 0;
    }
    boolean whole = wordEnd(shown, found, shown.length()) - found == word.length();
    int before = 0;
    for (int at = authors; at < found; at++) {
      before += shown.charAt(at) == ' ' ? 1 : 0;
    }
    return (whole ? AUTHOR : AUTHOR_BEGINNING) + AUTHOR_EARLY / (1 + before);
  }

  /** Where the whole word stands, else, if that will do, the first word that begins with it. */
  private static int find(String shown, String word, int from, int to, boolean beginning) {
    int partly = -1;
    int at = shown.indexOf(word, from, to);
    while (at >= 0) {
      if (at == 0 || shown.charAt(at - 1) == ' ' || shown.charAt(at - 1) == AUTHORS) {
        if (wordEnd(shown, at, to) == at + word.length()) {
          return at;
        }
        if (partly < 0) {
          partly = at;
        }
      }
      at = shown.indexOf(word, at + 1, to);
    }
    return beginning ? partly : -1;
  }

  private static int wordEnd(String shown, int at, int to) {
    int blank = shown.indexOf(' ', at, to);
    return blank < 0 ? to : blank;
  }

  private static int longWords(String shown, int from, int to) {
    int count = 0;
    int begin = from;
    while (begin < to) {
      int end = wordEnd(shown, begin, shown.length());
      if (end - begin >= LONG_WORD) {
        count++;
      }
      begin = end + 1;
    }
    return count;
  }
}

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

  /**
   * The higher the better; comparable among papers for the same words only.
   *
   * @param shown the title's words, {@link #AUTHORS}, the authors' words
   * @param sought the words typed
   * @param open whether the last of them may be a beginning
   */
  static double score(String shown, List<String> sought, boolean open) {
    int end = shown.indexOf(AUTHORS);
    String title = shown.substring(0, end);
    String authors = shown.substring(end + 1);
    if (isJoined(title, sought)) {
      return EXACT;
    }
    double score = 0;
    double covered = 0;
    int from = 0;
    int first = -1;
    for (int at = 0; at < sought.size(); at++) {
      String word = sought.get(at);
      boolean last = open && at == sought.size() - 1;
      int ahead = find(title, word, from, last);
      int found = ahead >= 0 || from == 0 ? ahead : find(title, word, 0, last);
      if (found >= 0) {
        int wordEnd = wordEnd(title, found);
        boolean whole = wordEnd - found == word.length();
        score += whole ? WHOLE : BEGINNING;
        covered += word.length();
        if (first < 0) {
          first = found;
        } else if (ahead >= 0) {
          score += isNext(title, from, found) ? NEXT : LATER;
        }
        from = wordEnd;
      } else {
        score += authorScore(authors, word, last);
      }
    }
    if (first >= 0) {
      score += EARLY / (1 + longWordsBefore(title, first)) + COVERAGE * covered / title.length();
    }
    return score;
  }

  /** Whether {@code title} is the words with a blank between each two; asked a thousand times. */
  private static boolean isJoined(String title, List<String> words) {
    int at = 0;
    for (String word : words) {
      if (!title.startsWith(word, at)) {
        return false;
      }
      at += word.length() + 1;
      if (at <= title.length() && title.charAt(at - 1) != ' ') {
        return false;
      }
    }
    return at == title.length() + 1;
  }

  private static double authorScore(String authors, String word, boolean last) {
    int found = find(authors, word, 0, last);
    if (found < 0) {
      return 0;
    }
    boolean whole = wordEnd(authors, found) - found == word.length();
    long before = authors.substring(0, found).chars().filter(c -> c == ' ').count();
    return (whole ? AUTHOR : AUTHOR_BEGINNING) + AUTHOR_EARLY / (1 + before);
  }

  /** Where the whole word stands, else, if that will do, the first word that begins with it. */
  private static int find(String words, String word, int from, boolean beginning) {
    int partly = -1;
    for (int at = words.indexOf(word, from); at >= 0; at = words.indexOf(word, at + 1)) {
      if (at == 0 || words.charAt(at - 1) == ' ') {
        if (wordEnd(words, at) == at + word.length()) {
          return at;
        }
        if (partly < 0) {
          partly = at;
        }
      }
    }
    return beginning ? partly : -1;
  }

  private static int wordEnd(String words, int at) {
    int blank = words.indexOf(' ', at);
    return blank < 0 ? words.length() : blank;
  }

  /** Whether only short words stand between the end of one word and the beginning of another. */
  private static boolean isNext(String title, int end, int begin) {
    return longWords(title, Math.min(end + 1, begin), begin) == 0;
  }

  private static int longWordsBefore(String title, int begin) {
    return longWords(title, 0, begin);
  }

  private static int longWords(String title, int from, int to) {
    int count = 0;
    int begin = from;
    while (begin < to) {
      int end = wordEnd(title, begin);
      if (end - begin >= LONG_WORD) {
        count++;
      }
      begin = end + 1;
    }
    return count;
  }
}

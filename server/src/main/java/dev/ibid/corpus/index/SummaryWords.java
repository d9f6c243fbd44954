package dev.ibid.corpus.index;

import dev.ibid.corpus.index.Sought.SomeLonger;
import dev.ibid.corpus.index.Words.Compound;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The papers that have each word somewhere, the abstract included.
 *
 * @param exact false where the beginning of a word was passed over
 * @param begun the words that the last one may be the beginning of
 */
record SummaryWords(Sought sought, boolean exact, @Nullable SomeLonger begun) {

  /**
   * @param named for each word the papers that have it in title, authors, year, key or category
   */
  static SummaryWords of(SearchWords sought, List<Sought> named) {
    List<Sought> all = WordSearch.identifiers(sought);
    boolean asked = !all.isEmpty();
    SomeLonger begun = null;
    List<Compound> words = sought.words();
    for (int at = 0; at < words.size(); at++) {
      Compound word = words.get(at);
      boolean last = at == words.size() - 1;
      // Nearly every abstract has these, so that they are not even kept.
      if (CommonWords.contain(word.joined()) && (asked || !last)) {
        continue;
      }
      asked = true;
      String end = word.pieces().getLast();
      if (last && sought.open() && end.length() == 1 && !all.isEmpty()) {
        // Nearly every abstract has a word that begins with any one letter.
        return new SummaryWords(Sought.all(all), false, null);
      }
      Sought inSummary = word(end);
      if (last && sought.open()) {
        begun = new SomeLonger(PaperDocument.SUMMARY_WORD, end);
        // The word as it is typed goes without saying, however many papers have it.
        inSummary = new Sought.Either(inSummary, begun);
      }
      all.add(new Sought.Either(named.get(at), allOf(word, inSummary)));
    }
    return new SummaryWords(Sought.all(all), true, begun);
  }

  /** Whether all was looked for that the last word may be the beginning of. */
  boolean complete() {
    return exact && (begun == null || begun.complete());
  }

  private static Sought allOf(Compound word, Sought last) {
    List<String> pieces = word.pieces();
    List<Sought> all = new ArrayList<>(pieces.size());
    for (String piece : pieces.subList(0, pieces.size() - 1)) {
      if (!CommonWords.contain(piece)) {
        all.add(word(piece));
      }
    }
    all.add(last);
    return Sought.all(all);
  }

  private static Sought word(String word) {
    return Sought.word(PaperDocument.SUMMARY_WORD, word);
  }
}

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
record WordsAnywhere(Sought sought, boolean exact, @Nullable SomeLonger begun) {

  /**
   * @param named for each word the papers that have it in title, authors, year, key or category
   */
  static WordsAnywhere of(SearchWords sought, List<Sought> named) {
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
      if (!last || !sought.open()) {
        all.add(whole(word, named.get(at)));
        continue;
      }
      String end = word.pieces().getLast();
      if (end.length() == 1 && !all.isEmpty()) {
        // Nearly every abstract has a word that begins with any one letter.
        return new WordsAnywhere(Sought.all(all), false, null);
      }
      begun = new SomeLonger(PaperDocument.ANY_WORD, end);
      // The word as it is typed goes without saying, however many papers have it.
      List<Sought> apart = kept(word.pieces().subList(0, word.pieces().size() - 1));
      apart.add(new Sought.Either(word(end), begun));
      all.add(new Sought.Either(named.get(at), Sought.all(apart)));
    }
    return new WordsAnywhere(Sought.all(all), true, begun);
  }

  /** Whether all was looked for that the last word may be the beginning of. */
  boolean complete() {
    return exact && (begun == null || begun.complete());
  }

  private static Sought whole(Compound word, Sought named) {
    List<Sought> apart = kept(word.pieces());
    if (apart.isEmpty()) {
      return named;
    }
    Sought all = Sought.all(apart);
    return word.pieces().size() == 1 ? all : new Sought.Either(all, word(word.joined()));
  }

  private static List<Sought> kept(List<String> pieces) {
    List<Sought> kept = new ArrayList<>(pieces.size());
    for (String piece : pieces) {
      if (!CommonWords.contain(piece)) {
        kept.add(word(piece));
      }
    }
    return kept;
  }

  private static Sought word(String word) {
    return Sought.word(PaperDocument.ANY_WORD, word);
  }
}

package dev.ibid.corpus.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/** The citekeys that are a slip or two away from what is written. */
final class NearKeys {
  private NearKeys() {}

  /** In a key shorter than this, two slips make another key. */
  private static final int TWO_SLIPS = 6;

  /** Lucene's automata grow with the word. */
  private static final int LONGEST = 100;

  /** The keys in lower case, nearest first; the one written itself among them where it exists. */
  static List<String> folded(IndexReader reader, String written) throws IOException {
    String folded = PaperDocument.foldedKey(written);
    var terms = MultiTerms.getTerms(reader, PaperDocument.FOLDED_KEY);
    if (terms == null || folded.isEmpty() || folded.length() > LONGEST) {
      return List.of();
    }
    record Near(String key, int slips) {}
    List<Near> near = new ArrayList<>();
    int most = folded.length() < TWO_SLIPS ? 1 : 2;
    Term sought = new Term(PaperDocument.FOLDED_KEY, folded);
    FuzzyTermsEnum each = new FuzzyTermsEnum(terms, sought, most, 0, true);
    for (BytesRef term = each.next(); term != null; term = each.next()) {
      String key = term.utf8ToString();
      near.add(new Near(key, slips(folded, key)));
    }
    near.sort(Comparator.comparingInt(Near::slips).thenComparing(Near::key));
    return near.stream().map(Near::key).toList();
  }

  /**
   * Changes, gaps, additions and swaps of neighbours between the two (optimal string alignment).
   */
  static int slips(String one, String other) {
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    for (int at = 0; at <= other.length(); at++) {
      last[at] = at;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(change, Math.min(last[j], now[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        if (swapped) {
          now[j] = Math.min(now[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = now;
    }
    return last[other.length()];
  }
}

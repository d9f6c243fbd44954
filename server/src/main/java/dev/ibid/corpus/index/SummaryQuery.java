package dev.ibid.corpus.index;

import dev.ibid.corpus.index.Words.Compound;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * The papers that have each word somewhere, the abstract included.
 *
 * @param complete false where a beginning stood for too many words to look for them all
 */
record SummaryQuery(Query query, boolean complete) {

  /** How many longer words, and papers with them, a beginning may stand for. */
  private static final int MOST_WORDS = 256;

  private static final long MOST_PAPERS = 30_000;

  static SummaryQuery of(IndexSearcher searcher, SearchWords sought) throws IOException {
    BooleanQuery.Builder all = WordSearch.identifiers(sought);
    boolean complete = true;
    boolean asked = !sought.ids().isEmpty() || !sought.dois().isEmpty();
    List<Compound> words = sought.words();
    for (int at = 0; at < words.size(); at++) {
      Compound word = words.get(at);
      boolean last = at == words.size() - 1;
      // Nearly every abstract has these, so that they are not even kept.
      if (Words.isCommon(word.joined()) && (asked || !last)) {
        continue;
      }
      asked = true;
      Query inSummary;
      if (last && sought.open()) {
        Beginnings begun = Beginnings.of(searcher.getIndexReader(), word.pieces().getLast());
        complete &= begun.complete;
        inSummary = allOf(word, begun.query(word.pieces().getLast()));
      } else {
        inSummary = allOf(word, term(word.pieces().getLast()));
      }
      all.add(WordSearch.either(WordSearch.named(sought, at), inSummary), Occur.FILTER);
    }
    return new SummaryQuery(all.build(), complete);
  }

  private static Query allOf(Compound word, Query last) {
    List<String> pieces = word.pieces();
    if (pieces.size() == 1) {
      return last;
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String piece : pieces.subList(0, pieces.size() - 1)) {
      if (!Words.isCommon(piece)) {
        all.add(term(piece), Occur.FILTER);
      }
    }
    return all.add(last, Occur.FILTER).build();
  }

  private static Query term(String word) {
    return new TermQuery(new Term(PaperDocument.SUMMARY_WORD, word));
  }

  /** The words that begin with what is typed, as far as there is room for them. */
  private record Beginnings(List<BytesRef> words, boolean complete) {

    /** The word as it is typed goes without saying, however many papers have it. */
    Query query(String typed) {
      Query longer = new TermInSetQuery(PaperDocument.SUMMARY_WORD, words);
      return words.isEmpty() ? term(typed) : WordSearch.either(term(typed), longer);
    }

    static Beginnings of(IndexReader reader, String typed) throws IOException {
      List<BytesRef> words = new ArrayList<>();
      Terms terms = MultiTerms.getTerms(reader, PaperDocument.SUMMARY_WORD);
      BytesRef prefix = new BytesRef(typed);
      TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
      if (each.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
        return new Beginnings(words, true);
      }
      long papers = 0;
      for (BytesRef word = each.term();
          word != null && StringHelper.startsWith(word, prefix);
          word = each.next()) {
        if (word.length == prefix.length) {
          continue;
        }
        papers += each.docFreq();
        if (words.size() == MOST_WORDS || papers > MOST_PAPERS) {
          return new Beginnings(words, false);
        }
        words.add(BytesRef.deepCopyOf(word));
      }
      return new Beginnings(words, true);
    }
  }
}

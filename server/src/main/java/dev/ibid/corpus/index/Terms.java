package dev.ibid.corpus.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** The documents that have a term, or terms with a beginning, without the cost of a query. */
final class Terms {
  private final IndexReader reader;

  Terms(IndexReader reader) {
    this.reader = reader;
  }

  /** How many documents have the term. */
  int frequency(String field, String term) throws IOException {
    return reader.docFreq(new Term(field, term));
  }

  List<Integer> documents(String field, String term) throws IOException {
    List<Integer> documents = new ArrayList<>(1);
    BytesRef bytes = new BytesRef(term);
    for (LeafReaderContext leaf : reader.leaves()) {
      var terms = leaf.reader().terms(field);
      TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
      if (each.seekExact(bytes)) {
        Bits live = leaf.reader().getLiveDocs();
        PostingsEnum postings = each.postings(null, PostingsEnum.NONE);
        for (int at = postings.nextDoc();
            at != DocIdSetIterator.NO_MORE_DOCS;
            at = postings.nextDoc()) {
          if (live == null || live.get(at)) {
            documents.add(leaf.docBase + at);
          }
        }
      }
    }
    return documents;
  }

  /** The documents with terms that begin with {@code prefix}, in order of the terms. */
  List<Integer> withPrefix(String field, String prefix, int most) throws IOException {
    var terms = MultiTerms.getTerms(reader, field);
    BytesRef begin = new BytesRef(prefix);
    TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
    if (each.seekCeil(begin) == TermsEnum.SeekStatus.END) {
      return List.of();
    }
    SequencedSet<Integer> documents = new LinkedHashSet<>();
    Bits live = MultiBits.getLiveDocs(reader);
    PostingsEnum postings = null;
    for (BytesRef term = each.term();
        term != null && StringHelper.startsWith(term, begin) && documents.size() < most;
        term = each.next()) {
      postings = each.postings(postings, PostingsEnum.NONE);
      for (int at = postings.nextDoc();
          at != DocIdSetIterator.NO_MORE_DOCS && documents.size() < most;
          at = postings.nextDoc()) {
        if (live == null || live.get(at)) {
          documents.add(at);
        }
      }
    }
    return List.copyOf(documents);
  }
}

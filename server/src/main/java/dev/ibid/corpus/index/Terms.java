package dev.ibid.corpus.index;

import dev.ibid.corpus.index.NewestHits.Hit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
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
    if (documents.size() > 1) {
      newestFirst(documents);
    }
    return documents;
  }

  /**
   * The documents of those of {@code sought} that some document has, in the order of these.
   *
   * @param most so many documents are enough
   */
  SequencedSet<Integer> documents(String field, List<String> sought, int most) throws IOException {
    List<BytesRef> terms = sought.stream().map(BytesRef::new).sorted().toList();
    Set<BytesRef> present = new HashSet<>();
    // In the order of the terms, so that each block of them is read once.
    for (LeafReaderContext leaf : reader.leaves()) {
      var known = leaf.reader().terms(field);
      TermsEnum each = known == null ? TermsEnum.EMPTY : known.iterator();
      for (BytesRef term : terms) {
        if (each.seekExact(term)) {
          present.add(term);
        }
      }
    }
    SequencedSet<Integer> documents = new LinkedHashSet<>();
    for (String term : sought) {
      if (present.contains(new BytesRef(term))) {
        documents.addAll(documents(field, term));
        if (documents.size() >= most) {
          break;
        }
      }
    }
    return documents;
  }

  /** The order of the numbers tells only when each was written. */
  private void newestFirst(List<Integer> documents) throws IOException {
    List<Hit> hits = new ArrayList<>(documents.size());
    for (int document : documents) {
      hits.add(Hit.of(reader, document));
    }
    hits.sort(Hit.NEWEST_FIRST);
    documents.clear();
    hits.forEach(hit -> documents.add(hit.document()));
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
      List<Integer> same = new ArrayList<>(1);
      for (int at = postings.nextDoc();
          at != DocIdSetIterator.NO_MORE_DOCS;
          at = postings.nextDoc()) {
        if (live == null || live.get(at)) {
          same.add(at);
        }
      }
      if (same.size() > 1) {
        newestFirst(same);
      }
      documents.addAll(same);
    }
    return documents.stream().limit(most).toList();
  }
}

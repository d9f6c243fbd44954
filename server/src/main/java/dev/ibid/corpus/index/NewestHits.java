package dev.ibid.corpus.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * The newest documents that a query finds.
 *
 * @param complete whether these are all that it finds
 */
record NewestHits(List<Hit> hits, boolean complete) {

  static final NewestHits NONE = new NewestHits(List.of(), true);

  /**
   * @param document its number in the whole index
   * @param rank as in {@link PaperDocument#RANK}
   */
  record Hit(int document, long rank) {
    static final Comparator<Hit> NEWEST_FIRST =
        Comparator.comparingLong((Hit hit) -> -hit.rank).thenComparingInt(Hit::document);

    static Hit of(IndexReader reader, int document) throws IOException {
      List<LeafReaderContext> leaves = reader.leaves();
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
      NumericDocValues ranks = DocValues.getNumeric(leaf.reader(), PaperDocument.RANK);
      boolean ranked = ranks.advanceExact(document - leaf.docBase);
      return new Hit(document, ranked ? ranks.longValue() : 0);
    }
  }

  /** Each segment is sorted newest first, so that its walk ends as soon as the rest is too old. */
  static NewestHits of(IndexSearcher searcher, Query query, int most) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    PriorityQueue<Hit> newest = new PriorityQueue<>(Hit.NEWEST_FIRST.reversed());
    boolean complete = true;
    for (NewestFirst segment : NewestFirst.of(searcher.getIndexReader())) {
      if (newest.size() == most && !complete && segment.newest <= newest.element().rank) {
        break;
      }
      LeafReaderContext leaf = segment.leaf;
      Scorer scorer = weight.scorer(leaf);
      if (scorer == null) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      NumericDocValues ranks = DocValues.getNumeric(leaf.reader(), PaperDocument.RANK);
      DocIdSetIterator each = scorer.iterator();
      for (int at = each.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = each.nextDoc()) {
        if (live != null && !live.get(at)) {
          continue;
        }
        long rank = ranks.advanceExact(at) ? ranks.longValue() : 0;
        if (newest.size() == most) {
          complete = false;
          if (rank <= newest.element().rank) {
            break;
          }
          newest.remove();
        }
        newest.add(new Hit(leaf.docBase + at, rank));
      }
    }
    List<Hit> hits = new ArrayList<>(newest);
    hits.sort(Hit.NEWEST_FIRST);
    return new NewestHits(hits, complete);
  }

  /** A segment and the rank of its newest paper, which is its first. */
  private record NewestFirst(LeafReaderContext leaf, long newest) {

    static List<NewestFirst> of(IndexReader reader) throws IOException {
      List<NewestFirst> segments = new ArrayList<>(reader.leaves().size());
      for (LeafReaderContext leaf : reader.leaves()) {
        NumericDocValues ranks = DocValues.getNumeric(leaf.reader(), PaperDocument.RANK);
        segments.add(new NewestFirst(leaf, ranks.advanceExact(0) ? ranks.longValue() : 0));
      }
      segments.sort(Comparator.comparingLong(segment -> -segment.newest));
      return segments;
    }
  }

  /** What {@link PaperDocument#SHOWN} has for each of {@code hits}. */
  static List<String> shown(IndexSearcher searcher, List<Hit> hits) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    String[] shown = new String[hits.size()];
    List<Integer> order = new ArrayList<>(hits.size());
    for (int at = 0; at < hits.size(); at++) {
      order.add(at);
    }
    order.sort(Comparator.comparingInt(at -> hits.get(at).document));
    BinaryDocValues values = DocValues.emptyBinary();
    int leaf = -1;
    for (int at : order) {
      int document = hits.get(at).document;
      int leafNow = ReaderUtil.subIndex(document, leaves);
      if (leafNow != leaf) {
        leaf = leafNow;
        values = DocValues.getBinary(leaves.get(leaf).reader(), PaperDocument.SHOWN);
      }
      boolean present = values.advanceExact(document - leaves.get(leaf).docBase);
      shown[at] = present ? text(values.binaryValue()) : "\t";
    }
    return List.of(shown);
  }

  /** Much faster than Lucene's own way, which goes by single characters. */
  private static String text(BytesRef utf8) {
    return new String(utf8.bytes, utf8.offset, utf8.length, StandardCharsets.UTF_8);
  }
}

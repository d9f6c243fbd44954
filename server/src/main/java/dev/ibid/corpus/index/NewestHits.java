package dev.ibid.corpus.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * The newest documents that fit, newest first.
 *
 * @param complete whether these are all that fit
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
  }

  /**
   * Each segment is sorted newest first, so that its walk ends as soon as the rest is too old.
   *
   * @param segments the one with the newest paper first
   */
  static NewestHits of(List<SegmentTerms> segments, Sought sought, int most) throws IOException {
    List<Hit> newest = List.of();
    boolean complete = true;
    for (SegmentTerms segment : segments) {
      long tooOld = newest.size() == most ? newest.getLast().rank : Long.MIN_VALUE;
      if (!complete && segment.newest() <= tooOld) {
        break;
      }
      DocIdSetIterator each = sought.in(segment);
      if (each != null) {
        NewestHits here = walked(segment.leaf(), each, tooOld, most);
        complete &= here.complete;
        newest = merged(newest, here.hits);
        if (newest.size() > most) {
          newest = newest.subList(0, most);
          complete = false;
        }
      }
    }
    return new NewestHits(newest, complete);
  }

  private static NewestHits walked(
      LeafReaderContext leaf, DocIdSetIterator each, long tooOld, int most) throws IOException {
    Bits live = leaf.reader().getLiveDocs();
    NumericDocValues ranks = DocValues.getNumeric(leaf.reader(), PaperDocument.RANK);
    List<Hit> hits = new ArrayList<>();
    for (int at = each.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = each.nextDoc()) {
      if (live == null || live.get(at)) {
        long rank = ranks.advanceExact(at) ? ranks.longValue() : 0;
        if (hits.size() == most || rank <= tooOld) {
          return new NewestHits(hits, false);
        }
        hits.add(new Hit(leaf.docBase + at, rank));
      }
    }
    return new NewestHits(hits, true);
  }

  private static List<Hit> merged(List<Hit> some, List<Hit> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return some.isEmpty() ? others : some;
    }
    List<Hit> all = new ArrayList<>(some.size() + others.size());
    int other = 0;
    for (Hit hit : some) {
      while (other < others.size() && Hit.NEWEST_FIRST.compare(others.get(other), hit) < 0) {
        all.add(others.get(other++));
      }
      all.add(hit);
    }
    all.addAll(others.subList(other, others.size()));
    return all;
  }

  /** These and those of {@code more} that are not among them. */
  NewestHits and(NewestHits more) {
    return new NewestHits(merged(hits, more.without(hits).hits), complete && more.complete);
  }

  NewestHits without(List<Hit> known) {
    Set<Hit> left = new HashSet<>(known);
    return new NewestHits(hits.stream().filter(hit -> !left.contains(hit)).toList(), complete);
  }

  int[] documents() {
    return hits.stream().mapToInt(Hit::document).toArray();
  }

  /** What {@link PaperDocument#SHOWN} has for each hit. */
  List<String> shown(IndexReader reader) throws IOException {
    return BinaryValues.of(reader, PaperDocument.SHOWN, documents(), NewestHits::text);
  }

  /** Much faster than Lucene's own way, which goes by single characters. */
  private static String text(BytesRef utf8) {
    return new String(utf8.bytes, utf8.offset, utf8.length, StandardCharsets.UTF_8);
  }
}

package dev.ibid.corpus.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for. Lucene's own queries make ready all of their parts in every segment before
 * they know whether there is anything to find, which takes longer than a keystroke's whole search;
 * here a part is made ready only where those before it have something.
 */
sealed interface Sought {

  /** The documents of a segment that fit, or null where there are none. */
  @Nullable DocIdSetIterator in(SegmentTerms segment) throws IOException;

  /** Whether {@link #in} has much to do before it knows of a single document. */
  default boolean isDear() {
    return false;
  }

  static Sought word(String field, String word) {
    return new Word(field, new BytesRef(word));
  }

  /** Papers that fit all of these; at least one. */
  static Sought all(List<Sought> parts) {
    List<Sought> cheap = new ArrayList<>(parts.size());
    List<Sought> dear = new ArrayList<>(2);
    for (Sought part : parts) {
      for (Sought one : part instanceof All all ? all.parts : List.of(part)) {
        (one.isDear() ? dear : cheap).add(one);
      }
    }
    cheap.addAll(dear);
    return cheap.size() == 1 ? cheap.getFirst() : new All(cheap);
  }

  /** Papers that have a word, or one that begins with it. */
  static Sought beginning(String field, String word) {
    return new Either(word(field, word), new Longer(field, new BytesRef(word)));
  }

  /** Papers that have a word. */
  record Word(String field, BytesRef word) implements Sought {
    @Override
    public @Nullable DocIdSetIterator in(SegmentTerms segment) throws IOException {
      return segment.documents(this);
    }
  }

  /** Papers that have a word that begins so, and is longer. */
  record Longer(String field, BytesRef beginning) implements Sought {
    @Override
    public @Nullable DocIdSetIterator in(SegmentTerms segment) throws IOException {
      return segment.longer(this, field, beginning, documents -> true).documents();
    }

    @Override
    public boolean isDear() {
      return true;
    }
  }

  /** As {@link Longer}, as far as there is room for such words; made for one search. */
  final class SomeLonger implements Sought {
    /** In each segment. */
    private static final int MOST_WORDS = 64;

    /** In all segments together. */
    private static final int MOST_PAPERS = 20_000;

    private final String field;
    private final BytesRef beginning;
    private int words;
    private int papers;
    private boolean complete = true;

    SomeLonger(String field, String beginning) {
      this.field = field;
      this.beginning = new BytesRef(beginning);
    }

    @Override
    public @Nullable DocIdSetIterator in(SegmentTerms segment) throws IOException {
      words = 0;
      var union = segment.longer(this, field, beginning, this::hasRoom);
      complete &= union.complete();
      return union.documents();
    }

    private boolean hasRoom(int more) {
      papers += more;
      return ++words <= MOST_WORDS && papers <= MOST_PAPERS;
    }

    /** Whether no word had to be left out so far. */
    boolean complete() {
      return complete;
    }

    @Override
    public boolean isDear() {
      return true;
    }
  }

  /** Whatever a query of Lucene's finds. */
  record Found(Weight weight) implements Sought {
    @Override
    public @Nullable DocIdSetIterator in(SegmentTerms segment) throws IOException {
      Scorer scorer = weight.scorer(segment.leaf());
      return scorer == null ? null : scorer.iterator();
    }

    @Override
    public boolean isDear() {
      return true;
    }
  }

  /** Every paper. */
  record Everything() implements Sought {
    @Override
    public DocIdSetIterator in(SegmentTerms segment) {
      return DocIdSetIterator.all(segment.leaf().reader().maxDoc());
    }
  }

  /**
   * Papers that fit all of these.
   *
   * @param parts at least one; what is dear stands behind what is not
   */
  record All(List<Sought> parts) implements Sought {

    /** Fewer than so many are counted before anything dear is done. */
    private static final int FEW = 256;

    private static final int[] MANY = new int[FEW];

    @Override
    public @Nullable DocIdSetIterator in(SegmentTerms segment) throws IOException {
      List<DocIdSetIterator> all = new ArrayList<>(parts.size());
      int dear = dear();
      boolean counted = dear > 0 && dear < parts.size();
      if (counted) {
        int[] few = few(segment, parts.subList(0, dear));
        if (few.length == 0) {
          return null;
        }
        counted = few.length < FEW;
        if (counted) {
          all.add(new Few(few));
        }
      }
      for (Sought part : parts.subList(counted ? dear : 0, parts.size())) {
        DocIdSetIterator each = part.in(segment);
        if (each == null) {
          return null;
        }
        all.add(each);
      }
      return both(all);
    }

    /** The place of the first part that is dear, or the number of parts. */
    private int dear() {
      int at = 0;
      while (at < parts.size() && !parts.get(at).isDear()) {
        at++;
      }
      return at;
    }

    private static int[] few(SegmentTerms segment, List<Sought> cheap) throws IOException {
      int[] known = segment.recent().get(cheap);
      if (known == null) {
        known = counted(segment, cheap);
        segment.recent().put(List.copyOf(cheap), known);
      }
      return known;
    }

    private static int[] counted(SegmentTerms segment, List<Sought> cheap) throws IOException {
      List<DocIdSetIterator> all = new ArrayList<>(cheap.size());
      for (Sought part : cheap) {
        DocIdSetIterator each = part.in(segment);
        if (each == null) {
          return new int[0];
        }
        all.add(each);
      }
      int[] few = atMost(FEW, both(all));
      return few.length < FEW ? few : MANY;
    }

    private static DocIdSetIterator both(List<DocIdSetIterator> all) {
      return all.size() == 1 ? all.getFirst() : ConjunctionUtils.intersectIterators(all);
    }

    private static int[] atMost(int most, DocIdSetIterator all) throws IOException {
      int[] documents = new int[most];
      int count = 0;
      while (count < most && all.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        documents[count++] = all.docID();
      }
      return Arrays.copyOf(documents, count);
    }

    @Override
    public boolean isDear() {
      return dear() < parts.size();
    }
  }

  /** Papers that fit one of the two, or both. */
  record Either(Sought one, Sought other) implements Sought {
    @Override
    public @Nullable DocIdSetIterator in(SegmentTerms segment) throws IOException {
      DocIdSetIterator first = one.in(segment);
      DocIdSetIterator second = other.in(segment);
      if (first == null || second == null) {
        return first == null ? second : first;
      }
      return new Merged(first, second);
    }

    @Override
    public boolean isDear() {
      return one.isDear() || other.isDear();
    }
  }

  /** A few documents, in order. */
  final class Few extends DocIdSetIterator {
    private final int[] documents;
    private int at = -1;

    Few(int[] documents) {
      this.documents = documents;
    }

    @Override
    public int docID() {
      return at < 0 ? -1 : at < documents.length ? documents[at] : NO_MORE_DOCS;
    }

    @Override
    public int nextDoc() {
      at++;
      return docID();
    }

    @Override
    public int advance(int target) {
      do {
        at++;
      } while (docID() < target);
      return docID();
    }

    @Override
    public long cost() {
      return documents.length;
    }
  }

  /** The documents of two. */
  final class Merged extends DocIdSetIterator {
    private final DocIdSetIterator one;
    private final DocIdSetIterator other;
    private int at = -1;

    Merged(DocIdSetIterator one, DocIdSetIterator other) {
      this.one = one;
      this.other = other;
    }

    @Override
    public int docID() {
      return at;
    }

    @Override
    public int nextDoc() throws IOException {
      int first = one.docID() == at ? one.nextDoc() : one.docID();
      int second = other.docID() == at ? other.nextDoc() : other.docID();
      at = Math.min(first, second);
      return at;
    }

    @Override
    public int advance(int target) throws IOException {
      int first = one.docID() < target ? one.advance(target) : one.docID();
      int second = other.docID() < target ? other.advance(target) : other.docID();
      at = Math.min(first, second);
      return at;
    }

    @Override
    public long cost() {
      return one.cost() + other.cost();
    }
  }
}

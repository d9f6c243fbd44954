package dev.ibid.corpus.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSet;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.DocIdSetBuilder;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * The terms of one segment during one search, on one thread. A search asks for the same words in
 * several ways: what was looked up once is not looked up again.
 */
final class SegmentTerms {

  /**
   * A segment and the rank of its newest paper, which is its first.
   *
   * @param newest as in {@link PaperDocument#RANK}
   * @param recent shared by all searches
   */
  record Segment(LeafReaderContext leaf, long newest, RecentFew recent) {}

  private final Segment segment;
  private final Map<String, @Nullable TermsEnum> fields = new HashMap<>(8);
  private final Map<Sought.Word, @Nullable TermState> places = new HashMap<>();
  private final Map<Sought, Union> unions = new HashMap<>(4);

  SegmentTerms(Segment segment) {
    this.segment = segment;
  }

  /** The segments of an index, the one with the newest paper first. */
  static List<Segment> segments(IndexReader reader) throws IOException {
    List<Segment> segments = new ArrayList<>(reader.leaves().size());
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues ranks = DocValues.getNumeric(leaf.reader(), PaperDocument.RANK);
      long newest = ranks.advanceExact(0) ? ranks.longValue() : 0;
      segments.add(new Segment(leaf, newest, new RecentFew()));
    }
    segments.sort(Comparator.comparingLong(each -> -each.newest));
    return segments;
  }

  LeafReaderContext leaf() {
    return segment.leaf;
  }

  long newest() {
    return segment.newest;
  }

  RecentFew recent() {
    return segment.recent;
  }

  private @Nullable TermsEnum terms(String field) throws IOException {
    TermsEnum known = fields.get(field);
    if (known == null && !fields.containsKey(field)) {
      Terms terms = segment.leaf.reader().terms(field);
      known = terms == null ? null : terms.iterator();
      fields.put(field, known);
    }
    return known;
  }

  /** The documents that have {@code word}, or null where there are none. */
  @Nullable PostingsEnum documents(Sought.Word word) throws IOException {
    TermsEnum each = terms(word.field());
    if (each == null) {
      return null;
    }
    TermState place = places.get(word);
    if (place != null) {
      each.seekExact(word.word(), place);
    } else if (places.containsKey(word)) {
      return null;
    } else if (each.seekExact(word.word())) {
      places.put(word, each.termState());
    } else {
      places.put(word, null);
      return null;
    }
    return each.postings(null, PostingsEnum.NONE);
  }

  /**
   * The documents that have one of several words.
   *
   * @param complete whether no word was left out
   */
  record Union(@Nullable DocIdSet set, boolean complete) {
    static final Union NONE = new Union(null, true);

    /** Null where there are none. */
    @Nullable DocIdSetIterator documents() throws IOException {
      return set == null ? null : set.iterator();
    }
  }

  /** How much of a union there is room for: told how many documents each further word has. */
  @FunctionalInterface
  interface Room {
    boolean isFor(int documents);
  }

  /**
   * The documents with words that begin with {@code prefix} and are longer.
   *
   * @param sought what the union is remembered by
   * @param room asked once for each word until there is none left
   */
  Union longer(Sought sought, String field, BytesRef prefix, Room room) throws IOException {
    Union known = unions.get(sought);
    if (known == null) {
      known = union(field, prefix, room);
      unions.put(sought, known);
    }
    return known;
  }

  private Union union(String field, BytesRef prefix, Room room) throws IOException {
    TermsEnum each = terms(field);
    if (each == null) {
      return Union.NONE;
    }
    DocIdSetBuilder union = null;
    PostingsEnum documents = null;
    boolean complete = true;
    for (BytesRef word = first(each, prefix); word != null && complete; ) {
      if (word.length > prefix.length) {
        complete = room.isFor(each.docFreq());
        if (complete) {
          union = union == null ? new DocIdSetBuilder(segment.leaf.reader().maxDoc()) : union;
          documents = each.postings(documents, PostingsEnum.NONE);
          union.add(documents);
        }
      }
      word = next(each, prefix);
    }
    return new Union(union == null ? null : union.build(), complete);
  }

  private static @Nullable BytesRef first(TermsEnum each, BytesRef prefix) throws IOException {
    boolean end = each.seekCeil(prefix) == TermsEnum.SeekStatus.END;
    return end || !StringHelper.startsWith(each.term(), prefix) ? null : each.term();
  }

  private static @Nullable BytesRef next(TermsEnum each, BytesRef prefix) throws IOException {
    BytesRef word = each.next();
    return word == null || !StringHelper.startsWith(word, prefix) ? null : word;
  }
}

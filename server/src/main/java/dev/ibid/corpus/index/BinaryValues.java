package dev.ibid.corpus.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;

/**
 * What a field of bytes has for many documents. Lucene gives each reading of a segment a buffer as
 * large as the largest value in it, so that segments are read one by one and not for each document.
 */
final class BinaryValues {
  private BinaryValues() {}

  /** Makes something of bytes that are gone as soon as the next ones are read. */
  @FunctionalInterface
  interface Reading<T> {
    T read(BytesRef bytes) throws IOException;
  }

  /**
   * What {@code reading} makes of the value of each document, in the order of {@code documents}.
   *
   * @param documents numbers in the whole index
   * @throws IOException where a document has no value
   */
  static <T> List<T> of(IndexReader reader, String field, int[] documents, Reading<T> reading)
      throws IOException {
    // Sorted by document, each with its place behind it.
    long[] order = new long[documents.length];
    for (int at = 0; at < documents.length; at++) {
      order[at] = (long) documents[at] << 32 | at;
    }
    Arrays.sort(order);
    Object[] made = new Object[documents.length];
    List<LeafReaderContext> leaves = reader.leaves();
    BinaryDocValues values = DocValues.emptyBinary();
    int begin = 0;
    int end = 0;
    for (long each : order) {
      int document = (int) (each >>> 32);
      if (document >= end) {
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        values = DocValues.getBinary(leaf.reader(), field);
        begin = leaf.docBase;
        end = begin + leaf.reader().maxDoc();
      }
      if (!values.advanceExact(document - begin)) {
        throw new IOException("there is no " + field + " for document " + document);
      }
      made[(int) each] = reading.read(values.binaryValue());
    }
    List<T> all = new ArrayList<>(made.length);
    for (Object one : made) {
      @SuppressWarnings("unchecked")
      T value = (T) one;
      all.add(value);
    }
    return all;
  }
}

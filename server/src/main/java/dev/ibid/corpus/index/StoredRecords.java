package dev.ibid.corpus.index;

import dev.ibid.corpus.index.RecordBytes.SourceRecord;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The records that an index keeps of a paper. They are doc values and not stored fields: Lucene
 * would pack those while it writes, again where it sorts and where it merges, and unpack several
 * papers for each that is shown.
 */
final class StoredRecords {
  private StoredRecords() {}

  /**
   * The bytes that {@link RecordBytes#encode} made.
   *
   * @param document its number in the whole index
   */
  static BytesRef bytes(IndexReader reader, int document) throws IOException {
    return new Walk(reader).bytes(document);
  }

  /** Reads the records of many documents; cheapest in the order of their numbers. */
  static final class Walk {
    private final List<LeafReaderContext> leaves;
    private final @Nullable BinaryDocValues[] inLeaves;

    Walk(IndexReader reader) {
      leaves = reader.leaves();
      inLeaves = new BinaryDocValues[leaves.size()];
    }

    /** As {@link StoredRecords#bytes}; good until the next call. */
    BytesRef bytes(int document) throws IOException {
      int ord = ReaderUtil.subIndex(document, leaves);
      LeafReaderContext leaf = leaves.get(ord);
      int within = document - leaf.docBase;
      BinaryDocValues records = inLeaves[ord];
      if (records == null || records.docID() > within) {
        records = DocValues.getBinary(leaf.reader(), PaperDocument.RECORDS);
        inLeaves[ord] = records;
      }
      if (!records.advanceExact(within)) {
        throw new IOException("there are no records for document " + document);
      }
      return records.binaryValue();
    }
  }

  static List<SourceRecord> of(IndexReader reader, int document, SourceTable sources)
      throws IOException {
    return RecordBytes.decode(bytes(reader, document), sources);
  }
}

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
    List<LeafReaderContext> leaves = reader.leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    BinaryDocValues records = DocValues.getBinary(leaf.reader(), PaperDocument.RECORDS);
    if (!records.advanceExact(document - leaf.docBase)) {
      throw new IOException("there are no records for document " + document);
    }
    return records.binaryValue();
  }

  static List<SourceRecord> of(IndexReader reader, int document, SourceTable sources)
      throws IOException {
    return RecordBytes.decode(bytes(reader, document), sources);
  }
}

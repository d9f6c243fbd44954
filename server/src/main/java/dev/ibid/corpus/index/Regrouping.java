package dev.ibid.corpus.index;

import dev.ibid.corpus.index.PaperComponents.Stored;
import dev.ibid.corpus.index.RecordBytes.SourceRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * Brings the records of an index together anew where some of them are replaced or turn out to be of
 * one paper. Only papers that are tied to these are touched, and of them only those that come out
 * other than they stand. Nothing may merge the segments meanwhile.
 */
final class Regrouping implements AutoCloseable {
  private final IndexWriter writer;
  private final DirectoryReader reader;
  private final SourceTable sources;
  private final PaperComponents components;
  private final PaperDocument document = new PaperDocument();

  /** Sees what has been written until now. */
  Regrouping(IndexWriter writer, SourceTable sources) throws IOException {
    this.writer = writer;
    this.reader = DirectoryReader.open(writer);
    this.sources = sources;
    this.components = new PaperComponents(reader, sources);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /**
   * Changes records of sources that have a {@link RecordTable}.
   *
   * @param touched the records that are gone or stand elsewhere, as {@link
   *     PaperDocument#recordTerm} has them
   * @param added those that the index does not have
   */
  void change(List<String> touched, List<SourceRecord> added) throws IOException {
    List<Integer> documents = new ArrayList<>();
    for (String record : touched) {
      documents.addAll(components.documents(PaperDocument.RECORD, new BytesRef(record)));
    }
    regroup(components.of(documents, added), stays(Set.of()), added);
  }

  /** Takes out all records of the sources that go by {@code numbers}, paper by paper. */
  void remove(Set<Integer> numbers) throws IOException {
    Predicate<SourceRecord> stays = stays(numbers);
    for (int number : numbers) {
      PostingsEnum postings =
          MultiTerms.getTermPostingsEnum(
              reader, PaperDocument.SOURCE, term(number), PostingsEnum.NONE);
      Bits live = MultiBits.getLiveDocs(reader);
      for (int at = postings == null ? DocIdSetIterator.NO_MORE_DOCS : postings.nextDoc();
          at != DocIdSetIterator.NO_MORE_DOCS;
          at = postings.nextDoc()) {
        if ((live == null || live.get(at)) && !components.isFound(at)) {
          regroup(components.of(List.of(at), List.of()), stays, List.of());
        }
      }
    }
  }

  /**
   * Makes one paper of the documents that are one. Sources too large to be held in memory are
   * written record by record; the terms of the index then tell which names occur more than once,
   * without a set of millions of them.
   */
  void mergeRepeated() throws IOException {
    for (String field : List.of(PaperDocument.ID, PaperDocument.DOI)) {
      forEachRepeated(
          field,
          documents -> {
            if (!documents.stream().allMatch(components::isFound)) {
              regroup(components.of(documents, List.of()), record -> true, List.of());
            }
          });
    }
    forEachRepeated(
        PaperDocument.KEY,
        documents -> regroup(withoutIdentifiers(documents), record -> true, List.of()));
  }

  /** What is done with the documents that have the same term. */
  private interface Repeated {
    void documents(List<Integer> documents) throws IOException;
  }

  private void forEachRepeated(String field, Repeated repeated) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, field);
    if (terms == null) {
      return;
    }
    TermsEnum each = terms.iterator();
    for (BytesRef term = each.next(); term != null; term = each.next()) {
      if (each.docFreq() > 1) {
        List<Integer> documents = components.documents(field, term);
        if (documents.size() > 1) {
          repeated.documents(documents);
        }
      }
    }
  }

  /** Their records go by a key alone, and no other document is tied to them. */
  private List<Stored> withoutIdentifiers(List<Integer> documents) throws IOException {
    List<Stored> without = new ArrayList<>();
    for (int at : documents) {
      BytesRef bytes = BytesRef.deepCopyOf(StoredRecords.bytes(reader, at));
      List<SourceRecord> records = RecordBytes.decode(bytes, sources);
      if (records.stream()
          .allMatch(record -> record.paper().arxivId() == null && record.paper().doi() == null)) {
        without.add(new Stored(at, bytes, records));
      }
    }
    return without;
  }

  private Predicate<SourceRecord> stays(Set<Integer> gone) {
    return record ->
        record.source() != SourceTable.NONE && !gone.contains(sources.number(record.source()));
  }

  private void regroup(
      List<Stored> documents, Predicate<SourceRecord> stays, List<SourceRecord> further)
      throws IOException {
    List<SourceRecord> records = new ArrayList<>(further);
    Map<BytesRef, Integer> standing = new HashMap<>();
    for (Stored stored : documents) {
      stored.records().stream().filter(stays).forEach(records::add);
      standing.put(stored.bytes(), stored.document());
    }
    records.sort(SourceRecord.IN_ORDER);
    PaperGroups groups = new PaperGroups();
    records.forEach(groups::add);
    for (List<SourceRecord> paper : groups.papers()) {
      if (standing.remove(RecordBytes.encode(paper, sources)) == null) {
        writer.addDocument(document.of(paper, sources));
      }
    }
    for (int gone : standing.values()) {
      if (writer.tryDeleteDocument(reader, gone) < 0) {
        throw new IOException("the index changed while it was brought up to date");
      }
    }
  }

  private static BytesRef term(int number) {
    return new BytesRef(Integer.toString(number));
  }

  /** Whether any paper in the index is of the source that goes by {@code number}. */
  static boolean hasSource(IndexReader reader, int number) throws IOException {
    SourceTable none = new SourceTable(List.of(), List.of(), List.of());
    return !new PaperComponents(reader, none)
        .documents(PaperDocument.SOURCE, term(number))
        .isEmpty();
  }
}

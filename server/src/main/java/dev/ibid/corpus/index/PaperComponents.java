package dev.ibid.corpus.index;

import dev.ibid.corpus.index.RecordBytes.SourceRecord;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the documents that identifiers and DOIs tie together, and the keys of records that have
 * neither, over any number of steps: what is one paper among their records depends on no other
 * document. Each is found once.
 */
final class PaperComponents {
  private final IndexReader reader;
  private final SourceTable sources;
  private final FixedBitSet found;
  private final Map<String, TermsEnum[]> terms = new HashMap<>();
  private final StoredRecords.Walk stored;
  private @Nullable PostingsEnum postings;

  /**
   * A document as it stands in the index.
   *
   * @param bytes of the records, as they are stored
   */
  record Stored(int document, BytesRef bytes, List<SourceRecord> records) {}

  PaperComponents(IndexReader reader, SourceTable sources) {
    this.reader = reader;
    this.sources = sources;
    this.stored = new StoredRecords.Walk(reader);
    this.found = new FixedBitSet(Math.max(1, reader.maxDoc()));
  }

  boolean isFound(int document) {
    return found.get(document);
  }

  /** What is tied to {@code documents} or {@code records} and was not found before. */
  List<Stored> of(Iterable<Integer> documents, Iterable<SourceRecord> records) throws IOException {
    List<Stored> component = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    Set<String> asked = new HashSet<>();
    for (int document : documents) {
      take(document, open);
    }
    for (SourceRecord record : records) {
      takeTied(record.paper(), asked, open);
    }
    for (Integer next = open.poll(); next != null; next = open.poll()) {
      BytesRef bytes = BytesRef.deepCopyOf(stored.bytes(next));
      Stored one = new Stored(next, bytes, RecordBytes.decode(bytes, sources));
      component.add(one);
      for (SourceRecord record : one.records) {
        takeTied(record.paper(), asked, open);
      }
    }
    return component;
  }

  /** The documents that have the term, deleted ones left out. */
  List<Integer> documents(String field, BytesRef term) throws IOException {
    List<Integer> documents = new ArrayList<>(1);
    TermsEnum[] inLeaves = inLeaves(field);
    for (LeafReaderContext leaf : reader.leaves()) {
      TermsEnum each = inLeaves[leaf.ord];
      if (each.seekExact(term)) {
        Bits live = leaf.reader().getLiveDocs();
        postings = each.postings(postings, PostingsEnum.NONE);
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

  private TermsEnum[] inLeaves(String field) throws IOException {
    TermsEnum[] known = terms.get(field);
    if (known == null) {
      known = new TermsEnum[reader.leaves().size()];
      for (LeafReaderContext leaf : reader.leaves()) {
        var inLeaf = leaf.reader().terms(field);
        known[leaf.ord] = inLeaf == null ? TermsEnum.EMPTY : inLeaf.iterator();
      }
      terms.put(field, known);
    }
    return known;
  }

  private void takeTied(Paper paper, Set<String> asked, Deque<Integer> open) throws IOException {
    if (paper.arxivId() != null) {
      takeTied(PaperDocument.ID, IdTerms.term(paper.arxivId()), asked, open);
    }
    Doi doi = paper.doi();
    if (doi != null) {
      takeTied(PaperDocument.DOI, PaperDocument.keyTerm(doi.value()), asked, open);
    }
    if (paper.arxivId() == null && doi == null && !paper.keys().isEmpty()) {
      String key = PaperDocument.keyTerm(paper.keys().getFirst().value());
      takeTied(PaperDocument.KEY, key, asked, open);
    }
  }

  private void takeTied(String field, String term, Set<String> asked, Deque<Integer> open)
      throws IOException {
    if (asked.add(field + term)) {
      for (int document : documents(field, new BytesRef(term))) {
        take(document, open);
      }
    }
  }

  private void take(int document, Deque<Integer> open) {
    if (!found.getAndSet(document)) {
      open.add(document);
    }
  }
}

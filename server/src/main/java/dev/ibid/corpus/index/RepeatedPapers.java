package dev.ibid.corpus.index;

import dev.ibid.corpus.index.RecordBytes.SourceRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * Makes one document of several that turn out to be one paper. Sources too large to be held in
 * memory are written record by record; the terms of the finished index then tell which identifiers
 * occur more than once, without a set of millions of them.
 */
final class RepeatedPapers {
  private RepeatedPapers() {}

  static void merge(IndexWriter writer, List<String> sources) throws IOException {
    merge(writer, sources, PaperDocument.ID);
    merge(writer, sources, PaperDocument.DOI);
  }

  private static void merge(IndexWriter writer, List<String> sources, String field)
      throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      Terms terms = MultiTerms.getTerms(reader, field);
      if (terms == null) {
        return;
      }
      Bits live = MultiBits.getLiveDocs(reader);
      PaperDocument document = new PaperDocument();
      TermsEnum each = terms.iterator();
      for (BytesRef term = each.next(); term != null; term = each.next()) {
        if (each.docFreq() > 1) {
          mergeOne(writer, sources, records(each, live, reader, sources), document);
        }
      }
    }
  }

  private static void mergeOne(
      IndexWriter writer,
      List<String> sources,
      List<List<SourceRecord>> documents,
      PaperDocument document)
      throws IOException {
    PaperGroups groups = new PaperGroups();
    documents.stream().flatMap(List::stream).forEach(groups::add);
    if (groups.size() >= documents.size()) {
      return;
    }
    for (List<SourceRecord> records : documents) {
      var paper = PaperDocument.merged(records);
      if (paper.arxivId() != null) {
        writer.deleteDocuments(new Term(PaperDocument.ID, IdTerms.term(paper.arxivId())));
      } else if (paper.doi() != null) {
        writer.deleteDocuments(
            new Term(PaperDocument.DOI, PaperDocument.keyTerm(paper.doi().value())));
      }
    }
    for (List<SourceRecord> records : groups.papers()) {
      writer.addDocument(document.of(records, sources));
    }
  }

  private static List<List<SourceRecord>> records(
      TermsEnum term, Bits live, DirectoryReader reader, List<String> sources) throws IOException {
    List<List<SourceRecord>> found = new ArrayList<>();
    PostingsEnum postings = term.postings(null, PostingsEnum.NONE);
    for (int at = postings.nextDoc();
        at != DocIdSetIterator.NO_MORE_DOCS;
        at = postings.nextDoc()) {
      if (live == null || live.get(at)) {
        found.add(StoredRecords.of(reader, at, sources));
      }
    }
    return found;
  }
}

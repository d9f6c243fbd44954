package dev.ibid.corpus.index;

import dev.ibid.corpus.index.RecordBytes.SourceRecord;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** What the index that stands has from a source, for when the source can't be read any more. */
final class LastGood {
  private LastGood() {}

  /** Answers with no papers where {@code folder} has no index or a damaged one. */
  static Function<Path, List<Paper>> of(Path folder) {
    return source -> {
      try (Directory directory = new MMapDirectory(folder);
          DirectoryReader reader = DirectoryReader.open(directory)) {
        return papers(reader, source);
      } catch (IOException | RuntimeException e) {
        return List.of();
      }
    };
  }

  private static List<Paper> papers(DirectoryReader reader, Path source) throws IOException {
    List<String> names = Manifest.ofUserData(reader.getIndexCommit().getUserData()).names();
    int number = names.indexOf(source.toString());
    BytesRef term = new BytesRef(Integer.toString(number));
    PostingsEnum postings =
        number < 0
            ? null
            : MultiTerms.getTermPostingsEnum(reader, PaperDocument.SOURCE, term, PostingsEnum.NONE);
    List<Paper> papers = new ArrayList<>();
    if (postings == null) {
      return papers;
    }
    Bits live = MultiBits.getLiveDocs(reader);
    for (int at = postings.nextDoc();
        at != DocIdSetIterator.NO_MORE_DOCS;
        at = postings.nextDoc()) {
      if (live == null || live.get(at)) {
        for (SourceRecord record : StoredRecords.of(reader, at, names)) {
          if (record.source() == number) {
            papers.add(record.paper());
          }
        }
      }
    }
    return papers;
  }
}

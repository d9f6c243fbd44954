package dev.ibid.check.claim;

import dev.ibid.corpus.Corpus;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.Author;
import dev.ibid.paper.Paper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cited papers as others record them: what a file says itself proves nothing against it. */
public final class CitedPapers {
  private CitedPapers() {}

  /**
   * The paper's titles, the merged one first.
   *
   * @param file whose own records don't count; null where all do
   */
  static List<TitleText> titles(Paper paper, @Nullable Path file, Corpus corpus) {
    List<TitleText> titles = new ArrayList<>();
    if (!isFrom(paper, file)) {
      titles.add(TitleText.of(paper.title()));
    }
    ArxivId id = paper.arxivId();
    if (paper.origins().size() > 1 && id != null) {
      for (Paper record : corpus.records(id)) {
        if (!isFrom(record, file) && !record.title().isEmpty()) {
          titles.add(TitleText.of(record.title()));
        }
      }
    }
    return titles;
  }

  /** The paper as sources other than {@code file} have it; null where none has. */
  static @Nullable Paper elsewhere(ArxivId id, @Nullable Path file, Corpus corpus) {
    Paper paper = corpus.byArxivId(id);
    if (paper == null || file == null) {
      return paper;
    }
    if (paper.origins().stream().noneMatch(origin -> isFile(origin.source(), file))) {
      return paper;
    }
    for (Paper record : corpus.records(id)) {
      if (!isFrom(record, file) && !record.title().isEmpty()) {
        return record;
      }
    }
    return null;
  }

  private static boolean isFrom(Paper record, @Nullable Path file) {
    return file != null
        && record.origins().size() == 1
        && isFile(record.origins().getFirst().source(), file);
  }

  private static boolean isFile(String source, Path file) {
    return source.equals(file.toString());
  }

  /** As a message names it: {@code “Title” (Ann Author and Bo Author, 2023)}. */
  public static String described(Paper paper) {
    List<Author> authors = paper.authors();
    String names =
        switch (authors.size()) {
          case 0 -> "";
          case 1 -> authors.getFirst().fullName();
          case 2 -> authors.getFirst().fullName() + " and " + authors.getLast().fullName();
          default -> authors.getFirst().fullName() + " and others";
        };
    String year = paper.year() > 0 ? Integer.toString(paper.year()) : "";
    String both = names + (names.isEmpty() || year.isEmpty() ? "" : ", ") + year;
    return "“" + paper.label() + "”" + (both.isEmpty() ? "" : " (" + both + ")");
  }
}

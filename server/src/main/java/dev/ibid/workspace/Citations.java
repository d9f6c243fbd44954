package dev.ibid.workspace;

import dev.ibid.corpus.Corpus;
import dev.ibid.note.Citation;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Citation.DoiCitation;
import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.paper.Bibcode;
import dev.ibid.paper.Paper;
import org.jspecify.annotations.Nullable;

/** What citations stand for: one answer for every feature, rule and command. */
public final class Citations {
  private Citations() {}

  /** The paper that {@code citation} names, or null where the corpus has none of that name. */
  public static @Nullable Paper paperOf(Citation citation, Corpus corpus) {
    return switch (citation) {
      case ArxivCitation cited ->
          cited.reading() instanceof Valid valid ? corpus.byArxivId(valid.id()) : null;
      case KeyCitation cited -> byKey(cited, corpus);
      case DoiCitation cited -> corpus.byDoi(cited.doi());
    };
  }

  /** A citekey that no bibliography has may still be a code that says which paper it is. */
  private static @Nullable Paper byKey(KeyCitation cited, Corpus corpus) {
    Paper paper = corpus.byKey(cited.key());
    ArxivId coded = paper == null ? Bibcode.arxivId(cited.key().value()) : null;
    return coded == null ? paper : corpus.byArxivId(coded);
  }

  /** The version that {@code citation} asks for, or 0 where it takes the latest. */
  public static int versionOf(Citation citation) {
    return citation instanceof ArxivCitation cited
            && cited.reading() instanceof ArxivIdReading.Valid valid
        ? valid.version()
        : 0;
  }
}

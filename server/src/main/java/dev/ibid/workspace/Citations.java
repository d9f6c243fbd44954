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
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Paper;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What citations stand for: one answer for every feature, rule and command. */
public final class Citations {
  private Citations() {}

  /**
   * The paper that {@code citation} names, or null where the corpus has none of that name. A key
   * means what the bibliographies of its own document say; where they have none of that name, what
   * others say.
   */
  public static @Nullable Paper paperOf(Citation citation, SeenBibliographies seen, Corpus corpus) {
    return switch (citation) {
      case ArxivCitation cited ->
          cited.reading() instanceof Valid valid ? corpus.byArxivId(valid.id()) : null;
      case KeyCitation cited -> byKey(cited.key(), seen, corpus);
      case DoiCitation cited -> corpus.byDoi(cited.doi());
    };
  }

  /** A citekey that no bibliography has may still be a code that says which paper it is. */
  private static @Nullable Paper byKey(CiteKey key, SeenBibliographies seen, Corpus corpus) {
    List<Paper> visible = visible(key, seen, corpus);
    Paper paper = visible.isEmpty() ? corpus.byKey(key) : visible.getFirst();
    ArxivId coded = paper == null ? Bibcode.arxivId(key.value()) : null;
    return coded == null ? paper : corpus.byArxivId(coded);
  }

  /** The papers that a document can mean by {@code key}, that of the first bibliography first. */
  public static List<Paper> visible(CiteKey key, SeenBibliographies seen, Corpus corpus) {
    List<Paper> all = corpus.allByKey(key);
    return seen.named()
        ? all.stream()
            .filter(paper -> seen.firstPlace(paper, key) >= 0)
            .sorted(Comparator.comparingInt(paper -> seen.firstPlace(paper, key)))
            .toList()
        : all;
  }

  /** The version that {@code citation} asks for, or 0 where it takes the latest. */
  public static int versionOf(Citation citation) {
    return citation instanceof ArxivCitation cited
            && cited.reading() instanceof ArxivIdReading.Valid valid
        ? valid.version()
        : 0;
  }
}

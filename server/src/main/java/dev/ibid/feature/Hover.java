package dev.ibid.feature;

import dev.ibid.note.Citation;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Note;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.paper.Paper;
import dev.ibid.text.Span;
import dev.ibid.workspace.Citations;
import dev.ibid.workspace.SeenBibliographies;
import dev.ibid.workspace.Snapshot;
import dev.ibid.workspace.Snapshot.CorpusState;
import org.jspecify.annotations.Nullable;

/** What is shown while the pointer rests on a citation. */
public final class Hover {
  private Hover() {}

  /**
   * The text to show.
   *
   * @param span the citation, as UTF-16 offsets
   */
  public record Hovered(Span span, String markdown, String plainText) {}

  /** The paper that is cited at {@code offset}, or what is known of it; null where nothing is. */
  public static @Nullable Hovered hover(
      Snapshot snapshot, Note note, SeenBibliographies seen, int offset) {
    Citation citation = note.citationAt(offset);
    if (citation == null) {
      return null;
    }
    Paper paper = Citations.paperOf(citation, seen, snapshot.corpus());
    if (paper != null) {
      PaperCard card = new PaperCard(paper, Citations.versionOf(citation));
      return new Hovered(citation.span(), card.markdown(), card.plainText());
    }
    if (citation instanceof ArxivCitation cited && cited.reading() instanceof Valid valid) {
      return absent(cited, valid.id(), valid.version(), snapshot.state());
    }
    return null;
  }

  private static Hovered absent(ArxivCitation cited, ArxivId id, int version, CorpusState state) {
    String why =
        switch (state) {
          case LOADING -> "The corpus is still loading.";
          case READY -> "Not in the corpus.";
          case INCOMPLETE -> "Not among the papers that could be read.";
          case ABSENT -> "There is no corpus to look it up in.";
        };
    String name = "arXiv:" + id.versioned(version);
    String url = id.absUrl(version);
    return new Hovered(
        cited.span(), "[%s](%s)\n\n%s".formatted(name, url, why), name + "\n\n" + why);
  }
}

package dev.ibid.feature;

import dev.ibid.note.Citation;
import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.note.Note;
import dev.ibid.paper.Paper;
import dev.ibid.text.Span;
import dev.ibid.workspace.Citations;
import dev.ibid.workspace.SeenBibliographies;
import dev.ibid.workspace.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record that a citation stands for, in the file where it is kept. */
public final class Definition {
  private Definition() {}

  /**
   * Where a citation leads.
   *
   * @param span the citation, as UTF-16 offsets
   * @param places at least one
   */
  public record Defined(Span span, List<PaperPlace> places) {}

  /** Where the paper that is cited at the UTF-16 {@code offset} is recorded, or null. */
  public static @Nullable Defined at(
      Snapshot snapshot, Note note, SeenBibliographies seen, int offset) {
    Citation citation = note.citationAt(offset);
    Paper paper = citation == null ? null : Citations.paperOf(citation, seen, snapshot.corpus());
    if (citation == null || paper == null) {
      return null;
    }
    List<PaperPlace> places =
        PaperPlace.shown(paper, citation instanceof KeyCitation cited ? cited.key() : null, seen);
    return places.isEmpty() ? null : new Defined(citation.span(), places);
  }
}

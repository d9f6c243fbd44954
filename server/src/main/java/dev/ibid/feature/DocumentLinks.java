package dev.ibid.feature;

import dev.ibid.note.Citation;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Citation.ArxivForm;
import dev.ibid.note.Citation.DoiCitation;
import dev.ibid.note.Note;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import dev.ibid.text.Span;
import dev.ibid.workspace.Citations;
import dev.ibid.workspace.SeenBibliographies;
import dev.ibid.workspace.Snapshot;
import dev.ibid.workspace.Ticket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Citations that a click follows to the paper. */
public final class DocumentLinks {
  private DocumentLinks() {}

  /**
   * A link.
   *
   * @param span what can be clicked, as UTF-16 offsets
   * @param tooltip what following it does
   */
  public record DocumentLink(Span span, String url, String tooltip) {}

  /** The links of a note. Addresses are left out: editors follow those by themselves. */
  public static List<DocumentLink> links(
      Snapshot snapshot, Note note, SeenBibliographies seen, Ticket ticket) {
    List<DocumentLink> links = new ArrayList<>();
    for (Citation citation : note.citations()) {
      ticket.check();
      DocumentLink link = isAddress(citation) ? null : link(citation, seen, snapshot);
      if (link != null) {
        links.add(link);
      }
    }
    return List.copyOf(links);
  }

  private static boolean isAddress(Citation citation) {
    return citation instanceof ArxivCitation cited
        && (cited.form() == ArxivForm.URL || cited.form() == ArxivForm.BADGE);
  }

  private static @Nullable DocumentLink link(
      Citation citation, SeenBibliographies seen, Snapshot snapshot) {
    Paper paper = Citations.paperOf(citation, seen, snapshot.corpus());
    String url = url(citation, paper);
    if (url == null) {
      return null;
    }
    // Editors show it below the hover, which has the title already.
    String tooltip = url.startsWith(Doi.RESOLVER) ? "Open at the publisher" : "Open on arXiv";
    return new DocumentLink(citation.span(), url, tooltip);
  }

  private static @Nullable String url(Citation citation, @Nullable Paper paper) {
    if (citation instanceof ArxivCitation cited) {
      return cited.reading() instanceof Valid valid ? valid.id().absUrl(valid.version()) : null;
    }
    if (citation instanceof DoiCitation cited) {
      return cited.doi().url();
    }
    ArxivId id = paper == null ? null : paper.arxivId();
    Doi doi = paper == null ? null : paper.doi();
    return id != null ? id.absUrl(0) : doi != null ? doi.url() : null;
  }
}

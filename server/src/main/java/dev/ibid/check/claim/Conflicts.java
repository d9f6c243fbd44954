package dev.ibid.check.claim;

import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Links that show one identifier and lead to another: a number, or a badge, and its address. */
public final class Conflicts {
  private Conflicts() {}

  /** What a link shows, and where it leads. */
  public record Conflict(ArxivCitation shown, ArxivCitation address) {}

  /** The conflicts in {@code note}, in its order. */
  public static List<Conflict> of(Note note) {
    if (note.language() == NoteLanguage.BIBLIOGRAPHY) {
      return List.of();
    }
    List<Conflict> conflicts = new ArrayList<>();
    for (int at = 0; at + 1 < note.citations().size(); at++) {
      if (note.citations().get(at) instanceof ArxivCitation one
          && note.citations().get(at + 1) instanceof ArxivCitation next
          && one.reading() instanceof Valid first
          && next.reading() instanceof Valid second
          && !first.id().equals(second.id())
          && next.span().start() - one.span().end() < 400) {
        if (shows(Links.around(note.text(), next.span()).text(), one.span(), note)) {
          conflicts.add(new Conflict(one, next));
        } else if (shows(Links.around(note.text(), one.span()).text(), next.span(), note)) {
          conflicts.add(new Conflict(next, one));
        }
      }
    }
    return conflicts;
  }

  /** Whether a link's text is that identifier, and does not speak of it: {@code a reply to ...}. */
  private static boolean shows(Span linkText, Span id, Note note) {
    return linkText.contains(id)
        && Mention.lead(
                note.text().substring(linkText.start(), id.start()), id.start() - linkText.start())
            == null;
  }

  /** The identifier of a citation that has a possible one, or null. */
  public static @Nullable ArxivId id(ArxivCitation citation) {
    return citation.reading() instanceof Valid valid ? valid.id() : null;
  }
}

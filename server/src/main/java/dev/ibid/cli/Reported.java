package dev.ibid.cli;

import dev.ibid.check.Finding;
import dev.ibid.check.Fix;
import dev.ibid.check.Related;
import dev.ibid.check.Related.InNote;
import dev.ibid.note.Note;
import dev.ibid.workspace.NoteFiles.NoteFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding as the command line tells it; without its note, of which there may be many.
 *
 * @param path that people know the note by
 * @param cited the text that the finding stands on
 */
record Reported(
    Path path,
    Finding finding,
    Place place,
    String cited,
    List<FixPlaces> fixes,
    List<RelatedPlace> related) {

  /** A fix, with the places of its edits in their order. */
  record FixPlaces(Fix fix, List<Place> edits) {}

  /**
   * Another place that shows what is wrong.
   *
   * @param place in the same note; null where it is in a source
   */
  record RelatedPlace(Related related, @Nullable Place place) {}

  static Reported of(Finding finding, NoteFile file) {
    Note note = file.note();
    return new Reported(
        file.path(),
        finding,
        Place.of(finding.span(), note),
        finding.span().in(note.text()),
        finding.fixes().stream()
            .map(
                fix ->
                    new FixPlaces(
                        fix,
                        fix.edits().stream().map(edit -> Place.of(edit.span(), note)).toList()))
            .toList(),
        finding.related().stream()
            .map(
                related ->
                    new RelatedPlace(
                        related,
                        related instanceof InNote here ? Place.of(here.span(), note) : null))
            .toList());
  }

  /** {@code a.md:3:5}. */
  String at() {
    return "%s:%d:%d".formatted(path, place.line(), place.column());
  }
}

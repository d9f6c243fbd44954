package dev.ibid.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
import dev.ibid.workspace.SeenBibliographies;
import dev.ibid.workspace.Snapshot;
import dev.ibid.workspace.Uses;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which entries are told to be unused; it takes several notes, so that no fixture can show it. */
class UnusedEntryTest {

  private static final String REFERENCES =
      """
      @misc{cited, title = {A}}
      @misc{Other, title = {B}, ids = {alias, another}}
      @misc{known, title = {C}, eprint = {2311.01906}, archivePrefix = {arXiv}}
      @inproceedings{chapter, title = {D}, crossref = {book}}
      @proceedings{book, title = {E}}
      % @misc{old, title = {F}}
      """;

  private static List<String> unused(String... notes) {
    List<Uses> uses = new ArrayList<>();
    for (String note : notes) {
      uses.add(Uses.of(Note.read(note, NoteLanguage.MARKDOWN)));
    }
    Note references = Note.read(REFERENCES, NoteLanguage.BIBLIOGRAPHY);
    uses.add(Uses.of(references));
    Inspection inspection =
        Inspection.of(
            references,
            null,
            SeenBibliographies.UNKNOWN,
            Snapshot.EMPTY.withUses(Uses.together(uses)),
            YearMonth.of(2024, 1));
    return UnusedEntry.findings(inspection).stream().map(Finding::message).toList();
  }

  @Test
  void whatNoNoteCites() {
    assertEquals(
        List.of("No note cites Other", "No note cites known", "No note cites chapter"),
        unused("See [@cited].", "Nothing."));
  }

  @Test
  void keysInAnyCaseAliasesIdentifiersAndParents() {
    assertEquals(List.of(), unused("See [@cited; @alias].", "arXiv:2311.01906 and [@chapter]."));
    assertEquals(
        List.of("No note cites known", "No note cites chapter"), unused("[@cited] and [@other]"));
  }

  @Test
  void aBibliographyForOthers() {
    assertEquals(List.of(), unused("See [@elsewhere]."));
    assertEquals(List.of(), unused());
  }

  @Test
  void everything() {
    assertEquals(List.of(), unused("---\nnocite: '@*'\n---\n[@cited]"));
    assertEquals(List.of(), unused("---\nnocite: |\n  @*\n---\n[@cited]"));
    assertEquals(List.of(), unused("[@cited] `\\nocite{*}`"));
  }

  @Test
  void whereTheNotesAreNotKnown() {
    Note references = Note.read(REFERENCES, NoteLanguage.BIBLIOGRAPHY);
    assertEquals(
        List.of(),
        UnusedEntry.findings(
            Inspection.of(
                references,
                null,
                SeenBibliographies.UNKNOWN,
                Snapshot.EMPTY,
                YearMonth.of(2024, 1))));
  }
}

package dev.ibid.check;

import dev.ibid.note.DeclaredBibliographies;
import dev.ibid.note.DeclaredBibliographies.Name;
import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
import dev.ibid.workspace.SeenBibliographies;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code missing-bibliography}: a bibliography that the note itself names and that is not there.
 * Quiet where another place may have it: TeX looks for a bare name in folders of its own, and a
 * template of Typst may take a path as an argument and begin elsewhere.
 */
final class MissingBibliography {

  /** How far before its path the call that names a bibliography begins, at most. */
  private static final int FURTHEST = 500;

  private static final String CALL = "bibliography(";

  private MissingBibliography() {}

  static List<Finding> findings(Inspection inspection) {
    SeenBibliographies seen = inspection.seen();
    if (inspection.file() == null
        || seen.missing().isEmpty()
        || !DeclaredBibliographies.of(inspection.note()).equals(seen.declared())) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (Name name : seen.missing()) {
      if (isLookedForHere(name, inspection.note())) {
        findings.add(
            Rule.MISSING_BIBLIOGRAPHY.finding(name.span(), message(name.path()), List.of()));
      }
    }
    return findings;
  }

  private static boolean isLookedForHere(Name name, Note note) {
    if (note.language() == NoteLanguage.LATEX) {
      return name.path().startsWith("./") || name.path().startsWith("../") || isSettled(name);
    }
    if (note.language() == NoteLanguage.TYPST) {
      int call = note.text().lastIndexOf(CALL, name.span().start());
      return call >= name.span().start() - FURTHEST
          && call >= 0
          && note.text().substring(call, name.span().start()).indexOf(')') < 0;
    }
    return true;
  }

  /** Whether the path says where the file is, wherever one begins. */
  private static boolean isSettled(Name name) {
    return name.path().startsWith("/") || name.path().startsWith("~/");
  }

  private static String message(String path) {
    return path.startsWith("/") || path.startsWith("~/")
        ? "There is no bibliography %s".formatted(path)
        : "There is no bibliography %s beside this note or in a folder of the workspace above it"
            .formatted(path);
  }
}

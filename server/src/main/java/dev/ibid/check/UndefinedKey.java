package dev.ibid.check;

import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.note.DeclaredBibliographies;
import dev.ibid.note.Note;
import dev.ibid.paper.CiteKey;
import dev.ibid.text.TextEdit;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code undefined-key}: a citekey that no bibliography defines. Quiet where that can't be known:
 * no source has citekeys, a source could not be read, or the note names a bibliography that is not
 * among the sources. An {@code @name} outside brackets counts only in a note that evidently cites
 * by key, since elsewhere it is as likely a person.
 */
final class UndefinedKey {
  private static final int MOST_FIXES = 5;

  private UndefinedKey() {}

  static List<Finding> findings(Inspection inspection) {
    Note note = inspection.note();
    List<KeyCitation> cited = new ArrayList<>();
    for (var citation : note.citations()) {
      if (citation instanceof KeyCitation key) {
        cited.add(key);
      }
    }
    if (cited.isEmpty() || !inspection.absenceIsProof() || !hasKeys(inspection)) {
      return List.of();
    }
    DeclaredBibliographies declared = DeclaredBibliographies.of(note);
    if (!declared.files().stream().allMatch(named -> isSource(named, inspection))) {
      return List.of();
    }
    boolean citesByKey =
        !declared.files().isEmpty()
            || cited.stream().anyMatch(key -> inspection.corpus().byKey(key.key()) != null);
    List<Finding> findings = new ArrayList<>();
    for (KeyCitation key : cited) {
      if (((citesByKey && !declared.open()) || key.bracketed())
          && inspection.corpus().byKey(key.key()) == null
          && !declared.keys().contains(key.key().value())) {
        findings.add(finding(key, inspection));
      }
    }
    return findings;
  }

  private static boolean hasKeys(Inspection inspection) {
    return !inspection.corpus().withKeyPrefix("", 1).papers().isEmpty();
  }

  private static boolean isSource(String named, Inspection inspection) {
    String fileName = named.substring(named.lastIndexOf('/') + 1);
    return inspection.sources().files().stream()
        .map(file -> String.valueOf(file.getFileName()))
        .anyMatch(name -> name.equals(fileName) || name.equals(fileName + ".bib"));
  }

  private static Finding finding(KeyCitation cited, Inspection inspection) {
    List<CiteKey> near = inspection.corpus().nearKeys(cited.key().value(), MOST_FIXES);
    List<Fix> fixes = new ArrayList<>();
    for (CiteKey key : near) {
      fixes.add(
          new Fix(
              "Replace with " + key,
              List.of(new TextEdit(cited.name(), key.value())),
              fixes.isEmpty()));
    }
    String suggestion = near.isEmpty() ? "" : "; did you mean %s?".formatted(near.getFirst());
    return new Finding(
        cited.span(),
        Severity.WARNING,
        "undefined-key",
        "No bibliography defines the citekey " + cited.key() + suggestion,
        List.copyOf(fixes));
  }
}

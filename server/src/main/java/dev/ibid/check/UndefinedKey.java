package dev.ibid.check;

import dev.ibid.check.Fix.Confidence;
import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.note.DeclaredBibliographies;
import dev.ibid.note.Note;
import dev.ibid.paper.CiteKey;
import dev.ibid.text.TextEdit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code undefined-key}: a citekey that no bibliography defines. Quiet where that can't be known:
 * no source has citekeys, a source could not be read, or the note names a bibliography that is not
 * among the sources. An {@code @name} outside brackets counts only in a note that evidently cites
 * by key, since elsewhere it is as likely a person.
 */
final class UndefinedKey {
  private static final int MOST_FIXES = 5;

  private static final Pattern UPWARDS = Pattern.compile("^(?:(?:~|\\.|\\.\\.)?/)+");

  /**
   * Who has more unknown keys than this has forgotten a source, and made no slip of the keyboard.
   */
  private static final int MOST_GUESSED = 100;

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
    if (declared.open()
        || !declared.files().stream().allMatch(named -> isSource(named, inspection))) {
      return List.of();
    }
    Map<CiteKey, List<CiteKey>> near = new HashMap<>();
    boolean citesByKey =
        !declared.files().isEmpty()
            || cited.stream().anyMatch(key -> inspection.corpus().byKey(key.key()) != null)
            || cited.stream()
                .anyMatch(key -> key.bracketed() && !near(key, near, inspection).isEmpty());
    List<Finding> findings = new ArrayList<>();
    for (KeyCitation key : cited) {
      if ((citesByKey || key.bracketed())
          && inspection.corpus().byKey(key.key()) == null
          && !declared.keys().contains(key.key().value())) {
        findings.add(finding(key, near(key, near, inspection)));
      }
    }
    return findings;
  }

  private static List<CiteKey> near(
      KeyCitation cited, Map<CiteKey, List<CiteKey>> known, Inspection inspection) {
    if (known.size() >= MOST_GUESSED && !known.containsKey(cited.key())) {
      return List.of();
    }
    return known.computeIfAbsent(
        cited.key(), key -> inspection.corpus().nearKeys(key.value(), MOST_FIXES));
  }

  private static boolean hasKeys(Inspection inspection) {
    return !inspection.corpus().withKeyPrefix("", 1).papers().isEmpty();
  }

  /** The folder of the note is not known here: what is written of the path must agree. */
  private static boolean isSource(String named, Inspection inspection) {
    String path = "/" + UPWARDS.matcher(named.replace('\\', '/')).replaceFirst("");
    return inspection.sources().files().stream()
        .map(file -> "/" + file.toString().replace('\\', '/'))
        .anyMatch(file -> file.endsWith(path) || file.endsWith(path + ".bib"));
  }

  private static Finding finding(KeyCitation cited, List<CiteKey> near) {
    List<Fix> fixes = new ArrayList<>();
    for (CiteKey key : near) {
      fixes.add(
          new Fix(
              "Replace with " + key,
              List.of(new TextEdit(cited.name(), key.value())),
              fixes.isEmpty() ? Confidence.LIKELY : Confidence.POSSIBLE));
    }
    String suggestion = near.isEmpty() ? "" : "; did you mean %s?".formatted(near.getFirst());
    return Rule.UNDEFINED_KEY.finding(
        cited.span(),
        "No bibliography defines the citekey " + cited.key() + suggestion,
        List.copyOf(fixes));
  }
}

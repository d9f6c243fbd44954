package dev.ibid.check;

import dev.ibid.check.Fix.Confidence;
import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.note.DeclaredBibliographies;
import dev.ibid.note.NoteLanguage;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Origin;
import dev.ibid.paper.Paper;
import dev.ibid.text.TextEdit;
import dev.ibid.workspace.Citations;
import dev.ibid.workspace.SeenBibliographies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code undefined-key}: a citekey that no bibliography defines which the note's document sees.
 * Quiet where that can't be known: no source has citekeys, a source could not be read, or not all
 * was found that the document names or is made of. An {@code @name} outside brackets counts only in
 * a note that evidently cites by key, since elsewhere it is as likely a person.
 */
final class UndefinedKey {
  private static final int MOST_FIXES = 5;

  /** Keys near to the one written, of which those are offered that the document sees. */
  private static final int MOST_NEAR = 50;

  /**
   * Who has more unknown keys than this has forgotten a source, and made no slip of the keyboard.
   */
  private static final int MOST_GUESSED = 100;

  /** Less begins too many keys to mean one of them. */
  private static final int LEAST_BEGUN = 6;

  private UndefinedKey() {}

  static List<Finding> findings(Inspection inspection) {
    List<KeyCitation> cited = new ArrayList<>();
    for (var citation : inspection.note().citations()) {
      if (citation instanceof KeyCitation key && isOfBibliography(key, inspection)) {
        cited.add(key);
      }
    }
    SeenBibliographies seen = inspection.seen();
    if (cited.isEmpty() || !isProof(inspection)) {
      return List.of();
    }
    Map<CiteKey, List<CiteKey>> near = new HashMap<>();
    boolean citesByKey =
        seen.named()
            || cited.stream().anyMatch(key -> isDefined(key, inspection))
            || cited.stream()
                .anyMatch(key -> key.bracketed() && !near(key, near, inspection).isEmpty());
    List<Finding> findings = new ArrayList<>();
    for (KeyCitation key : cited) {
      if ((citesByKey || key.bracketed()) && !isDefined(key, inspection)) {
        String elsewhere = elsewhere(key, inspection);
        if (elsewhere == null) {
          List<CiteKey> meant = near(key, near, inspection);
          findings.add(finding(key, meant.isEmpty() ? begun(key, inspection) : meant));
        } else if (seen.isAll()) {
          findings.add(finding(key, elsewhere));
        }
      }
    }
    return findings;
  }

  /** In reStructuredText any page of a project may define what {@code [key]_} refers to. */
  private static boolean isOfBibliography(KeyCitation key, Inspection inspection) {
    return key.bracketed() || inspection.note().language() != NoteLanguage.RST;
  }

  /** Whether a key that is not found is not there. */
  private static boolean isProof(Inspection inspection) {
    SeenBibliographies seen = inspection.seen();
    boolean readable =
        seen.named()
            ? inspection.read().containsAll(seen.files())
            : inspection.absenceIsProof() && hasKeys(inspection);
    // The note is read for this once more, so that it is asked last.
    return seen.known()
        && readable
        && DeclaredBibliographies.of(inspection.note()).equals(seen.declared());
  }

  private static boolean hasKeys(Inspection inspection) {
    return !inspection.corpus().withKeyPrefix("", 1).papers().isEmpty();
  }

  private static boolean isDefined(KeyCitation cited, Inspection inspection) {
    SeenBibliographies seen = inspection.seen();
    return seen.keys().contains(cited.key().value())
        || !Citations.visible(cited.key(), seen, inspection.corpus()).isEmpty();
  }

  /** The name of a bibliography that defines the key and is not seen; null for none. */
  private static @Nullable String elsewhere(KeyCitation cited, Inspection inspection) {
    for (Paper paper : inspection.corpus().allByKey(cited.key())) {
      for (Origin origin : paper.origins()) {
        if (cited.key().equals(origin.key())) {
          return String.valueOf(Path.of(origin.source()).getFileName());
        }
      }
    }
    return null;
  }

  private static List<CiteKey> near(
      KeyCitation cited, Map<CiteKey, List<CiteKey>> known, Inspection inspection) {
    if (known.size() >= MOST_GUESSED && !known.containsKey(cited.key())) {
      return List.of();
    }
    return known.computeIfAbsent(
        cited.key(),
        key ->
            inspection.corpus().nearKeys(key.value(), MOST_NEAR).stream()
                .filter(
                    one ->
                        !Citations.visible(one, inspection.seen(), inspection.corpus()).isEmpty())
                .limit(MOST_FIXES)
                .toList());
  }

  /** The keys that are written on from {@code cited}, which says most of them already. */
  private static List<CiteKey> begun(KeyCitation cited, Inspection inspection) {
    String written = cited.key().value();
    if (written.length() < LEAST_BEGUN) {
      return List.of();
    }
    return inspection.corpus().withKeyPrefix(written, MOST_FIXES).papers().stream()
        .flatMap(paper -> paper.keys().stream())
        .filter(key -> key.value().regionMatches(true, 0, written, 0, written.length()))
        .distinct()
        .filter(key -> !Citations.visible(key, inspection.seen(), inspection.corpus()).isEmpty())
        .limit(MOST_FIXES)
        .toList();
  }

  private static Finding finding(KeyCitation cited, String elsewhere) {
    return Rule.UNDEFINED_KEY.finding(
        cited.span(),
        "The citekey %s is in %s, which this note does not name".formatted(cited.key(), elsewhere),
        List.of());
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

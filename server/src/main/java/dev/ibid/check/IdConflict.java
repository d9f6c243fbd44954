package dev.ibid.check;

import dev.ibid.bibtex.BibArxiv;
import dev.ibid.check.Fix.Confidence;
import dev.ibid.check.claim.Conflicts;
import dev.ibid.check.claim.Conflicts.Conflict;
import dev.ibid.check.claim.Entry;
import dev.ibid.check.claim.Likeness;
import dev.ibid.check.claim.Rarity;
import dev.ibid.check.claim.SharedId;
import dev.ibid.check.claim.TitleText;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.NoteLanguage;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.Paper;
import dev.ibid.text.Span;
import dev.ibid.text.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * {@code id-conflict}: one citation names two papers. A link shows an identifier and leads to
 * another, two fields of an entry disagree, or two entries of two papers share an identifier.
 */
final class IdConflict {
  private IdConflict() {}

  static List<Finding> findings(Inspection inspection) {
    return inspection.note().language() == NoteLanguage.BIBLIOGRAPHY
        ? inEntries(inspection)
        : inLinks(inspection);
  }

  private static List<Finding> inLinks(Inspection inspection) {
    List<Finding> findings = new ArrayList<>();
    for (Conflict conflict : Conflicts.of(inspection.note())) {
      ArxivCitation shown = conflict.shown();
      ArxivCitation address = conflict.address();
      ArxivId one = Objects.requireNonNull(Conflicts.id(shown));
      ArxivId other = Objects.requireNonNull(Conflicts.id(address));
      String message = "The link shows arXiv:%s and leads to arXiv:%s".formatted(one, other);
      List<Fix> fixes =
          List.of(
              fix("Lead to arXiv:" + one, List.of(address), one),
              fix("Show arXiv:" + other, List.of(shown), other));
      findings.add(
          Rule.ID_CONFLICT
              .finding(shown.span(), message, fixes)
              .with(List.of(new Related.InNote(address.span(), "leads to arXiv:" + other))));
    }
    return findings;
  }

  private static List<Finding> inEntries(Inspection inspection) {
    List<Finding> findings = new ArrayList<>();
    Rarity rarity = new Rarity(inspection.corpus());
    for (Entry entry : inspection.entries().all()) {
      BibArxiv.Other other = entry.arxiv().other();
      if (other == null) {
        continue;
      }
      ArxivId id = Objects.requireNonNull(entry.arxiv().id());
      List<ArxivCitation> others = entry.citedOther();
      Span span = others.isEmpty() ? entry.entry().keySpan() : others.getFirst().span();
      List<Fix> fixes = new ArrayList<>();
      // Only what the entry's own title says is a reason to keep one and not the other.
      if (isOf(entry, id, inspection, rarity) && !others.isEmpty()) {
        fixes.add(fix("Replace with " + id, others, id));
      }
      if (isOf(entry, other.id(), inspection, rarity) && !entry.cited().isEmpty()) {
        fixes.add(fix("Replace the other with " + other.id(), entry.cited(), other.id()));
      }
      findings.add(
          Rule.ID_CONFLICT
              .finding(
                  span,
                  "The entry names two papers, arXiv:%s in %s and arXiv:%s in %s"
                      .formatted(id, entry.arxiv().place(), other.id(), other.place()),
                  List.copyOf(fixes))
              .with(
                  entry.cited().stream()
                      .limit(1)
                      .map(place -> (Related) new Related.InNote(place.span(), "arXiv:" + id))
                      .toList()));
    }
    SharedId.among(inspection.entries().all(), inspection.file(), inspection.corpus(), rarity)
        .forEach(shared -> findings.add(betweenEntries(shared)));
    return findings;
  }

  /** A warning, since either of the entries may be the wrong one. */
  private static Finding betweenEntries(SharedId shared) {
    Entry before = shared.before();
    ArxivCitation place = shared.entry().cited().getFirst();
    return Rule.ID_CONFLICT
        .finding(
            place.span(),
            "arXiv:%s is also given to %s in line %d, another paper, “%s”: one of the two is wrong"
                .formatted(
                    Conflicts.id(place),
                    before.entry().key(),
                    before.entry().line(),
                    before.title().text()),
            List.of())
        .with(Severity.WARNING)
        .with(
            List.of(
                new Related.InNote(
                    before.cited().getFirst().span(),
                    "%s has the same identifier".formatted(before.entry().key()))));
  }

  private static boolean isOf(Entry entry, ArxivId id, Inspection inspection, Rarity rarity) {
    Paper paper = inspection.corpus().byArxivId(id);
    return paper != null && Likeness.mayName(entry.title(), TitleText.of(paper.title()), rarity);
  }

  private static Fix fix(String title, List<ArxivCitation> places, ArxivId id) {
    List<TextEdit> edits = new ArrayList<>();
    places.forEach(place -> edits.add(new TextEdit(place.name(), id.value())));
    return new Fix(title, edits, Confidence.POSSIBLE);
  }
}

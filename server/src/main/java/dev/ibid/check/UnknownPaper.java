package dev.ibid.check;

import dev.ibid.check.claim.NamedBeside;
import dev.ibid.corpus.Corpus.Absence;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.ArxivIdReading.Valid;
import java.util.ArrayList;
import java.util.List;

/** {@code unknown-paper}: a possible arXiv identifier of a paper that no source has. */
final class UnknownPaper {
  private UnknownPaper() {}

  static List<Finding> findings(Inspection inspection) {
    if (!inspection.absenceIsProof()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    NamedBeside beside = new NamedBeside(inspection.note(), inspection.corpus());
    for (var citation : inspection.note().citations()) {
      if (citation instanceof ArxivCitation cited
          && cited.reading() instanceof Valid valid
          && !ArxivIdReading.monthOf(valid.id()).isAfter(inspection.now())
          && !inspection.corpus().has(valid.id())) {
        findings.add(finding(cited, valid, inspection, beside));
      }
    }
    return findings;
  }

  private static Finding finding(
      ArxivCitation cited, Valid valid, Inspection inspection, NamedBeside beside) {
    Absence absence = inspection.corpus().absence(valid.id());
    NearPapers near = NearPapers.of(cited, absence == Absence.PROVEN, inspection, beside);
    return switch (absence) {
      case PROVEN ->
          finding(
                  cited,
                  "arXiv:%s does not exist: your papers have all of arXiv around it",
                  valid,
                  near)
              .with(Severity.ERROR);
      case NEWER ->
          finding(cited, "arXiv:%s is newer than the papers in the corpus", valid, near)
              .with(Severity.HINT);
      case OPEN -> {
        int size = inspection.corpus().size();
        String corpus = " (%,d %s)".formatted(size, size == 1 ? "paper" : "papers");
        yield finding(cited, "arXiv:%s is not in the corpus" + corpus, valid, near);
      }
    };
  }

  private static Finding finding(
      ArxivCitation cited, String message, Valid valid, NearPapers near) {
    return Rule.UNKNOWN_PAPER.finding(
        cited.span(), message.formatted(valid.id()) + near.suggestion(), near.fixes());
  }
}

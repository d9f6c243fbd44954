package dev.ibid.check;

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
    for (var citation : inspection.note().citations()) {
      if (citation instanceof ArxivCitation cited
          && cited.reading() instanceof Valid valid
          && !ArxivIdReading.monthOf(valid.id()).isAfter(inspection.now())
          && inspection.corpus().byArxivId(valid.id()) == null) {
        findings.add(finding(cited, valid, inspection));
      }
    }
    return findings;
  }

  private static Finding finding(ArxivCitation cited, Valid valid, Inspection inspection) {
    int size = inspection.corpus().size();
    NearPapers near = NearPapers.of(cited, inspection);
    String message =
        "arXiv:%s is not in the corpus (%,d %s)"
            .formatted(valid.id(), size, size == 1 ? "paper" : "papers");
    return Rule.UNKNOWN_PAPER.finding(cited.span(), message + near.suggestion(), near.fixes());
  }
}

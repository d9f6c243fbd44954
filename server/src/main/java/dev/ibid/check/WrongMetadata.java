package dev.ibid.check;

import dev.ibid.bibtex.BibEntry;
import dev.ibid.check.claim.CitedPapers;
import dev.ibid.check.claim.Entry;
import dev.ibid.check.claim.EntryJudgement;
import dev.ibid.check.claim.JudgedEntries;
import dev.ibid.check.claim.ReferenceLines;
import dev.ibid.note.NoteLanguage;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code wrong-metadata}: the title is the cited paper's and the authors are not. A year alone is
 * never judged: papers appear years after arXiv has them, and before.
 */
final class WrongMetadata {
  private WrongMetadata() {}

  static List<Finding> findings(Inspection inspection) {
    if (inspection.corpus().size() == 0 || inspection.note().citations().isEmpty()) {
      return List.of();
    }
    return inspection.note().language() == NoteLanguage.BIBLIOGRAPHY
        ? inEntries(inspection)
        : inLines(inspection);
  }

  private static List<Finding> inEntries(Inspection inspection) {
    List<Finding> findings = new ArrayList<>();
    for (JudgedEntries.Judged judged : inspection.entries().judged()) {
      Entry entry = judged.entry();
      EntryJudgement judgement = judged.judgement();
      if (judgement != null && judgement.kind() == EntryJudgement.Kind.OTHER_AUTHORS) {
        findings.add(
            Rule.WRONG_METADATA.finding(
                authorsOf(entry.entry()),
                "None of these is an author of arXiv:%s, %s"
                    .formatted(entry.arxiv().id(), CitedPapers.described(judgement.paper())),
                List.of()));
      }
    }
    return findings;
  }

  private static Span authorsOf(BibEntry entry) {
    for (BibEntry.Field field : entry.fields()) {
      if (field.name().equals("author")) {
        return field.valueSpan();
      }
    }
    return entry.keySpan();
  }

  private static List<Finding> inLines(Inspection inspection) {
    List<Finding> findings = new ArrayList<>();
    for (ReferenceLines.Contradiction line :
        ReferenceLines.of(inspection.note(), inspection.corpus())) {
      findings.add(
          Rule.WRONG_METADATA.finding(
              line.names(),
              "None of these is an author of arXiv:%s, %s"
                  .formatted(line.paper().arxivId(), CitedPapers.described(line.paper())),
              List.of()));
    }
    return findings;
  }
}

package dev.ibid.check;

import dev.ibid.check.Fix.Confidence;
import dev.ibid.check.claim.CitedPapers;
import dev.ibid.check.claim.Conflicts;
import dev.ibid.check.claim.Entry;
import dev.ibid.check.claim.EntryJudgement;
import dev.ibid.check.claim.JudgedEntries;
import dev.ibid.check.claim.Judgement;
import dev.ibid.check.claim.NamedPaper;
import dev.ibid.check.claim.NoteClaims;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.NoteLanguage;
import dev.ibid.paper.Paper;
import dev.ibid.text.Span;
import dev.ibid.text.TextEdit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code wrong-paper}: the text beside a citation names a paper, and the identifier is another's.
 * An error where the named paper is known, a warning where the text is clearly another title.
 */
final class WrongPaper {
  private WrongPaper() {}

  static List<Finding> findings(Inspection inspection) {
    if (inspection.corpus().size() == 0 || inspection.note().citations().isEmpty()) {
      return List.of();
    }
    return inspection.note().language() == NoteLanguage.BIBLIOGRAPHY
        ? inEntries(inspection)
        : inText(inspection);
  }

  private static List<Finding> inText(Inspection inspection) {
    List<Finding> findings = new ArrayList<>();
    for (NoteClaims.Accused accused :
        NoteClaims.of(
            inspection.note(), inspection.file(), inspection.corpus(), inspection.ticket())) {
      Judgement judgement = accused.judgement();
      String claimed = judgement.claim().text();
      NamedPaper names = judgement.named();
      Paper named = names == null ? null : names.papers().getFirst();
      findings.add(
          finding(
              accused.citation(),
              accused.paper(),
              named == null
                  ? "the text beside it reads “" + claimed + "”"
                  : "the text names “" + named.label() + "”",
              named,
              accused.replacement(),
              accused.places()));
    }
    return findings;
  }

  private static List<Finding> inEntries(Inspection inspection) {
    List<Finding> findings = new ArrayList<>();
    for (JudgedEntries.Judged judged : inspection.entries().judged()) {
      Entry entry = judged.entry();
      EntryJudgement judgement = judged.judgement();
      if (entry.cited().isEmpty()
          || judgement == null
          || judgement.kind() == EntryJudgement.Kind.OTHER_AUTHORS) {
        continue;
      }
      String says = "the entry is of “" + entry.title().text() + "”";
      Finding finding =
          finding(
              entry.cited().getFirst(),
              judgement.paper(),
              says,
              judgement.named(),
              judgement.named(),
              entry.cited());
      findings.add(
          judgement.kind() == EntryJudgement.Kind.ANOTHER_PAPER
              ? finding.with(Severity.ERROR)
              : finding);
    }
    return findings;
  }

  private static Finding finding(
      ArxivCitation citation,
      Paper cited,
      String says,
      @Nullable Paper named,
      @Nullable Paper replacement,
      List<ArxivCitation> places) {
    String message =
        "arXiv:%s is %s, but %s"
            .formatted(Conflicts.id(citation), CitedPapers.described(cited), says);
    if (named == null) {
      return Rule.WRONG_PAPER.finding(citation.span(), message, List.of()).with(Severity.WARNING);
    }
    List<Fix> fixes = replacement == null ? List.of() : List.of(fix(replacement, places));
    return Rule.WRONG_PAPER
        .finding(citation.span(), message + "; that paper is arXiv:" + named.arxivId(), fixes)
        .with(related(named));
  }

  private static Fix fix(Paper paper, List<ArxivCitation> places) {
    String id = String.valueOf(paper.arxivId());
    List<TextEdit> edits = new ArrayList<>();
    for (ArxivCitation place : places) {
      Span name = place.name();
      edits.add(new TextEdit(name, id));
    }
    return new Fix("Replace with %s: %s".formatted(id, paper.label()), edits, Confidence.CERTAIN);
  }

  private static List<Related> related(Paper named) {
    return named.origins().stream()
        .limit(1)
        .map(
            origin ->
                (Related)
                    new Related.InSource(
                        origin.source(),
                        origin.line(),
                        "arXiv:%s, the paper that the text names".formatted(named.arxivId())))
        .toList();
  }
}

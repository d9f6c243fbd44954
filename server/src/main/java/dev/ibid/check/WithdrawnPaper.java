package dev.ibid.check;

import dev.ibid.check.Fix.Confidence;
import dev.ibid.note.Citation;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.paper.Paper;
import dev.ibid.text.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code withdrawn-paper}: a paper that its authors, or arXiv, took back. */
final class WithdrawnPaper {
  private WithdrawnPaper() {}

  private static final int LONGEST_QUOTE = 160;

  private static final Pattern SUCCESSOR =
      Pattern.compile("(?i)arxiv:\\s?(\\d{4}\\.\\d{4,5}|[a-z.-]+/\\d{7})");

  static List<Finding> findings(Inspection inspection) {
    List<Finding> findings = new ArrayList<>();
    for (Citation citation : inspection.note().citations()) {
      Paper paper = inspection.paperOf(citation);
      Withdrawal withdrawal = paper == null ? null : Withdrawal.of(paper);
      if (paper != null && withdrawal != null) {
        findings.add(finding(citation, paper, withdrawal, inspection));
      }
    }
    return findings;
  }

  private static Finding finding(
      Citation citation, Paper paper, Withdrawal withdrawal, Inspection inspection) {
    String name = paper.title().isEmpty() ? paper.label() : "“" + paper.title() + "”";
    return Rule.WITHDRAWN_PAPER.finding(
        citation.span(),
        name + " was withdrawn: " + shortened(withdrawal.words()),
        citation instanceof ArxivCitation cited
            ? successors(cited, paper, withdrawal, inspection)
            : List.of());
  }

  /** The papers that the withdrawal names, mostly since they take the place of this one. */
  private static List<Fix> successors(
      ArxivCitation cited, Paper paper, Withdrawal withdrawal, Inspection inspection) {
    List<Fix> fixes = new ArrayList<>();
    Matcher named = SUCCESSOR.matcher(withdrawal.words());
    while (named.find()) {
      if (ArxivIdReading.read(named.group(1)) instanceof Valid valid) {
        ArxivId id = valid.id();
        Paper other = inspection.corpus().byArxivId(id);
        if (other != null && !id.equals(paper.arxivId()) && Withdrawal.of(other) == null) {
          fixes.add(
              new Fix(
                  "Replace with %s: %s".formatted(id, other.label()),
                  List.of(new TextEdit(cited.name(), id.value())),
                  Confidence.POSSIBLE));
        }
      }
    }
    return List.copyOf(fixes);
  }

  private static String shortened(String words) {
    if (words.length() <= LONGEST_QUOTE) {
      return words;
    }
    int end = words.lastIndexOf(' ', LONGEST_QUOTE);
    return words.substring(0, end > 0 ? end : LONGEST_QUOTE) + "…";
  }
}

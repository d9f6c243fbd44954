package dev.ibid.check;

import dev.ibid.check.Fix.Confidence;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.paper.Paper;
import dev.ibid.text.TextEdit;
import java.util.ArrayList;
import java.util.List;

/**
 * The papers that may have been meant where an identifier is wrong.
 *
 * @param cited the citation that holds the wrong identifier
 * @param papers on arXiv, a slip of the keyboard away, the likeliest first
 */
record NearPapers(ArxivCitation cited, List<Paper> papers) {

  private static final int MOST = 5;

  static NearPapers of(ArxivCitation cited, Inspection inspection) {
    String written =
        cited.reading() instanceof Valid valid
            ? valid.id().value()
            : withoutVersion(cited.name().in(inspection.note().text()));
    List<Paper> near =
        inspection.corpus().near(written, MOST).stream()
            .filter(paper -> paper.arxivId() != null)
            .toList();
    return new NearPapers(cited, near);
  }

  /** One fix for each paper; preferred where there is no choice. */
  List<Fix> fixes() {
    Confidence confidence = papers.size() == 1 ? Confidence.LIKELY : Confidence.POSSIBLE;
    List<Fix> fixes = new ArrayList<>();
    for (Paper paper : papers) {
      String id = String.valueOf(paper.arxivId());
      String title = "Replace with %s: %s".formatted(id, paper.label());
      fixes.add(new Fix(title, List.of(new TextEdit(cited.name(), id)), confidence));
    }
    return List.copyOf(fixes);
  }

  /** The end of a message: the likeliest paper as a question, or nothing. */
  String suggestion() {
    if (papers.isEmpty()) {
      return "";
    }
    Paper likeliest = papers.getFirst();
    return "; did you mean %s, “%s”?".formatted(likeliest.arxivId(), likeliest.label());
  }

  private static String withoutVersion(String id) {
    int at = id.length();
    while (at > 0 && Character.isDigit(id.charAt(at - 1))) {
      at--;
    }
    boolean versioned = at > 1 && at < id.length() && (id.charAt(at - 1) | 0x20) == 'v';
    return versioned ? id.substring(0, at - 1) : id;
  }
}

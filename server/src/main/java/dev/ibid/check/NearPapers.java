package dev.ibid.check;

import dev.ibid.check.Fix.Confidence;
import dev.ibid.check.claim.NamedBeside;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.paper.Paper;
import dev.ibid.text.Span;
import dev.ibid.text.TextEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The papers that may have been meant where an identifier is wrong.
 *
 * @param cited the citation that holds the wrong identifier
 * @param papers on arXiv: the one that the text names, and those a slip of the keyboard away, the
 *     likeliest first
 * @param named whether the text around names the first of them by its title
 * @param wrong whether the identifier is no paper's. Else it may be right, of a paper that the
 *     sources lack, and the nearest of those that they have is a guess
 */
record NearPapers(ArxivCitation cited, List<Paper> papers, boolean named, boolean wrong) {

  private static final int MOST = 5;

  /** How far around the citation a title may stand, in UTF-16 units. */
  private static final int AROUND = 300;

  /** Shorter words are in every title. */
  private static final int SHORTEST_WORD = 4;

  /** A paper whose title the text has this part of is the one that is meant. */
  private static final double NAMED = 0.75;

  static NearPapers of(
      ArxivCitation cited, boolean wrong, Inspection inspection, NamedBeside beside) {
    Paper title = beside.paper(cited);
    String text = inspection.note().text();
    String written =
        cited.reading() instanceof Valid valid
            ? valid.id().value()
            : withoutVersion(cited.name().in(text));
    List<Paper> near =
        inspection.corpus().near(written, MOST).stream()
            .filter(paper -> paper.arxivId() != null)
            .toList();
    if (near.isEmpty()) {
      return new NearPapers(cited, title == null ? near : List.of(title), title != null, wrong);
    }
    Set<String> around = new HashSet<>();
    Span span = cited.span();
    addWords(text.substring(Math.max(0, span.start() - AROUND), span.start()), around);
    addWords(text.substring(span.end(), Math.min(text.length(), span.end() + AROUND)), around);
    List<Paper> ranked = new ArrayList<>(near);
    // Equals keep their order, the likeliest slip first.
    ranked.sort(Comparator.comparingDouble((Paper paper) -> shared(paper, around)).reversed());
    if (title != null) {
      ranked.removeIf(paper -> Objects.equals(paper.arxivId(), title.arxivId()));
      ranked.addFirst(title);
    }
    boolean named = title != null || shared(ranked.getFirst(), around) >= NAMED;
    return new NearPapers(cited, List.copyOf(ranked), named, wrong);
  }

  /** The part of the title's words that stand around, from 0 to 1. */
  private static double shared(Paper paper, Set<String> around) {
    Set<String> title = new HashSet<>();
    addWords(paper.title(), title);
    long there = title.stream().filter(around::contains).count();
    // One word in common says nothing.
    return there < 2 ? 0 : (double) there / title.size();
  }

  private static void addWords(String text, Set<String> words) {
    String lower = text.toLowerCase(Locale.ROOT);
    int start = -1;
    for (int at = 0; at <= lower.length(); at++) {
      boolean inside = at < lower.length() && Character.isLetter(lower.charAt(at));
      if (inside && start < 0) {
        start = at;
      } else if (!inside && start >= 0) {
        if (at - start >= SHORTEST_WORD) {
          words.add(lower.substring(start, at));
        }
        start = -1;
      }
    }
  }

  /** Whether the first paper is more than a guess: the text names it, or it can be no other. */
  private boolean isLikely() {
    return named || (wrong && papers.size() == 1);
  }

  /** One fix for each paper; the first is preferred where it is likely. */
  List<Fix> fixes() {
    List<Fix> fixes = new ArrayList<>();
    for (Paper paper : papers) {
      boolean likely = fixes.isEmpty() && isLikely();
      String id = String.valueOf(paper.arxivId());
      String title = "Replace with %s: %s".formatted(id, paper.label());
      fixes.add(
          new Fix(
              title,
              List.of(new TextEdit(cited.name(), id)),
              likely ? Confidence.LIKELY : Confidence.POSSIBLE));
    }
    return List.copyOf(fixes);
  }

  /** The end of a message: the likely paper as a question; nothing where it is a guess. */
  String suggestion() {
    if (papers.isEmpty() || !isLikely()) {
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

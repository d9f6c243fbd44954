package dev.ibid.check;

import dev.ibid.check.Fix.Confidence;
import dev.ibid.note.Citation;
import dev.ibid.note.Note;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.paper.Paper;
import dev.ibid.text.Span;
import dev.ibid.text.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code bare-id}: a number in prose that is the identifier of a paper the corpus has, without an
 * {@code arXiv:} before it or a link behind it. Other numbers are left alone.
 */
final class BareId {
  private BareId() {}

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w./:=#&%-])\\d{4}\\.\\d{4,5}(?:v\\d{1,2})?(?![\\w/%-]|\\.\\w)");

  static List<Finding> findings(Inspection inspection) {
    Note note = inspection.note();
    List<Finding> findings = new ArrayList<>();
    Spans covered = new Spans(note);
    Matcher number = NUMBER.matcher(note.text());
    while (number.find()) {
      Span span = new Span(number.start(), number.end());
      if (ArxivIdReading.read(number.group()) instanceof Valid valid && !covered.cover(span)) {
        Paper paper = inspection.corpus().byArxivId(valid.id());
        if (paper != null) {
          findings.add(finding(span, valid, paper));
        }
      }
    }
    return findings;
  }

  private static Finding finding(Span span, Valid valid, Paper paper) {
    return Rule.BARE_ID.finding(
        span,
        "Nothing says that this is arXiv:%s, “%s”".formatted(valid.id(), paper.label()),
        List.of(
            new Fix(
                "Put arXiv: before it",
                List.of(new TextEdit(new Span(span.start(), span.start()), "arXiv:")),
                Confidence.LIKELY)));
  }

  /** What of a note is cited or hidden, asked for from its beginning on. */
  private static final class Spans {
    private final List<Citation> citations;
    private final List<Span> opaque;
    private int citation;
    private int hidden;

    Spans(Note note) {
      this.citations = note.citations();
      this.opaque = note.opaque();
    }

    /** Whether {@code span}, which stands behind all that were asked for, is in one of them. */
    boolean cover(Span span) {
      while (citation < citations.size() && citations.get(citation).span().end() <= span.start()) {
        citation++;
      }
      while (hidden < opaque.size() && opaque.get(hidden).end() <= span.start()) {
        hidden++;
      }
      return (citation < citations.size() && citations.get(citation).span().overlaps(span))
          || (hidden < opaque.size() && opaque.get(hidden).overlaps(span));
    }
  }
}

package dev.ibid.feature;

import dev.ibid.check.Finding;
import dev.ibid.check.Rule;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Note;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** Papers that are cited and that no source has, to be fetched from arXiv. */
public final class FetchOffers {
  private FetchOffers() {}

  /**
   * One thing that can be fetched.
   *
   * @param title what is offered, as an order
   * @param findings that would be mended
   */
  public record FetchOffer(String title, List<ArxivId> ids, List<Finding> findings) {}

  /**
   * What can be fetched for the findings that {@code place} touches: each paper alone, and all of
   * the note together where there are several.
   *
   * @param into the name of the bibliography that papers are added to
   */
  public static List<FetchOffer> at(Span place, Note note, List<Finding> findings, String into) {
    List<Finding> unknown =
        findings.stream().filter(finding -> finding.rule() == Rule.UNKNOWN_PAPER).toList();
    SequencedSet<ArxivId> here = new LinkedHashSet<>();
    for (Finding finding : unknown) {
      Span span = finding.span();
      if (span.start() <= place.end() && place.start() <= span.end()) {
        here.addAll(ids(List.of(finding), note));
      }
    }
    List<FetchOffer> offers = new ArrayList<>();
    for (ArxivId id : here) {
      String title = "Fetch arXiv:%s from arXiv into %s".formatted(id, into);
      offers.add(new FetchOffer(title, List.of(id), citing(id, unknown, note)));
    }
    List<ArxivId> all = ids(unknown, note);
    if (!here.isEmpty() && all.size() > 1) {
      String title = "Fetch all %d unknown papers from arXiv into %s".formatted(all.size(), into);
      offers.add(new FetchOffer(title, all, unknown));
    }
    return List.copyOf(offers);
  }

  private static List<Finding> citing(ArxivId id, List<Finding> unknown, Note note) {
    return unknown.stream().filter(finding -> ids(List.of(finding), note).contains(id)).toList();
  }

  private static List<ArxivId> ids(List<Finding> findings, Note note) {
    SequencedSet<ArxivId> ids = new LinkedHashSet<>();
    for (Finding finding : findings) {
      if (note.citationAt(finding.span().start()) instanceof ArxivCitation cited
          && cited.reading() instanceof Valid valid) {
        ids.add(valid.id());
      }
    }
    return List.copyOf(ids);
  }
}

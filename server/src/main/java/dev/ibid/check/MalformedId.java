package dev.ibid.check;

import dev.ibid.check.claim.NamedBeside;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.ArxivIdReading.Malformed;
import dev.ibid.paper.ArxivIdReading.Valid;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code malformed-id}: an identifier that arXiv can't have given out, by its own scheme. */
final class MalformedId {
  private MalformedId() {}

  static List<Finding> findings(Inspection inspection) {
    List<Finding> findings = new ArrayList<>();
    NamedBeside beside = new NamedBeside(inspection.note(), inspection.corpus());
    for (var citation : inspection.note().citations()) {
      if (citation instanceof ArxivCitation cited) {
        String reason = reason(cited, inspection);
        if (reason != null) {
          findings.add(finding(cited, reason, inspection, beside));
        }
      }
    }
    return findings;
  }

  private static @Nullable String reason(ArxivCitation cited, Inspection inspection) {
    return switch (cited.reading()) {
      case Malformed malformed -> malformed.reason();
      case Valid valid when isYetToCome(valid.id(), inspection) ->
          "%s is yet to come".formatted(inWords(ArxivIdReading.monthOf(valid.id())));
      default -> null;
    };
  }

  private static boolean isYetToCome(ArxivId id, Inspection inspection) {
    return ArxivIdReading.monthOf(id).isAfter(inspection.now());
  }

  private static String inWords(YearMonth month) {
    return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
  }

  private static Finding finding(
      ArxivCitation cited, String reason, Inspection inspection, NamedBeside beside) {
    String written = cited.name().in(inspection.note().text());
    NearPapers near = NearPapers.of(cited, true, inspection, beside);
    String message = "%s is not an arXiv identifier: %s".formatted(written, reason);
    return Rule.MALFORMED_ID.finding(cited.span(), message + near.suggestion(), near.fixes());
  }
}

package dev.ibid.feature;

import dev.ibid.check.Finding;
import dev.ibid.check.Fix;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.List;

/** What can be done about the findings at a place. */
public final class QuickFixes {
  private QuickFixes() {}

  /** A fix and what it mends. */
  public record QuickFix(Finding finding, Fix fix) {}

  /** The fixes of those {@code findings} that {@code place} touches, in the order of the note. */
  public static List<QuickFix> at(Span place, List<Finding> findings) {
    List<QuickFix> fixes = new ArrayList<>();
    for (Finding finding : findings) {
      Span span = finding.span();
      if (span.start() <= place.end() && place.start() <= span.end()) {
        finding.fixes().forEach(fix -> fixes.add(new QuickFix(finding, fix)));
      }
    }
    return List.copyOf(fixes);
  }
}

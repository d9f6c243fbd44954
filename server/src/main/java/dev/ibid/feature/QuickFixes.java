package dev.ibid.feature;

import dev.ibid.check.Finding;
import dev.ibid.check.Fix;
import dev.ibid.check.Fix.Confidence;
import dev.ibid.check.FixAll;
import dev.ibid.check.Rule;
import dev.ibid.text.Span;
import dev.ibid.text.TextEdit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done about the findings at a place, or about all of a note's. */
public final class QuickFixes {
  private QuickFixes() {}

  /** A fix and what it mends. */
  public record QuickFix(List<Finding> findings, Fix fix) {}

  /**
   * The fixes of those {@code findings} that {@code place} touches, in the order of the note;
   * behind them, for each rule that has more findings with a likely fix, all of these at once.
   */
  public static List<QuickFix> at(Span place, List<Finding> findings) {
    List<QuickFix> fixes = new ArrayList<>();
    Set<Rule> here = new LinkedHashSet<>();
    for (Finding finding : findings) {
      Span span = finding.span();
      if (span.start() <= place.end() && place.start() <= span.end()) {
        finding.fixes().forEach(fix -> fixes.add(new QuickFix(List.of(finding), fix)));
        here.add(finding.rule());
      }
    }
    for (Rule rule : here) {
      List<Finding> alike =
          findings.stream()
              .filter(one -> one.rule() == rule && one.fixes().stream().anyMatch(Fix::preferred))
              .toList();
      if (alike.size() > 1) {
        String title = "Fix all %d %s problems in this file".formatted(alike.size(), rule.id());
        List<TextEdit> edits = FixAll.edits(alike, Confidence.LIKELY);
        fixes.add(new QuickFix(alike, new Fix(title, edits, Confidence.POSSIBLE)));
      }
    }
    return List.copyOf(fixes);
  }

  /**
   * All that is certain, as one change, for an editor that asks as it saves; null if nothing is.
   */
  public static @Nullable QuickFix certain(List<Finding> findings) {
    List<Finding> mended =
        findings.stream()
            .filter(
                one -> one.fixes().stream().anyMatch(fix -> fix.confidence() == Confidence.CERTAIN))
            .toList();
    List<TextEdit> edits = FixAll.edits(mended, Confidence.CERTAIN);
    return edits.isEmpty()
        ? null
        : new QuickFix(
            mended, new Fix("Fix all that is certain (ibid)", edits, Confidence.CERTAIN));
  }
}

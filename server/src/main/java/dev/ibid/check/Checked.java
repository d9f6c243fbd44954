package dev.ibid.check;

import dev.ibid.workspace.Baseline.Known;
import dev.ibid.workspace.FileRules;
import dev.ibid.workspace.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a note came to, as the settings, its own comments and the baseline have it: the one place
 * where they count, for the editor and the command line alike.
 *
 * @param findings those that are told, in the order of the note
 * @param known those that the baseline knows
 * @param gone how many the baseline knows of the file that are no longer found
 */
public record Checked(List<Finding> findings, List<Finding> known, int gone) {

  private static final Checked NOTHING = new Checked(List.of(), List.of(), 0);

  /** Holds a note to the rules that are on for its file; the others are not run. */
  public static Checked of(Inspection inspection) {
    FileRules rules = inspection.rules();
    if (rules.excluded()) {
      return NOTHING;
    }
    Set<Rule> on = EnumSet.noneOf(Rule.class);
    List<Finding> all = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      inspection.ticket().check();
      Level level = rules.level(rule.id());
      if (inspection.isOn(rule)) {
        on.add(rule);
        rule.findings(inspection).forEach(finding -> all.add(set(finding, level)));
      }
    }
    all.sort(Comparator.comparingInt(finding -> finding.span().start()));
    Suppressions suppressions = Suppressions.of(inspection.note());
    List<Finding> wanted = new ArrayList<>(all);
    wanted.removeIf(suppressions::silences);
    if (on.contains(Rule.UNUSED_SUPPRESSION)) {
      Level level = rules.level(Rule.UNUSED_SUPPRESSION.id());
      UnusedSuppression.findings(inspection, suppressions, on)
          .forEach(finding -> wanted.add(set(finding, level)));
      wanted.sort(Comparator.comparingInt(finding -> finding.span().start()));
    }
    return withoutKnown(wanted, inspection);
  }

  private static Finding set(Finding finding, @Nullable Level level) {
    return level == null ? finding : finding.with(Severity.valueOf(level.name()));
  }

  private static Checked withoutKnown(List<Finding> found, Inspection inspection) {
    String path = inspection.rules().path();
    Map<Known, Integer> counts = path == null ? Map.of() : inspection.rules().baseline().of(path);
    if (counts.isEmpty()) {
      return new Checked(List.copyOf(found), List.of(), 0);
    }
    Map<Known, Integer> left = new HashMap<>(counts);
    List<Finding> told = new ArrayList<>();
    List<Finding> known = new ArrayList<>();
    for (Finding finding : found) {
      int count = left.merge(known(finding, inspection), -1, Integer::sum);
      (count >= 0 ? known : told).add(finding);
    }
    int gone = left.values().stream().mapToInt(count -> Math.max(0, count)).sum();
    return new Checked(List.copyOf(told), List.copyOf(known), gone);
  }

  /** What a baseline knows {@code finding} by. */
  public static Known known(Finding finding, Inspection inspection) {
    return new Known(finding.rule().id(), finding.span().in(inspection.note().text()));
  }
}

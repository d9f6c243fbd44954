package dev.ibid.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The rules that notes are held to. */
public enum Rule {
  MALFORMED_ID(MalformedId::findings),
  UNKNOWN_PAPER(UnknownPaper::findings),
  UNDEFINED_KEY(UndefinedKey::findings);

  private final Function<Inspection, List<Finding>> findings;

  Rule(Function<Inspection, List<Finding>> findings) {
    this.findings = findings;
  }

  /** What all rules find, in the order of the note. */
  public static List<Finding> findings(Inspection inspection) {
    List<Finding> all = new ArrayList<>();
    for (Rule rule : values()) {
      all.addAll(rule.findings.apply(inspection));
    }
    all.sort(Comparator.comparingInt(finding -> finding.span().start()));
    return List.copyOf(all);
  }
}

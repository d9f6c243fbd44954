package dev.ibid.check;

import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The rules that notes are held to. */
public enum Rule {
  MALFORMED_ID("malformed-id", Severity.ERROR, MalformedId::findings),
  UNKNOWN_PAPER("unknown-paper", Severity.WARNING, UnknownPaper::findings),
  UNDEFINED_KEY("undefined-key", Severity.WARNING, UndefinedKey::findings);

  private final String id;
  private final Severity severity;
  private final Function<Inspection, List<Finding>> findings;

  Rule(String id, Severity severity, Function<Inspection, List<Finding>> findings) {
    this.id = id;
    this.severity = severity;
    this.findings = findings;
  }

  /** What people call it: {@code unknown-paper}. */
  public String id() {
    return id;
  }

  /** How much its findings matter where nothing else is said. */
  public Severity severity() {
    return severity;
  }

  /** A finding of this rule, as grave as the rule's findings mostly are. */
  Finding finding(Span span, String message, List<Fix> fixes) {
    return new Finding(this, severity, span, message, fixes, List.of());
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

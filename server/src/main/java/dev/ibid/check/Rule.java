package dev.ibid.check;

import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rules that notes are held to; each has a page, {@link RulePage}. */
public enum Rule {
  MALFORMED_ID("malformed-id", Severity.ERROR, true, MalformedId::findings),
  UNKNOWN_PAPER("unknown-paper", Severity.WARNING, true, UnknownPaper::findings),
  UNDEFINED_KEY("undefined-key", Severity.WARNING, true, UndefinedKey::findings),
  WITHDRAWN_PAPER("withdrawn-paper", Severity.WARNING, true, WithdrawnPaper::findings),
  NO_SUCH_VERSION("no-such-version", Severity.WARNING, true, NoSuchVersion::findings),
  OUTDATED_VERSION("outdated-version", Severity.HINT, true, OutdatedVersion::findings),
  PUBLISHED_VERSION("published-version", Severity.HINT, false, PublishedVersion::findings),
  UNUSUAL_LINK("unusual-link", Severity.INFO, true, UnusualLink::findings),
  BARE_ID("bare-id", Severity.HINT, false, BareId::findings),
  DUPLICATE_ENTRY("duplicate-entry", Severity.WARNING, true, DuplicateEntry::findings),
  BROKEN_ENTRY("broken-entry", Severity.WARNING, true, BrokenEntry::findings),
  DUPLICATE_KEY("duplicate-key", Severity.WARNING, true, DuplicateKey::findings),
  MISSING_FIELD("missing-field", Severity.INFO, true, MissingField::findings),
  MISPLACED_ID("misplaced-id", Severity.HINT, true, MisplacedId::findings);

  private final String id;
  private final Severity severity;
  private final boolean onByDefault;
  private final Function<Inspection, List<Finding>> findings;

  Rule(
      String id,
      Severity severity,
      boolean onByDefault,
      Function<Inspection, List<Finding>> findings) {
    this.id = id;
    this.severity = severity;
    this.onByDefault = onByDefault;
    this.findings = findings;
  }

  /** The rule that people call {@code id}, or null. */
  public static @Nullable Rule of(String id) {
    for (Rule rule : values()) {
      if (rule.id.equals(id)) {
        return rule;
      }
    }
    return null;
  }

  /** What people call it: {@code unknown-paper}. */
  public String id() {
    return id;
  }

  /** How much its findings matter where nothing else is said. */
  public Severity severity() {
    return severity;
  }

  /** Whether notes are held to it where nothing else is said. */
  public boolean onByDefault() {
    return onByDefault;
  }

  /** A finding of this rule, as grave as the rule's findings mostly are. */
  Finding finding(Span span, String message, List<Fix> fixes) {
    return new Finding(this, severity, span, message, fixes, List.of());
  }

  /** What the rules find that are on by default, in the order of the note. */
  public static List<Finding> findings(Inspection inspection) {
    return findings(inspection, Rule::onByDefault);
  }

  /** What the rules find that are {@code on}, in the order of the note. */
  public static List<Finding> findings(Inspection inspection, Predicate<Rule> on) {
    List<Finding> all = new ArrayList<>();
    for (Rule rule : values()) {
      if (on.test(rule)) {
        all.addAll(rule.findings.apply(inspection));
      }
    }
    all.sort(Comparator.comparingInt(finding -> finding.span().start()));
    return List.copyOf(all);
  }
}

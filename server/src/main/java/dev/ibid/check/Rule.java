package dev.ibid.check;

import dev.ibid.text.Span;
import dev.ibid.workspace.Level;
import dev.ibid.workspace.RuleSettings;
import dev.ibid.workspace.SettingsProblem;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rules that notes are held to; each has a page, {@link RulePage}. */
public enum Rule {
  MALFORMED_ID("malformed-id", Severity.ERROR, true, MalformedId::findings),
  UNKNOWN_PAPER("unknown-paper", Severity.WARNING, true, UnknownPaper::findings),
  UNDEFINED_KEY("undefined-key", Severity.WARNING, true, UndefinedKey::findings),
  AMBIGUOUS_KEY("ambiguous-key", Severity.WARNING, true, AmbiguousKey::findings),
  MISSING_BIBLIOGRAPHY(
      "missing-bibliography", Severity.WARNING, true, MissingBibliography::findings),
  WRONG_PAPER("wrong-paper", Severity.ERROR, true, WrongPaper::findings),
  ID_CONFLICT("id-conflict", Severity.ERROR, true, IdConflict::findings),
  WRONG_METADATA("wrong-metadata", Severity.WARNING, true, WrongMetadata::findings),
  WITHDRAWN_PAPER("withdrawn-paper", Severity.WARNING, true, WithdrawnPaper::findings),
  NO_SUCH_VERSION("no-such-version", Severity.WARNING, true, NoSuchVersion::findings),
  OUTDATED_VERSION("outdated-version", Severity.HINT, true, OutdatedVersion::findings),
  PUBLISHED_VERSION("published-version", Severity.HINT, false, PublishedVersion::findings),
  UNUSUAL_LINK("unusual-link", Severity.INFO, true, UnusualLink::findings),
  BARE_ID("bare-id", Severity.HINT, false, BareId::findings),
  DUPLICATE_ENTRY("duplicate-entry", Severity.WARNING, true, DuplicateEntry::findings),
  UNUSED_ENTRY("unused-entry", Severity.HINT, false, UnusedEntry::findings),
  BROKEN_ENTRY("broken-entry", Severity.WARNING, true, BrokenEntry::findings),
  DUPLICATE_KEY("duplicate-key", Severity.WARNING, true, DuplicateKey::findings),
  MISSING_FIELD("missing-field", Severity.INFO, true, MissingField::findings),
  MISPLACED_ID("misplaced-id", Severity.HINT, true, MisplacedId::findings),

  /** Found by {@link Checked}, once all other findings are. */
  UNUSED_SUPPRESSION("unused-suppression", Severity.WARNING, true, inspection -> List.of());

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

  /** What people call the rules, in their order. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Rule::id).toList();
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

  /** Whether {@code settings} ask for a rule that has to know what all notes cite. */
  public static boolean needsUses(RuleSettings settings) {
    return settings.all().stream()
        .anyMatch(set -> set.rule().equals(UNUSED_ENTRY.id) && set.level() != Level.OFF);
  }

  /** What is wrong with the names of rules in {@code settings}. */
  public static List<SettingsProblem> problems(RuleSettings settings) {
    return settings.all().stream()
        .filter(set -> of(set.rule()) == null)
        .map(
            set ->
                new SettingsProblem(
                    set.place(),
                    set.rule(),
                    "there is no rule '%s'; the rules are: %s"
                        .formatted(set.rule(), String.join(", ", ids()))))
        .toList();
  }

  /** A finding of this rule, as grave as the rule's findings mostly are. */
  Finding finding(Span span, String message, List<Fix> fixes) {
    return new Finding(this, severity, span, message, fixes, List.of());
  }

  /** What the rule finds, as it is without any setting. */
  List<Finding> findings(Inspection inspection) {
    return findings.apply(inspection);
  }
}

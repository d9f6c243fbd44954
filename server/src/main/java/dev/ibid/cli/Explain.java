package dev.ibid.cli;

import dev.ibid.check.Rule;
import dev.ibid.check.RulePage;
import dev.ibid.text.NearNames;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ibid explain}: what the rules are, and what one of them says and why. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Explains a rule that ibid check holds notes to; without one, lists them all.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it was explained", "2:there is no such rule"})
final class Explain implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "RULE",
      description = "A rule, as findings name it: unknown-paper.",
      completionCandidates = Ids.class)
  private @Nullable String id;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** What a shell completes. */
  static final class Ids implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return ids().iterator();
    }
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (id == null) {
      list(out);
      return 0;
    }
    Rule rule = Rule.of(id);
    if (rule == null) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("ibid: there is no rule " + id);
      NearNames.of(id, ids()).forEach(near -> err.println("  perhaps " + near));
      return Failure.EXIT_CODE;
    }
    out.print(RulePage.of(rule).markdown());
    return 0;
  }

  private static void list(PrintWriter out) {
    int width = ids().stream().mapToInt(String::length).max().orElse(1);
    for (Rule rule : Rule.values()) {
      String severity = rule.onByDefault() ? rule.severity().word() : "off";
      out.println(
          "%-7s  %-{width}s  %s"
              .replace("{width}", Integer.toString(width))
              .formatted(severity, rule.id(), RulePage.of(rule).summary()));
    }
  }

  private static List<String> ids() {
    return Arrays.stream(Rule.values()).map(Rule::id).toList();
  }
}

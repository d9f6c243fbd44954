package dev.ibid.cli;

import dev.ibid.check.Finding;
import dev.ibid.check.Severity;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Findings for people, a line each. */
final class TextReport {
  private TextReport() {}

  static String line(Reported one) {
    Finding finding = one.finding();
    String colour =
        switch (finding.severity()) {
          case ERROR -> "bold,red";
          case WARNING -> "bold,yellow";
          case INFO, HINT -> "bold,blue";
        };
    String head = "%s[%s]:".formatted(finding.severity().word(), finding.rule().id());
    return "%s: %s %s".formatted(one.at(), coloured(colour, head), finding.message());
  }

  /** Ended by a reset: what ends bold alone underlines twice on some terminals. */
  private static String coloured(String style, String text) {
    return Ansi.AUTO.enabled()
        ? Ansi.Style.on(Ansi.Style.parse(style)) + text + Ansi.Style.reset.on()
        : text;
  }

  /** {@code 1 error, 2 warnings in 3 files}. */
  static String summary(List<Reported> found, int files) {
    String in = files == 1 ? "1 file" : "%,d files".formatted(files);
    if (found.isEmpty()) {
      return "No findings in " + in;
    }
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = found.stream().filter(one -> one.finding().severity() == severity).count();
      if (count > 0) {
        counts.add("%,d %s%s".formatted(count, severity.word(), count == 1 ? "" : "s"));
      }
    }
    return String.join(", ", counts) + " in " + in;
  }
}

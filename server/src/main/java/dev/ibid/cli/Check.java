package dev.ibid.cli;

import dev.ibid.check.Checked;
import dev.ibid.check.Finding;
import dev.ibid.check.Fix;
import dev.ibid.check.Inspection;
import dev.ibid.check.Rule;
import dev.ibid.check.Severity;
import dev.ibid.text.TextEdit;
import dev.ibid.workspace.NoteFiles.NoteFile;
import dev.ibid.workspace.SettingsProblem;
import dev.ibid.workspace.Snapshot;
import dev.ibid.workspace.WorkspaceCorpus;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ibid check}: what is wrong with the citations of notes. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Reports the broken citations of notes.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:no findings", "1:findings", "2:could not run"})
final class Check implements Callable<Integer> {

  @Mixin private NoteOptions options = new NoteOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** A finding and the note that it is in. */
  private record Found(NoteFile file, Finding finding) {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    NoteOptions.Opened opened = options.open(err, true);
    WorkspaceCorpus papers = opened.corpus();
    List<SettingsProblem> wrong = Rule.problems(papers.rules());
    if (!wrong.isEmpty()) {
      throw new Failure(
          wrong.stream().map(SettingsProblem::toString).collect(Collectors.joining("\nibid: ")));
    }
    if (papers.sources().files().isEmpty()) {
      err.println(
          "ibid: no papers to check against, so only the spelling of identifiers was checked;"
              + " name some with --corpus or in ibid.toml");
    }
    Snapshot snapshot = Snapshot.EMPTY.withCorpus(papers);
    List<Found> findings = new ArrayList<>();
    boolean allRead = opened.forEach(err, file -> findings.addAll(check(file, opened, snapshot)));
    if (options.asJson()) {
      writeJson(findings, out);
    } else {
      findings.forEach(one -> out.println(text(one)));
      err.println(summary(findings, opened.files().size()));
    }
    return allRead ? (findings.isEmpty() ? 0 : 1) : Failure.EXIT_CODE;
  }

  private static List<Found> check(NoteFile file, NoteOptions.Opened opened, Snapshot snapshot) {
    YearMonth furthest = YearMonth.from(LocalDate.now(ZoneOffset.ofHours(14)));
    Inspection inspection =
        Inspection.of(
            file.note(),
            file.path().toAbsolutePath(),
            opened.seenBy(file.path()),
            snapshot,
            furthest);
    return Checked.of(inspection).findings().stream()
        .map(finding -> new Found(file, finding))
        .toList();
  }

  private static String text(Found found) {
    Finding finding = found.finding();
    Place place = Place.of(finding.span(), found.file().note());
    String colour =
        switch (finding.severity()) {
          case ERROR -> "bold,red";
          case WARNING -> "bold,yellow";
          case INFO, HINT -> "bold,blue";
        };
    return "%s:%d:%d: %s %s"
        .formatted(
            found.file().path(),
            place.line(),
            place.column(),
            coloured(colour, "%s[%s]:".formatted(finding.severity().word(), finding.rule().id())),
            finding.message());
  }

  /** Ended by a reset: what ends bold alone underlines twice on some terminals. */
  private static String coloured(String style, String text) {
    return Ansi.AUTO.enabled()
        ? Ansi.Style.on(Ansi.Style.parse(style)) + text + Ansi.Style.reset.on()
        : text;
  }

  private static String summary(List<Found> found, int files) {
    String notes = files == 1 ? "1 note" : "%,d notes".formatted(files);
    if (found.isEmpty()) {
      return "No findings in " + notes;
    }
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = found.stream().filter(one -> one.finding().severity() == severity).count();
      if (count > 0) {
        counts.add("%,d %s%s".formatted(count, severity.word(), count == 1 ? "" : "s"));
      }
    }
    return String.join(", ", counts) + " in " + notes;
  }

  private static void writeJson(List<Found> found, PrintWriter out) {
    out.println(Json.of(found.stream().map(Check::toMap).toList()));
  }

  private static Map<String, @Nullable Object> toMap(Found found) {
    Finding finding = found.finding();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("path", found.file().path().toString());
    map.putAll(Place.of(finding.span(), found.file().note()).toMap());
    map.put("severity", finding.severity().word());
    map.put("code", finding.rule().id());
    map.put("message", finding.message());
    map.put("fixes", finding.fixes().stream().map(fix -> toMap(fix, found.file())).toList());
    return map;
  }

  private static Map<String, Object> toMap(Fix fix, NoteFile file) {
    List<Map<String, @Nullable Object>> edits = new ArrayList<>();
    for (TextEdit edit : fix.edits()) {
      Map<String, @Nullable Object> map = Place.of(edit.span(), file.note()).toMap();
      map.put("newText", edit.newText());
      edits.add(map);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("title", fix.title());
    map.put("edits", edits);
    return map;
  }
}

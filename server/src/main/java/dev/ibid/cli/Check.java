package dev.ibid.cli;

import dev.ibid.check.Checked;
import dev.ibid.check.Finding;
import dev.ibid.check.Fix.Confidence;
import dev.ibid.check.Inspection;
import dev.ibid.check.Rule;
import dev.ibid.workspace.Baseline;
import dev.ibid.workspace.Baseline.Known;
import dev.ibid.workspace.GitRepository;
import dev.ibid.workspace.NoteFiles.NoteFile;
import dev.ibid.workspace.RuleSettings;
import dev.ibid.workspace.SettingsProblem;
import dev.ibid.workspace.Snapshot;
import dev.ibid.workspace.Uses;
import dev.ibid.workspace.WorkspaceCorpus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ibid check}: what is wrong with the citations of notes. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Reports the broken citations of notes, and mends them.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no findings that --fail-on names",
      "1:findings, or with --diff something to mend",
      "2:could not run"
    })
final class Check implements Callable<Integer> {

  @Mixin private NoteOptions options = new NoteOptions();

  @Option(
      names = "--format",
      paramLabel = "text|json|sarif|github|junit",
      description = "How the findings are written; default: text.")
  private ReportFormat format = ReportFormat.TEXT;

  @Option(
      names = "--fail-on",
      paramLabel = "error|warning|info|hint|never",
      description = "From which severity on the exit code is 1; default: warning.")
  private Threshold failOn = Threshold.WARNING;

  @Option(
      names = "--show",
      paramLabel = "error|warning|info|hint",
      description = "From which severity on findings are told; default: info.")
  private Threshold show = Threshold.INFO;

  @Option(names = "--fix", description = "Applies the fixes that are certain, and tells the rest.")
  private boolean fix;

  @Option(
      names = "--unsafe-fixes",
      description = "With --fix or --diff: also fixes that are only likely.")
  private boolean unsafeFixes;

  @Option(
      names = "--diff",
      description = "Prints what --fix would change, for patch or git apply, and changes nothing.")
  private boolean diff;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "The findings that are known and not told, instead of ibid.toml's baseline.")
  private @Nullable Path baselineFile;

  @Option(
      names = "--write-baseline",
      description = "Writes what is found into the baseline: all of it is known from now on.")
  private boolean writeBaseline;

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * What came of a note.
   *
   * @param found what is wrong, or left after fixing
   * @param written what of it is told, as the report has it; empty where the report is made of all
   *     findings together
   * @param known what a baseline would know of it, and its path there; empty if not asked for
   */
  private record Outcome(
      Path path,
      List<Reported> found,
      List<String> written,
      List<Known> known,
      int hidden,
      int gone,
      @Nullable Fixing fixing) {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    NoteOptions.Opened opened = options.open(err, true, !writeBaseline && baselineFile == null);
    if (fix && opened.standardInput()) {
      throw new Failure("--fix: standard input can't be changed; --diff says what would be");
    }
    RuleSettings rules = rules(opened.corpus());
    if (opened.corpus().sources().files().isEmpty()) {
      err.println(
          "ibid: no papers to check against, so only the spelling of identifiers was checked;"
              + " name some with --corpus or in ibid.toml");
    }
    Snapshot snapshot = Snapshot.EMPTY.withCorpus(opened.corpus().with(rules));
    Snapshot known = Rule.needsUses(rules) ? snapshot.withUses(uses(opened)) : snapshot;
    Path repository = repository(opened);
    List<Outcome> outcomes = new ArrayList<>();
    boolean allRead =
        opened.forEach(
            err,
            file -> outcome(file, fixing(file, opened, known), opened, known, repository),
            outcomes::add);
    if (writeBaseline) {
      return write(outcomes, opened, err, allRead);
    }
    boolean done =
        !fix && !diff
            || applied(outcomes, file -> outcome(file, null, opened, known, repository), out, err);
    List<Reported> all = outcomes.stream().flatMap(outcome -> outcome.found().stream()).toList();
    List<Reported> shown = all.stream().filter(this::isShown).toList();
    if (!diff) {
      tell(shown, all.size() - shown.size(), outcomes, opened, repository, out, err);
    }
    boolean fails =
        diff
            ? outcomes.stream().anyMatch(outcome -> outcome.fixing() != null)
            : all.stream().anyMatch(one -> failOn.takes(one.finding().severity()));
    return allRead && done ? (fails ? 1 : 0) : Failure.EXIT_CODE;
  }

  /** The rules of the workspace, with the baseline that is asked for. */
  private RuleSettings rules(WorkspaceCorpus papers) {
    RuleSettings rules = papers.rules();
    List<SettingsProblem> wrong = new ArrayList<>(Rule.problems(rules));
    if (writeBaseline) {
      rules = rules.with(Baseline.NONE);
    } else if (baselineFile != null) {
      rules = rules.with(Baseline.read(baselineFile, wrong));
    }
    if (!wrong.isEmpty()) {
      throw new Failure(
          wrong.stream().map(SettingsProblem::toString).collect(Collectors.joining("\nibid: ")));
    }
    return rules;
  }

  /** What paths in reports for others are relative to: the repository, or else the workspace. */
  private static Path repository(NoteOptions.Opened opened) {
    Path workspace = opened.root().folder();
    return Objects.requireNonNullElse(GitRepository.rootOf(workspace), workspace);
  }

  /** What all notes cite; it takes a reading of its own, before the first note is judged by it. */
  private static Uses uses(NoteOptions.Opened opened) {
    List<Uses> all = new ArrayList<>();
    opened.forAll(note -> Uses.of(note.note()), all::add);
    return Uses.together(all);
  }

  /** What would be mended, where that is asked for. */
  private @Nullable Fixing fixing(NoteFile file, NoteOptions.Opened opened, Snapshot snapshot) {
    Confidence least = unsafeFixes ? Confidence.LIKELY : Confidence.CERTAIN;
    return fix || diff
        ? Fixing.of(file, least, note -> Checked.of(inspection(note, opened, snapshot)))
        : null;
  }

  private Outcome outcome(
      NoteFile file,
      @Nullable Fixing fixing,
      NoteOptions.Opened opened,
      Snapshot snapshot,
      Path repository) {
    NoteFile note = fixing == null ? file : fixing.after();
    Inspection inspection = inspection(note, opened, snapshot);
    Checked checked = fixing == null ? Checked.of(inspection) : fixing.checked();
    List<Known> known =
        writeBaseline
            ? checked.findings().stream().map(one -> Checked.known(one, inspection)).toList()
            : List.of();
    List<Reported> found =
        checked.findings().stream().map(finding -> Reported.of(finding, note)).toList();
    return new Outcome(
        file.path(),
        found,
        written(found, repository),
        known,
        checked.known().size(),
        checked.gone(),
        fixing != null && fixing.changed() ? fixing : null);
  }

  /** The report's part of these; it is made where notes are judged, on every core. */
  private List<String> written(List<Reported> found, Path repository) {
    @Nullable Function<Reported, String> one =
        switch (format) {
          case TEXT -> TextReport::line;
          case JSON -> JsonReport::object;
          case GITHUB -> new GitHubReport(repository)::line;
          case SARIF, JUNIT -> null;
        };
    return one == null ? List.of() : found.stream().filter(this::isShown).map(one).toList();
  }

  private boolean isShown(Reported one) {
    return show.takes(one.finding().severity());
  }

  private static Inspection inspection(
      NoteFile file, NoteOptions.Opened opened, Snapshot snapshot) {
    YearMonth furthest = YearMonth.from(LocalDate.now(ZoneOffset.ofHours(14)));
    return Inspection.of(
        file.note(), file.path().toAbsolutePath(), opened.seenBy(file.path()), snapshot, furthest);
  }

  /**
   * Writes the mended notes or what would change; false where one could not be.
   *
   * @param unmended what there is to tell of a note that stays as it is
   */
  private boolean applied(
      List<Outcome> outcomes,
      Function<NoteFile, Outcome> unmended,
      PrintWriter out,
      PrintWriter err) {
    int fixed = 0;
    int notes = 0;
    Set<Path> seen = new HashSet<>();
    Set<Path> failed = new HashSet<>();
    for (int at = 0; at < outcomes.size(); at++) {
      Outcome outcome = outcomes.get(at);
      Fixing fixing = outcome.fixing();
      if (fixing == null) {
        continue;
      }
      Path file = fileOf(outcome.path());
      if (seen.add(file)) {
        if (apply(fixing, outcome.path(), file, out, err)) {
          fixed += fixing.fixed();
          notes++;
        } else {
          failed.add(file);
        }
      }
      if (failed.contains(file)) {
        outcomes.set(at, unmended.apply(fixing.before()));
      }
    }
    err.println(
        "%s %s in %s"
            .formatted(
                diff ? "Would mend" : "Mended",
                findings(fixed),
                notes == 1 ? "1 file" : "%,d files".formatted(notes)));
    return failed.isEmpty();
  }

  /** Writes one mended note or what would change; false where it could not be. */
  private boolean apply(Fixing fixing, Path path, Path file, PrintWriter out, PrintWriter err) {
    try {
      if (diff) {
        out.flush();
        System.out.write(
            UnifiedDiff.of(
                    shownPath(file, path),
                    fixing.before().note().text(),
                    fixing.after().note().text())
                .getBytes(fixing.before().charset()));
        System.out.flush();
      } else {
        fixing.write();
        err.println("%s: %s mended".formatted(path, findings(fixing.fixed())));
      }
      return true;
    } catch (Failure changed) {
      err.println("ibid: " + changed.getMessage());
    } catch (CharacterCodingException unlike) {
      err.println(path + ": has bytes that no text has, and was left as it is");
    } catch (IOException unwritable) {
      err.println(path + ": can't be written: " + Failure.reason(unwritable));
    }
    return false;
  }

  private static String findings(int count) {
    return count == 1 ? "1 finding" : "%,d findings".formatted(count);
  }

  /** A link and the note that it leads to are one file; of standard input there may be none. */
  private static Path fileOf(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException absent) {
      return path.toAbsolutePath().normalize();
    }
  }

  /** Relative to here where that can be, as patches have it, which may not lead through links. */
  private static String shownPath(Path file, Path known) {
    Path here = Path.of("").toAbsolutePath();
    Path shown = file.startsWith(here) ? here.relativize(file) : known;
    return shown.toString().replace('\\', '/');
  }

  private void tell(
      List<Reported> shown,
      int notShown,
      List<Outcome> outcomes,
      NoteOptions.Opened opened,
      Path repository,
      PrintWriter out,
      PrintWriter err) {
    Stream<String> written = outcomes.stream().flatMap(outcome -> outcome.written().stream());
    switch (format) {
      case TEXT, GITHUB -> written.forEach(out::println);
      case JSON -> out.println(written.collect(Collectors.joining(",", "[", "]")));
      case SARIF -> new SarifReport(repository).write(shown, out);
      case JUNIT ->
          JUnitReport.write(shown, outcomes.stream().map(Outcome::path).toList(), failOn, out);
    }
    int hidden = outcomes.stream().mapToInt(Outcome::hidden).sum();
    int gone = outcomes.stream().mapToInt(Outcome::gone).sum();
    if (format == ReportFormat.TEXT) {
      List<String> parts = new ArrayList<>();
      parts.add(TextReport.summary(shown, opened.files().size()));
      if (notShown > 0) {
        parts.add("%,d more with --show hint".formatted(notShown));
      }
      if (hidden > 0) {
        parts.add("%,d known from the baseline".formatted(hidden));
      }
      long fixable = fix ? 0 : shown.stream().filter(one -> isFixable(one.finding())).count();
      if (fixable > 0) {
        parts.add("%,d can be mended with --fix".formatted(fixable));
      }
      err.println(String.join("; ", parts));
    }
    if (gone > 0) {
      err.println(
          "ibid: %s of the baseline %s gone; --write-baseline forgets %s"
              .formatted(findings(gone), gone == 1 ? "is" : "are", gone == 1 ? "it" : "them"));
    }
  }

  private boolean isFixable(Finding finding) {
    return Fixing.isFixable(finding, unsafeFixes ? Confidence.LIKELY : Confidence.CERTAIN);
  }

  private int write(
      List<Outcome> outcomes, NoteOptions.Opened opened, PrintWriter err, boolean allRead)
      throws IOException {
    Map<String, List<Known>> byPath = new HashMap<>();
    int count = 0;
    for (Outcome outcome : outcomes) {
      String path = opened.root().relative(outcome.path());
      if (path != null && !outcome.known().isEmpty()) {
        byPath.put(path, outcome.known());
        count += outcome.known().size();
      }
    }
    Path set = opened.root().baselineFile();
    Path usual = set == null ? opened.root().folder().resolve(Baseline.USUAL) : set;
    Path file = baselineFile == null ? usual : baselineFile;
    Baseline.of(byPath).write(file);
    err.println("%s written to %s".formatted(findings(count), file));
    if (set == null && baselineFile == null) {
      err.println("Name it in ibid.toml: baseline = \"%s\"".formatted(Baseline.USUAL));
    }
    return allRead ? 0 : Failure.EXIT_CODE;
  }
}

package dev.ibid.cli;

import dev.ibid.corpus.SourceProblem;
import dev.ibid.corpus.index.IndexProgress;
import dev.ibid.workspace.CacheFolder;
import dev.ibid.workspace.Settings;
import dev.ibid.workspace.SettingsFile;
import dev.ibid.workspace.SettingsProblem;
import dev.ibid.workspace.Sources;
import dev.ibid.workspace.WorkspaceCorpus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the papers, and what comes of it. */
final class CorpusOptions {

  @Option(
      names = "--corpus",
      paramLabel = "SOURCE",
      description =
          "A file, folder or glob of papers, instead of those that ibid.toml names. Repeatable.")
  private @Nullable List<String> corpus;

  /**
   * Opens the papers and tells on {@code err} what was wrong with them.
   *
   * @param near a file or folder of the workspace that is meant
   * @throws Failure where a setting is wrong or a source that is named does not exist
   */
  WorkspaceCorpus open(Path near, PrintWriter err, boolean rebuild, IndexProgress progress)
      throws IOException {
    return open(plan(near), err, rebuild, progress);
  }

  /** As the other, of a plan whose problems stop nothing. */
  static WorkspaceCorpus open(
      WorkspaceCorpus.Plan plan, PrintWriter err, boolean rebuild, IndexProgress progress)
      throws IOException {
    return told(WorkspaceCorpus.open(plan, CacheFolder.ofThisUser(), rebuild, progress), err);
  }

  /**
   * As the other, where the sources are known before the plan is.
   *
   * @param plan is asked for once the sources are open; has the same sources
   */
  static WorkspaceCorpus open(Sources sources, Supplier<WorkspaceCorpus.Plan> plan, PrintWriter err)
      throws IOException {
    return told(
        WorkspaceCorpus.open(sources, plan, CacheFolder.ofThisUser(), false, IndexProgress.SILENT),
        err);
  }

  private static WorkspaceCorpus told(WorkspaceCorpus opened, PrintWriter err) {
    for (SourceProblem problem : opened.corpus().problems()) {
      err.println(problem);
    }
    return opened;
  }

  /** Whether the papers are named here and not left to {@code ibid.toml}. */
  boolean areNamed() {
    return corpus != null;
  }

  /**
   * What {@link #open} would open.
   *
   * @throws Failure where a setting is wrong or a source that is named does not exist
   */
  WorkspaceCorpus.Plan plan(Path near) {
    return plan(near, true);
  }

  /**
   * As the other.
   *
   * @param baseline whether the baseline that {@code ibid.toml} names has to be there and sound
   */
  WorkspaceCorpus.Plan plan(Path near, boolean baseline) {
    WorkspaceCorpus.Plan plan = planWithProblems(near);
    String message =
        plan.problems().stream()
            .filter(problem -> baseline || !isInBaseline(problem, plan))
            .map(SettingsProblem::toString)
            .collect(Collectors.joining("\nibid: "));
    if (!message.isEmpty()) {
      throw new Failure(message);
    }
    return plan;
  }

  private static boolean isInBaseline(SettingsProblem problem, WorkspaceCorpus.Plan plan) {
    Path file = problem.place().file();
    return file != null
        && plan.rules().roots().stream().anyMatch(root -> file.equals(root.baselineFile()));
  }

  /**
   * What is named here, else by the workspace that {@code near} is in, whatever is wrong with it.
   */
  WorkspaceCorpus.Plan planWithProblems(Path near) {
    Path root = rootOf(near);
    return corpus == null
        ? WorkspaceCorpus.plan(List.of(root), Settings.NONE)
        : WorkspaceCorpus.plan(root, corpus, Path.of("").toAbsolutePath());
  }

  /**
   * The workspace that {@code near} is in: the folder above it that has an {@code ibid.toml}, else
   * the one that is a repository, else the working folder if that is above it, else its own.
   */
  static Path rootOf(Path near) {
    Path absolute = near.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    Path start = Files.isDirectory(absolute) || parent == null ? absolute : parent;
    for (String mark : List.of(SettingsFile.NAME, ".git")) {
      for (Path folder = start; folder != null; folder = folder.getParent()) {
        if (Files.exists(folder.resolve(mark))) {
          return folder;
        }
      }
    }
    Path working = Path.of("").toAbsolutePath();
    return start.startsWith(working) ? working : start;
  }
}

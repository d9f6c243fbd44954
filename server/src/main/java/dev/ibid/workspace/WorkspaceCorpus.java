package dev.ibid.workspace;

import dev.ibid.corpus.Corpus;
import dev.ibid.corpus.index.CorpusIndex;
import dev.ibid.corpus.index.IndexProgress;
import dev.ibid.corpus.index.IndexReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * The papers of a workspace, opened.
 *
 * @param settingsProblems what is wrong in {@code ibid.toml} and with the sources that are named
 */
public record WorkspaceCorpus(
    Corpus corpus, Sources sources, IndexReport report, List<SettingsProblem> settingsProblems) {

  /** What a workspace's settings come to. */
  public record Plan(Sources sources, List<SettingsProblem> problems) {}

  /**
   * Finds out which sources the workspace has. Each root's {@code ibid.toml} comes first, so that
   * everyone who works there, and CI, sees the same papers; {@code others} speak where it is
   * silent.
   *
   * @param roots the folders of the workspace; may be none
   */
  public static Plan plan(List<Path> roots, Settings others) {
    SequencedSet<Path> files = new LinkedHashSet<>();
    SequencedSet<Path> folders = new LinkedHashSet<>();
    List<SettingsProblem> settingsProblems = new ArrayList<>();
    List<SettingsProblem> sourceProblems = new ArrayList<>();
    if (roots.isEmpty()) {
      Sources sources = Sources.of(others, List.of());
      return new Plan(sources, sources.problems());
    }
    for (Path root : roots) {
      Settings.Reading file = SettingsFile.read(root);
      settingsProblems.addAll(file.problems());
      Sources sources = Sources.of(file.settings().orElse(others), List.of(root));
      files.addAll(sources.files());
      folders.addAll(sources.folders());
      sourceProblems.addAll(sources.problems());
    }
    settingsProblems.addAll(sourceProblems);
    return new Plan(
        new Sources(List.copyOf(files), sourceProblems, List.copyOf(folders)),
        List.copyOf(settingsProblems));
  }

  /**
   * Opens the corpus of {@code plan}, reading what changed since it was last opened.
   *
   * @param rebuild whether to read all sources again
   * @throws IOException where no index can be kept
   */
  public static WorkspaceCorpus open(
      Plan plan, Path cacheFolder, boolean rebuild, IndexProgress progress) throws IOException {
    CorpusIndex.Opened opened =
        CorpusIndex.open(plan.sources().files(), cacheFolder, rebuild, progress);
    return new WorkspaceCorpus(opened.corpus(), plan.sources(), opened.report(), plan.problems());
  }
}

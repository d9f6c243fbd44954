package dev.ibid.workspace;

import dev.ibid.corpus.Corpus;
import dev.ibid.corpus.index.CorpusIndex;
import dev.ibid.corpus.index.IndexProgress;
import dev.ibid.corpus.index.IndexReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The papers of a workspace, opened.
 *
 * @param settingsProblems what is wrong in {@code ibid.toml} and with the sources that are named
 */
public record WorkspaceCorpus(
    Corpus corpus,
    Sources sources,
    RuleSettings rules,
    IndexReport report,
    List<SettingsProblem> settingsProblems) {

  /** The same papers, with notes checked as {@code others} say. */
  public WorkspaceCorpus with(RuleSettings others) {
    return new WorkspaceCorpus(corpus, sources, others, report, settingsProblems);
  }

  /**
   * What a workspace's settings come to.
   *
   * @param named the bibliographies besides the sources that notes name
   * @param rules how notes are checked
   * @param fetchTargets where fetched papers go, for each root
   */
  public record Plan(
      Sources sources,
      List<Path> named,
      RuleSettings rules,
      List<SettingsProblem> problems,
      List<FetchTarget> fetchTargets) {

    /** This plan with what the documents of notes name. */
    public Plan naming(Documents documents) {
      Set<Path> files = new HashSet<>(sources.files());
      List<Path> more =
          documents.bibliographies().stream().filter(file -> !files.contains(file)).toList();
      return new Plan(sources, more, rules, problems, fetchTargets);
    }
  }

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
      return new Plan(sources, List.of(), RuleSettings.NONE, sources.problems(), List.of());
    }
    List<RuleSettings.Root> rules = new ArrayList<>();
    List<FetchTarget> fetchTargets = new ArrayList<>();
    for (Path root : roots) {
      Settings.Reading file = SettingsFile.read(root);
      Settings all = file.settings().orElse(others);
      fetchTargets.add(FetchTarget.of(root, others, all));
      settingsProblems.addAll(file.problems());
      rules.add(RuleSettings.Root.of(root, all, settingsProblems));
      Sources sources = Sources.of(all, List.of(root));
      files.addAll(sources.files());
      folders.addAll(sources.folders());
      sourceProblems.addAll(sources.problems());
    }
    settingsProblems.addAll(sourceProblems);
    return new Plan(
        new Sources(List.copyOf(files), sourceProblems, List.copyOf(folders)),
        List.of(),
        new RuleSettings(rules),
        List.copyOf(settingsProblems),
        List.copyOf(fetchTargets));
  }

  /**
   * The same where the sources are named, and {@code ibid.toml} speaks of the rest alone.
   *
   * @param named relative to {@code working}
   */
  public static Plan plan(Path root, List<String> named, Path working) {
    List<SettingsProblem> problems = new ArrayList<>();
    Settings.Reading file = SettingsFile.read(root);
    problems.addAll(file.problems());
    RuleSettings.Root rules = RuleSettings.Root.of(root, file.settings(), problems);
    Sources sources = Sources.of(new Settings(named), List.of(working));
    problems.addAll(sources.problems());
    return new Plan(
        sources, List.of(), new RuleSettings(List.of(rules)), List.copyOf(problems), List.of());
  }

  /** Whether the disk has room for the indexes of {@code plan}, as far as can be told. */
  public static boolean hasRoom(Plan plan, Path cacheFolder) {
    List<Path> files = new ArrayList<>(plan.sources().files());
    files.addAll(plan.named());
    return CorpusIndex.hasRoom(files, cacheFolder);
  }

  /**
   * Opens the corpus of {@code plan}, reading what changed since it was last opened.
   *
   * @param rebuild whether to read all sources again
   * @throws IOException where no index can be kept
   */
  public static WorkspaceCorpus open(
      Plan plan, Path cacheFolder, boolean rebuild, IndexProgress progress) throws IOException {
    return open(plan.sources(), () -> plan, cacheFolder, rebuild, progress);
  }

  /**
   * As the other, where the sources are known before the plan is.
   *
   * @param plan is asked for once the sources are open; has the same sources
   */
  public static WorkspaceCorpus open(
      Sources sources,
      Supplier<Plan> plan,
      Path cacheFolder,
      boolean rebuild,
      IndexProgress progress)
      throws IOException {
    CorpusIndex.Opened opened = CorpusIndex.open(sources.files(), cacheFolder, rebuild, progress);
    Plan all = plan.get();
    if (all.named().isEmpty()) {
      return new WorkspaceCorpus(
          opened.corpus(), sources, all.rules(), opened.report(), all.problems());
    }
    CorpusIndex.Opened named = CorpusIndex.open(all.named(), cacheFolder, rebuild, progress);
    Corpus corpus = new JoinedCorpus(opened.corpus(), named.corpus());
    List<Path> files = new ArrayList<>(sources.files());
    files.addAll(all.named());
    return new WorkspaceCorpus(
        corpus,
        new Sources(files, sources.problems(), sources.folders()),
        all.rules(),
        opened.report().and(named.report(), corpus.size()),
        all.problems());
  }
}

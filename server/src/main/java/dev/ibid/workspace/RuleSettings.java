package dev.ibid.workspace;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the notes of a workspace are checked: what its roots' settings say of rules and files. */
public record RuleSettings(List<Root> roots) {

  public static final RuleSettings NONE = new RuleSettings(List.of());

  public RuleSettings {
    roots = List.copyOf(roots);
  }

  /**
   * A folder of the workspace.
   *
   * @param folder absolute
   */
  public record Root(Path folder, Settings settings, Baseline baseline) {

    /** Reads the baseline, if the settings name one. */
    static Root of(Path root, Settings settings, List<SettingsProblem> problems) {
      Root unread = new Root(root.toAbsolutePath().normalize(), settings, Baseline.NONE);
      Path file = unread.baselineFile();
      return file == null
          ? unread
          : new Root(unread.folder, settings, Baseline.read(file, problems));
    }

    /** The file that the settings name for the baseline, absolute and normalized; or null. */
    public @Nullable Path baselineFile() {
      String named = settings.baseline();
      return named == null ? null : folder.resolve(named).normalize();
    }

    /** The path of {@code file} below this folder, with slashes; null where it is elsewhere. */
    public @Nullable String relative(Path file) {
      Path absolute = file.toAbsolutePath().normalize();
      return absolute.startsWith(folder) && !absolute.equals(folder)
          ? folder.relativize(absolute).toString().replace('\\', '/')
          : null;
    }

    public PathPatterns excluded() {
      return Objects.requireNonNullElse(settings.exclude(), PathPatterns.NONE);
    }

    public List<PathLevels> paths() {
      return Objects.requireNonNullElse(settings.paths(), List.of());
    }

    public List<RuleLevel> rules() {
      return Objects.requireNonNullElse(settings.rules(), List.of());
    }
  }

  /**
   * What holds for a file.
   *
   * @param file absolute; null where a note is in none: then what holds in the first root does
   */
  public FileRules of(@Nullable Path file) {
    Root root = null;
    for (Root one : roots) {
      boolean deeper = root == null || one.folder().startsWith(root.folder());
      if (file == null ? root == null : deeper && one.relative(file) != null) {
        root = one;
      }
    }
    if (root == null) {
      return FileRules.NONE;
    }
    String path = file == null ? null : root.relative(file);
    Map<String, Level> levels = new HashMap<>();
    root.rules().forEach(rule -> levels.put(rule.rule(), rule.level()));
    boolean excluded = false;
    if (path != null) {
      excluded = root.excluded().matchesFile(path);
      for (PathLevels some : root.paths()) {
        if (some.files().matchesFile(path)) {
          some.rules().forEach(rule -> levels.put(rule.rule(), rule.level()));
        }
      }
    }
    return new FileRules(levels, excluded, path, root.baseline());
  }

  /** Whether the notes below a folder of the workspace are checked though they are not open. */
  public boolean isCheckedInBackground(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    return roots.stream()
        .noneMatch(
            root ->
                root.folder().equals(absolute)
                    && Boolean.FALSE.equals(root.settings().backgroundCheck()));
  }

  /** The same with another baseline in every root. */
  public RuleSettings with(Baseline baseline) {
    return new RuleSettings(
        roots.stream().map(root -> new Root(root.folder(), root.settings(), baseline)).toList());
  }

  /** Every level that is set, for all files and for some, in the order of the settings. */
  public List<RuleLevel> all() {
    return roots.stream()
        .flatMap(
            root ->
                Stream.concat(
                    root.rules().stream(),
                    root.paths().stream().flatMap(some -> some.rules().stream())))
        .toList();
  }
}

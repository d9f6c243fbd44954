package dev.ibid.workspace;

import dev.ibid.workspace.PathPatterns.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What Git leaves alone in one folder: its own {@code .gitignore}, those of the folders above it in
 * the repository, {@code .git/info/exclude} and the user's own file. The nearest that speaks of an
 * entry decides.
 *
 * @param folder absolute; the patterns are written for it
 * @param above what is asked where these patterns say nothing
 */
record GitIgnore(Path folder, PathPatterns patterns, @Nullable GitIgnore above) {

  /** Outside any repository nothing is ignored. */
  static final GitIgnore NOTHING = new GitIgnore(Path.of("/"), PathPatterns.NONE, null);

  /** What holds for the entries of {@code folder}, which is absolute. */
  static GitIgnore of(Path folder) {
    Path root = GitRepository.rootOf(folder);
    if (root == null) {
      return NOTHING;
    }
    GitIgnore ignore = ofRepository(root);
    Path at = root;
    for (Path step : root.relativize(folder)) {
      at = at.resolve(step).normalize();
      ignore = at.equals(root) ? ignore : ignore.in(at);
    }
    return ignore;
  }

  /** What holds in {@code folder}, which lies directly in this one or is a repository itself. */
  GitIgnore in(Path inner) {
    if (Files.exists(inner.resolve(".git"))) {
      return ofRepository(inner);
    }
    if (this == NOTHING) {
      return this;
    }
    return new GitIgnore(inner, read(inner.resolve(".gitignore")), this);
  }

  /**
   * Whether Git leaves the entry alone.
   *
   * @param entry absolute, in this folder
   */
  boolean ignores(Path entry, boolean isFolder) {
    for (GitIgnore level = this; level != null; level = level.above()) {
      if (!level.patterns().isEmpty()) {
        String path = level.folder().relativize(entry).toString().replace('\\', '/');
        Verdict verdict = level.patterns().verdict(path, isFolder);
        if (verdict != Verdict.UNMENTIONED) {
          return verdict == Verdict.MATCHED;
        }
      }
    }
    return false;
  }

  private static GitIgnore ofRepository(Path root) {
    Path git = gitFolder(root.resolve(".git"));
    GitIgnore everywhere = new GitIgnore(root, read(ofUser(git)), null);
    GitIgnore inRepository = new GitIgnore(root, read(git.resolve("info/exclude")), everywhere);
    return new GitIgnore(root, read(root.resolve(".gitignore")), inRepository);
  }

  /** In a worktree or submodule {@code .git} is a file that names the folder. */
  private static Path gitFolder(Path git) {
    if (!Files.isRegularFile(git)) {
      return git;
    }
    String named = value(git, "gitdir:");
    Path own = named == null ? git : git.resolveSibling(named);
    String common = value(own.resolve("commondir"), "");
    return common == null ? own : own.resolve(common).normalize();
  }

  /** {@code core.excludesFile}, or where Git looks without it. */
  private static Path ofUser(Path git) {
    Path home = Path.of(System.getProperty("user.home"));
    String set = System.getenv("XDG_CONFIG_HOME");
    Path config = set == null || set.isEmpty() ? home.resolve(".config") : Path.of(set);
    for (Path file :
        List.of(git.resolve("config"), home.resolve(".gitconfig"), config.resolve("git/config"))) {
      String named = excludesFile(file);
      if (named != null) {
        return named.startsWith("~/") ? home.resolve(named.substring(2)) : home.resolve(named);
      }
    }
    return config.resolve("git/ignore");
  }

  private static @Nullable String excludesFile(Path config) {
    boolean inCore = false;
    String found = null;
    for (String line : lines(config)) {
      String text = line.strip();
      if (text.startsWith("[")) {
        inCore = text.toLowerCase(Locale.ROOT).startsWith("[core]");
      } else if (inCore && text.toLowerCase(Locale.ROOT).startsWith("excludesfile")) {
        int equals = text.indexOf('=');
        found = equals < 0 ? found : text.substring(equals + 1).strip().replace("\"", "");
      }
    }
    return found;
  }

  private static @Nullable String value(Path file, String before) {
    return lines(file).stream()
        .filter(line -> line.startsWith(before))
        .map(line -> line.substring(before.length()).strip())
        .findFirst()
        .orElse(null);
  }

  private static PathPatterns read(Path file) {
    return PathPatterns.of(lines(file));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException unreadable) {
      // Git warns and goes on, too.
      return List.of();
    }
  }
}

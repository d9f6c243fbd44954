package dev.ibid.workspace;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bibliography of a workspace that fetched papers are added to.
 *
 * @param root the workspace
 * @param file absolute; need not exist
 */
public record FetchTarget(Path root, Settings others, Path file) {

  private static final String USUAL = "fetched.bib";

  /** What {@code ibid.toml} of {@code root} says, else {@code others}, else {@code fetched.bib}. */
  public static FetchTarget of(Path root, Settings others) {
    @Nullable String set = SettingsFile.read(root).settings().orElse(others).fetchInto();
    return at(root, others, set == null ? USUAL : set);
  }

  /**
   * @param named a path relative to {@code root}; {@code ~/} stands for the home folder
   */
  public static FetchTarget at(Path root, Settings others, String named) {
    String atHome =
        named.startsWith("~/") ? System.getProperty("user.home") + named.substring(1) : named;
    return new FetchTarget(root, others, root.resolve(atHome).toAbsolutePath().normalize());
  }

  /** Whether the file, once it exists, is among the sources. */
  public boolean isSource() {
    List<Path> files = WorkspaceCorpus.plan(List.of(root), others).sources().files();
    return files.contains(file);
  }

  /** What a person is told where it is not. */
  public String notASource() {
    return "%s is not among the sources; add it to corpus in ibid.toml"
        .formatted(file.startsWith(root) ? root.relativize(file) : file);
  }
}

package dev.ibid.workspace;

import dev.ibid.paper.CiteKeyPattern;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bibliography of a workspace that fetched papers are added to.
 *
 * @param root the workspace
 * @param others the settings that hold where its {@code ibid.toml} is silent
 * @param file absolute; need not exist
 * @param configured whether a setting names it
 * @param keyPattern what its new keys are made by
 */
public record FetchTarget(
    Path root, Settings others, Path file, boolean configured, CiteKeyPattern keyPattern) {

  private static final String USUAL = "fetched.bib";

  /**
   * What the settings say, else {@code fetched.bib}.
   *
   * @param others the settings that hold where {@code ibid.toml} is silent
   * @param all those of {@code ibid.toml}, and the others
   */
  static FetchTarget of(Path root, Settings others, Settings all) {
    @Nullable String set = all.fetchInto();
    String named = set == null ? USUAL : set;
    String atHome =
        named.startsWith("~/") ? System.getProperty("user.home") + named.substring(1) : named;
    @Nullable CiteKeyPattern pattern = all.keyPattern();
    return new FetchTarget(
        root,
        others,
        root.resolve(atHome).toAbsolutePath().normalize(),
        set != null,
        pattern == null ? CiteKeyPattern.USUAL : pattern);
  }

  /** This target with another file in the place of its own. */
  public FetchTarget into(Path other) {
    return new FetchTarget(
        root, others, other.toAbsolutePath().normalize(), configured, keyPattern);
  }

  /** The target of the workspace that {@code note} is in, else the first, else null. */
  public static @Nullable FetchTarget of(@Nullable Path note, List<FetchTarget> targets) {
    return targets.stream()
        .filter(one -> note != null && note.startsWith(one.root()))
        .findFirst()
        .orElse(targets.isEmpty() ? null : targets.getFirst());
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

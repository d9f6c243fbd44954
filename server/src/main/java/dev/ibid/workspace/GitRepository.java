package dev.ibid.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a repository of Git begins, told without Git. */
public final class GitRepository {
  private GitRepository() {}

  /**
   * The folder, this one or the nearest above, that has a {@code .git}; null outside of any
   * repository.
   *
   * @param folder absolute
   */
  public static @Nullable Path rootOf(Path folder) {
    Path root = folder;
    while (root != null && !Files.exists(root.resolve(".git"))) {
      root = root.getParent();
    }
    return root;
  }
}

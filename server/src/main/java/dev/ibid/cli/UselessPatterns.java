package dev.ibid.cli;

import dev.ibid.workspace.PathLevels;
import dev.ibid.workspace.PathPattern;
import dev.ibid.workspace.PathPatterns;
import dev.ibid.workspace.RuleSettings.Root;
import dev.ibid.workspace.SettingsFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The patterns of {@code ibid.toml} that are of no file: of a folder renamed since, or mistyped.
 */
final class UselessPatterns {

  /** What is looked at before it is left open whether a pattern is of use. */
  private static final int MOST_ENTRIES = 200_000;

  private UselessPatterns() {}

  /**
   * Tells of them on {@code err}, if the whole workspace is checked.
   *
   * @param found the notes that are checked
   * @param wanted what was to be searched
   */
  static void tell(Root root, List<Path> found, List<Path> wanted, PrintWriter err) {
    boolean whole =
        wanted.stream()
            .anyMatch(path -> root.folder().startsWith(path.toAbsolutePath().normalize()));
    Map<PathPattern, String> open = patterns(root);
    if (!whole || open.isEmpty()) {
      return;
    }
    for (Path file : found) {
      String path = root.relative(file);
      if (path != null && !open.isEmpty()) {
        open.keySet().removeIf(pattern -> new PathPatterns(List.of(pattern)).matchesFile(path));
      }
    }
    if (!open.isEmpty() && search(root, open)) {
      open.values().forEach(message -> err.println("ibid: " + message));
    }
  }

  /** Each with what is told of it. */
  private static Map<PathPattern, String> patterns(Root root) {
    Map<PathPattern, String> patterns = new LinkedHashMap<>();
    Path file = root.folder().resolve(SettingsFile.NAME);
    for (PathPattern pattern : root.excluded().patterns()) {
      patterns.put(pattern, message(file.toString(), "exclude", pattern));
    }
    for (PathLevels some : root.paths()) {
      for (PathPattern pattern : some.files().patterns()) {
        patterns.putIfAbsent(pattern, message(some.place().toString(), "files", pattern));
      }
    }
    patterns.keySet().removeIf(PathPattern::takesBack);
    return patterns;
  }

  private static String message(String place, String setting, PathPattern pattern) {
    return "%s: %s: there is no file that is \"%s\"%s"
        .formatted(place, setting, pattern.written(), hint(pattern.written()));
  }

  /** What other tools' patterns have and Git's have not. */
  private static String hint(String pattern) {
    if (pattern.startsWith("./") || pattern.startsWith("../")) {
      return "; a path begins at the folder of ibid.toml, without dots";
    }
    if (pattern.contains("\\")) {
      return "; between folders stands /";
    }
    return pattern.matches(".*\\{.*,.*}.*") ? "; braces mean themselves, write two patterns" : "";
  }

  /**
   * Takes those out of {@code open} that are of a file or folder.
   *
   * @return whether all files were looked at
   */
  private static boolean search(Root root, Map<PathPattern, String> open) {
    int[] seen = {0};
    try {
      Files.walkFileTree(
          root.folder(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return folder.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : visit(folder, true);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              return visit(file, false);
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
              seen[0] = MOST_ENTRIES;
              return FileVisitResult.CONTINUE;
            }

            private FileVisitResult visit(Path entry, boolean isFolder) {
              String path = root.relative(entry);
              if (path != null) {
                open.keySet().removeIf(pattern -> pattern.matches(path, isFolder));
              }
              return open.isEmpty() || ++seen[0] > MOST_ENTRIES
                  ? FileVisitResult.TERMINATE
                  : FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return seen[0] < MOST_ENTRIES;
  }
}

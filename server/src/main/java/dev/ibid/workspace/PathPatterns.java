package dev.ibid.workspace;

import java.util.ArrayList;
import java.util.List;

/**
 * Patterns of paths as {@code .gitignore} has them (gitignore(5)): {@code *} and {@code ?} stay
 * within a name, {@code **} goes over folders, a pattern with a slash before its end begins at the
 * folder that it is written for, one without matches at any depth, a slash at the end asks for a
 * folder, {@code !} takes back. Of several the last that matches decides.
 */
public record PathPatterns(List<PathPattern> patterns) {

  public static final PathPatterns NONE = new PathPatterns(List.of());

  /** What patterns say of one path. */
  public enum Verdict {
    MATCHED,
    TAKEN_BACK,
    UNMENTIONED
  }

  public PathPatterns {
    patterns = List.copyOf(patterns);
  }

  /** Reads patterns, one a line; empty lines and those that begin with {@code #} say nothing. */
  public static PathPatterns of(List<String> lines) {
    List<PathPattern> patterns = new ArrayList<>();
    for (String line : lines) {
      PathPattern pattern = PathPattern.of(line);
      if (pattern != null) {
        patterns.add(pattern);
      }
    }
    return patterns.isEmpty() ? NONE : new PathPatterns(patterns);
  }

  public boolean isEmpty() {
    return patterns.isEmpty();
  }

  /**
   * What is said of {@code path} itself, whatever is said of the folders above it.
   *
   * @param path relative to the folder that the patterns are written for, with slashes
   */
  public Verdict verdict(String path, boolean folder) {
    for (int at = patterns.size() - 1; at >= 0; at--) {
      PathPattern pattern = patterns.get(at);
      if (pattern.matches(path, folder)) {
        return pattern.takesBack() ? Verdict.TAKEN_BACK : Verdict.MATCHED;
      }
    }
    return Verdict.UNMENTIONED;
  }

  /** Whether the file at {@code path} is matched, or a folder that it lies in. */
  public boolean matchesFile(String path) {
    if (patterns.isEmpty()) {
      return false;
    }
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (verdict(path.substring(0, slash), true) == Verdict.MATCHED) {
        return true;
      }
    }
    return verdict(path, false) == Verdict.MATCHED;
  }
}

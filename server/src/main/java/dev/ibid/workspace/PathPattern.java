package dev.ibid.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pattern of {@link PathPatterns}.
 *
 * @param written as it stands in its file
 * @param takesBack whether it began with {@code !}
 * @param folderOnly whether it ended with a slash
 * @param anchored whether it begins at the folder that it is written for
 * @param names what it asks of each name of a path; {@code **} stands for any number of them
 */
public record PathPattern(
    String written, boolean takesBack, boolean folderOnly, boolean anchored, List<String> names) {

  private static final String ANY_NAMES = "**";

  /** Reads a line; null where it says nothing. */
  static @Nullable PathPattern of(String line) {
    String rest = withoutBlanksBehind(line);
    if (rest.isEmpty() || rest.startsWith("#")) {
      return null;
    }
    boolean takesBack = rest.startsWith("!");
    rest = takesBack ? rest.substring(1) : rest;
    boolean folderOnly = rest.endsWith("/");
    rest = folderOnly ? rest.substring(0, rest.length() - 1) : rest;
    boolean anchored = rest.indexOf('/') >= 0;
    rest = rest.startsWith("/") ? rest.substring(1) : rest;
    return rest.isEmpty()
        ? null
        : new PathPattern(line, takesBack, folderOnly, anchored, List.of(rest.split("/", -1)));
  }

  /** A blank at the end counts only behind a backslash. */
  private static String withoutBlanksBehind(String line) {
    int end = line.endsWith("\r") ? line.length() - 1 : line.length();
    while (end > 0 && line.charAt(end - 1) == ' ' && !(end > 1 && line.charAt(end - 2) == '\\')) {
      end--;
    }
    return line.substring(0, end);
  }

  /**
   * Whether this is a pattern of {@code path} itself.
   *
   * @param path relative, with slashes
   */
  public boolean matches(String path, boolean folder) {
    if (folderOnly && !folder) {
      return false;
    }
    return anchored
        ? matchesNames(path.split("/", -1))
        : matchesName(names.getFirst(), path.substring(path.lastIndexOf('/') + 1));
  }

  /** Goes back to the last {@code **} alone, which is enough and takes no more than n·m steps. */
  private boolean matchesNames(String[] path) {
    int pattern = 0;
    int at = 0;
    int back = -1;
    int backAt = 0;
    while (at < path.length) {
      if (pattern < names.size() && names.get(pattern).equals(ANY_NAMES)) {
        if (pattern == names.size() - 1) {
          // What ends in ** means what lies below, not the folder itself.
          return true;
        }
        back = ++pattern;
        backAt = at;
      } else if (pattern < names.size() && matchesName(names.get(pattern), path[at])) {
        pattern++;
        at++;
      } else if (back >= 0) {
        pattern = back;
        at = ++backAt;
      } else {
        return false;
      }
    }
    return pattern == names.size();
  }

  private static boolean matchesName(String pattern, String name) {
    int in = 0;
    int at = 0;
    int back = -1;
    int backAt = 0;
    while (at < name.length()) {
      int next = in < pattern.length() ? behindOne(pattern, in, name.charAt(at)) : -1;
      if (in < pattern.length() && pattern.charAt(in) == '*') {
        back = ++in;
        backAt = at;
      } else if (next >= 0) {
        in = next;
        at++;
      } else if (back >= 0) {
        in = back;
        at = ++backAt;
      } else {
        return false;
      }
    }
    while (in < pattern.length() && pattern.charAt(in) == '*') {
      in++;
    }
    return in == pattern.length();
  }

  /** Where the pattern goes on if what stands at {@code in} matches {@code c}, else -1. */
  private static int behindOne(String pattern, int in, char c) {
    return switch (pattern.charAt(in)) {
      case '?' -> in + 1;
      case '\\' -> in + 1 < pattern.length() && pattern.charAt(in + 1) == c ? in + 2 : -1;
      case '[' -> behindSet(pattern, in, c);
      default -> pattern.charAt(in) == c ? in + 1 : -1;
    };
  }

  private static int behindSet(String pattern, int open, char c) {
    int at = open + 1;
    boolean negated = at < pattern.length() && "!^".indexOf(pattern.charAt(at)) >= 0;
    at = negated ? at + 1 : at;
    boolean found = false;
    for (int first = at; at < pattern.length(); ) {
      if (pattern.charAt(at) == ']' && at > first) {
        return found != negated ? at + 1 : -1;
      }
      at = pattern.charAt(at) == '\\' && at + 1 < pattern.length() ? at + 1 : at;
      char low = pattern.charAt(at++);
      char high = low;
      if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
        high = pattern.charAt(at + 1);
        at += 2;
      }
      found |= low <= c && c <= high;
    }
    // A bracket that nothing closes matches nothing, as in Git.
    return -1;
  }
}

package dev.ibid.workspace;

import java.util.List;

/**
 * Rules as they are set for some files.
 *
 * @param place where they were set: a file with its line, or the editor
 */
public record PathLevels(PathPatterns files, List<RuleLevel> rules, String place) {

  public PathLevels {
    rules = List.copyOf(rules);
  }
}

package dev.ibid.workspace;

import java.util.List;

/**
 * Rules as they are set for some files.
 *
 * @param place where they were set
 */
public record PathLevels(PathPatterns files, List<RuleLevel> rules, SettingsPlace place) {

  public PathLevels {
    rules = List.copyOf(rules);
  }
}

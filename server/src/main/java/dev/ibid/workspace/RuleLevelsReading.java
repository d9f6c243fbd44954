package dev.ibid.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads how rules are set, for all files and for some.
 *
 * @param placeOf where a value stands that is found by these names and numbers
 * @param problems takes what is wrong
 */
record RuleLevelsReading(
    Function<List<Object>, SettingsPlace> placeOf, List<SettingsProblem> problems) {

  /** The names that a table of {@code paths} can have. */
  static final Set<String> NAMES_OF_PATHS = Set.of("files", "rules");

  /**
   * @param path where {@code value} stands
   */
  @Nullable List<RuleLevel> rules(Object value, List<Object> path) {
    if (!(value instanceof Map<?, ?> table)) {
      problem(path, "'rules' must be a table, such as rules = { unknown-paper = \"off\" }");
      return null;
    }
    List<RuleLevel> rules = new ArrayList<>();
    for (Map.Entry<?, ?> entry : table.entrySet()) {
      String rule = String.valueOf(entry.getKey());
      List<Object> at = with(path, rule);
      Level level = entry.getValue() == null ? null : Level.of(entry.getValue());
      if (level == null) {
        problem(at, "'%s' must be one of: error, warning, info, hint, off".formatted(rule));
      } else {
        rules.add(new RuleLevel(rule, level, placeOf.apply(at)));
      }
    }
    return rules;
  }

  /**
   * @param path where {@code value} stands
   */
  @Nullable List<PathLevels> paths(Object value, List<Object> path) {
    if (!(value instanceof List<?> list)) {
      problem(path, "'paths' must be a list of tables, each begun with [[paths]]");
      return null;
    }
    List<PathLevels> paths = new ArrayList<>();
    for (int at = 0; at < list.size(); at++) {
      PathLevels one = onePath(list.get(at), with(path, at));
      if (one != null) {
        paths.add(one);
      }
    }
    return paths;
  }

  private @Nullable PathLevels onePath(@Nullable Object value, List<Object> path) {
    if (!(value instanceof Map<?, ?> table)) {
      problem(path, "'paths' must be a list of tables, each begun with [[paths]]");
      return null;
    }
    for (Object name : table.keySet()) {
      if (!NAMES_OF_PATHS.contains(String.valueOf(name))) {
        problem(with(path, name), "'paths' has no '%s', only files and rules".formatted(name));
      }
    }
    Object files = table.get("files");
    Object rules = table.get("rules");
    if (files == null || rules == null) {
      problem(path, "'paths' needs files, such as [\"drafts/\"], and rules for them");
      return null;
    }
    SettingsPlace place = placeOf.apply(with(path, "files"));
    List<String> patterns = Settings.strings("files", files, "drafts/", place, problems);
    List<RuleLevel> levels = rules(rules, with(path, "rules"));
    return patterns == null || levels == null
        ? null
        : new PathLevels(PathPatterns.of(patterns), levels, place);
  }

  private void problem(List<Object> path, String message) {
    problems.add(new SettingsProblem(placeOf.apply(path), String.valueOf(path.getLast()), message));
  }

  private static List<Object> with(List<Object> path, Object name) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(name);
    return longer;
  }
}

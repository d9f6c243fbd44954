package dev.ibid.workspace;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one file is checked.
 *
 * @param levels by the rules' ids; a rule that is not there is as grave as its findings are
 * @param excluded whether the file is not checked at all
 * @param path of the file below its root, with slashes; null where it is in none
 * @param baseline the findings that are known and not told any more
 */
public record FileRules(
    Map<String, Level> levels, boolean excluded, @Nullable String path, Baseline baseline) {

  public static final FileRules NONE = new FileRules(Map.of(), false, null, Baseline.NONE);

  public FileRules {
    levels = Map.copyOf(levels);
  }

  /** How a rule is set, or null where nobody did. */
  public @Nullable Level level(String rule) {
    return levels.get(rule);
  }
}

package dev.ibid.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What people set, in {@code ibid.toml} or in their editor.
 *
 * @param corpus the sources: files, folders and globs, relative to the workspace root, {@code ~}
 *     for the home folder; null where nothing is set and the sources are looked for
 * @param fetchInto the bibliography that fetched papers are added to, relative to the workspace
 *     root; null where nothing is set
 */
public record Settings(@Nullable List<String> corpus, @Nullable String fetchInto) {

  public static final Settings NONE = new Settings(null);

  public Settings(@Nullable List<String> corpus) {
    this(corpus, null);
  }

  /** The names that a setting can have. */
  static final Set<String> NAMES = new TreeSet<>(Set.of("corpus", "fetch-into"));

  /** Settings as far as they could be read, and what was wrong with the rest. */
  public record Reading(Settings settings, List<SettingsProblem> problems) {}

  /**
   * Reads settings that came as a tree of values. What is wrong is left out and told of.
   *
   * @param values strings, lists and maps, as TOML and JSON have them
   * @param place where they come from, for messages: {@code ibid.toml}, {@code the editor's
   *     settings}
   */
  public static Reading read(Map<String, ?> values, String place) {
    List<SettingsProblem> problems = new ArrayList<>();
    List<String> corpus = null;
    String fetchInto = null;
    for (Map.Entry<String, ?> entry : values.entrySet()) {
      if (entry.getValue() == null) {
        continue;
      }
      switch (entry.getKey()) {
        case "corpus" -> corpus = strings("corpus", entry.getValue(), place, problems);
        case "fetch-into" -> fetchInto = bibliography(entry.getValue(), place, problems);
        default ->
            problems.add(
                new SettingsProblem(
                    place,
                    entry.getKey(),
                    "there is no setting '%s'; the settings are: %s"
                        .formatted(entry.getKey(), String.join(", ", NAMES))));
      }
    }
    return new Reading(new Settings(corpus, fetchInto), List.copyOf(problems));
  }

  /** These settings, and those of {@code next} where these say nothing. */
  public Settings orElse(Settings next) {
    return new Settings(
        corpus != null ? corpus : next.corpus, fetchInto != null ? fetchInto : next.fetchInto);
  }

  private static @Nullable String bibliography(
      Object value, String place, List<SettingsProblem> problems) {
    if (value instanceof String file && file.toLowerCase(Locale.ROOT).endsWith(".bib")) {
      return file;
    }
    problems.add(
        new SettingsProblem(
            place, "fetch-into", "'fetch-into' must name a .bib file, such as \"fetched.bib\""));
    return null;
  }

  private static @Nullable List<String> strings(
      String name, Object value, String place, List<SettingsProblem> problems) {
    if (value instanceof String one) {
      return List.of(one);
    }
    if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    problems.add(
        new SettingsProblem(
            place, name, "'%s' must be a list of strings, such as [\"refs.bib\"]".formatted(name)));
    return null;
  }
}

package dev.ibid.workspace;

import dev.ibid.paper.CiteKeyPattern;
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
 * @param keyPattern how the citekeys of new entries are made; null where nothing is set
 */
public record Settings(
    @Nullable List<String> corpus,
    @Nullable String fetchInto,
    @Nullable CiteKeyPattern keyPattern) {

  public static final Settings NONE = new Settings(null);

  public Settings(@Nullable List<String> corpus) {
    this(corpus, null, null);
  }

  /** The names that a setting can have. */
  static final Set<String> NAMES = new TreeSet<>(Set.of("corpus", "fetch-into", "key-pattern"));

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
    CiteKeyPattern keyPattern = null;
    for (Map.Entry<String, ?> entry : values.entrySet()) {
      if (entry.getValue() == null) {
        continue;
      }
      switch (entry.getKey()) {
        case "corpus" -> corpus = strings("corpus", entry.getValue(), place, problems);
        case "fetch-into" -> fetchInto = bibliography(entry.getValue(), place, problems);
        case "key-pattern" -> keyPattern = keyPattern(entry.getValue(), place, problems);
        default ->
            problems.add(
                new SettingsProblem(
                    place,
                    entry.getKey(),
                    "there is no setting '%s'; the settings are: %s"
                        .formatted(entry.getKey(), String.join(", ", NAMES))));
      }
    }
    return new Reading(new Settings(corpus, fetchInto, keyPattern), List.copyOf(problems));
  }

  /** These settings, and those of {@code next} where these say nothing. */
  public Settings orElse(Settings next) {
    return new Settings(
        corpus != null ? corpus : next.corpus,
        fetchInto != null ? fetchInto : next.fetchInto,
        keyPattern != null ? keyPattern : next.keyPattern);
  }

  private static @Nullable CiteKeyPattern keyPattern(
      Object value, String place, List<SettingsProblem> problems) {
    String template = value instanceof String text ? text : "";
    String problem = CiteKeyPattern.problemOf(template);
    if (problem == null) {
      return new CiteKeyPattern(template);
    }
    problems.add(new SettingsProblem(place, "key-pattern", "'key-pattern' " + problem));
    return null;
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

package dev.ibid.workspace;

import dev.ibid.paper.CiteKeyPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What people set, in {@code ibid.toml} or in their editor. What is null is not set.
 *
 * @param corpus the sources: files, folders and globs, relative to the workspace root, {@code ~}
 *     for the home folder; where nothing is set the sources are looked for
 * @param fetchInto the bibliography that fetched papers are added to, relative to the workspace
 *     root
 * @param keyPattern how the citekeys of new entries are made
 * @param rules how grave the rules are, each at most once
 * @param paths the same for some files; of several that hold for a file the later goes first
 * @param exclude the files that are not checked
 * @param baseline the file of the findings that are known and not told any more, relative to the
 *     workspace root
 * @param backgroundCheck whether editors are told of notes too that are not open
 */
public record Settings(
    @Nullable List<String> corpus,
    @Nullable String fetchInto,
    @Nullable CiteKeyPattern keyPattern,
    @Nullable List<RuleLevel> rules,
    @Nullable List<PathLevels> paths,
    @Nullable PathPatterns exclude,
    @Nullable String baseline,
    @Nullable Boolean backgroundCheck) {

  public static final Settings NONE = new Settings(null);

  public Settings(@Nullable List<String> corpus) {
    this(corpus, null, null, null, null, null, null, null);
  }

  /** The names that a setting can have. */
  static final Set<String> NAMES =
      new TreeSet<>(
          Set.of(
              "background-check",
              "baseline",
              "corpus",
              "exclude",
              "fetch-into",
              "key-pattern",
              "paths",
              "rules"));

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
    SettingsPlace of = SettingsPlace.called(place);
    return read(values, path -> of);
  }

  /**
   * As the other, where values have places of their own.
   *
   * @param placeOf where the value stands that is found by these names and numbers, one in another
   */
  static Reading read(Map<String, ?> values, Function<List<Object>, SettingsPlace> placeOf) {
    List<SettingsProblem> problems = new ArrayList<>();
    RuleLevelsReading levels = new RuleLevelsReading(placeOf, problems);
    List<String> corpus = null;
    String fetchInto = null;
    CiteKeyPattern keyPattern = null;
    List<RuleLevel> rules = null;
    List<PathLevels> paths = null;
    PathPatterns exclude = null;
    String baseline = null;
    Boolean backgroundCheck = null;
    for (Map.Entry<String, ?> entry : values.entrySet()) {
      String name = entry.getKey();
      Object value = entry.getValue();
      if (value == null) {
        continue;
      }
      SettingsPlace place = placeOf.apply(List.of(name));
      switch (name) {
        case "corpus" -> corpus = strings(name, value, "refs.bib", place, problems);
        case "fetch-into" -> fetchInto = bibliography(value, place, problems);
        case "key-pattern" -> keyPattern = keyPattern(value, place, problems);
        case "rules" -> rules = levels.rules(value, List.of(name));
        case "paths" -> paths = levels.paths(value, List.of(name));
        case "exclude" -> exclude = patterns(strings(name, value, "drafts/", place, problems));
        case "baseline" -> baseline = file(name, value, place, problems);
        case "background-check" -> backgroundCheck = truth(name, value, place, problems);
        default ->
            problems.add(
                new SettingsProblem(
                    place,
                    name,
                    "there is no setting '%s'; the settings are: %s"
                        .formatted(name, String.join(", ", NAMES))));
      }
    }
    return new Reading(
        new Settings(
            corpus, fetchInto, keyPattern, rules, paths, exclude, baseline, backgroundCheck),
        List.copyOf(problems));
  }

  /** These settings, and those of {@code next} where these say nothing. */
  public Settings orElse(Settings next) {
    return new Settings(
        corpus != null ? corpus : next.corpus,
        fetchInto != null ? fetchInto : next.fetchInto,
        keyPattern != null ? keyPattern : next.keyPattern,
        rules != null ? rules : next.rules,
        paths != null ? paths : next.paths,
        exclude != null ? exclude : next.exclude,
        baseline != null ? baseline : next.baseline,
        backgroundCheck != null ? backgroundCheck : next.backgroundCheck);
  }

  private static @Nullable CiteKeyPattern keyPattern(
      Object value, SettingsPlace place, List<SettingsProblem> problems) {
    String template = value instanceof String text ? text : "";
    String problem = CiteKeyPattern.problemOf(template);
    if (problem == null) {
      return new CiteKeyPattern(template);
    }
    problems.add(new SettingsProblem(place, "key-pattern", "'key-pattern' " + problem));
    return null;
  }

  private static @Nullable PathPatterns patterns(@Nullable List<String> lines) {
    return lines == null ? null : PathPatterns.of(lines);
  }

  private static @Nullable Boolean truth(
      String name, Object value, SettingsPlace place, List<SettingsProblem> problems) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    problems.add(new SettingsProblem(place, name, "'%s' must be true or false".formatted(name)));
    return null;
  }

  private static @Nullable String file(
      String name, Object value, SettingsPlace place, List<SettingsProblem> problems) {
    if (value instanceof String file && !file.isBlank()) {
      return file;
    }
    problems.add(
        new SettingsProblem(
            place, name, "'%s' must name a file, such as \"ibid.baseline\"".formatted(name)));
    return null;
  }

  private static @Nullable String bibliography(
      Object value, SettingsPlace place, List<SettingsProblem> problems) {
    if (value instanceof String file && file.toLowerCase(Locale.ROOT).endsWith(".bib")) {
      return file;
    }
    problems.add(
        new SettingsProblem(
            place, "fetch-into", "'fetch-into' must name a .bib file, such as \"fetched.bib\""));
    return null;
  }

  /**
   * A list of strings, or one.
   *
   * @param example of one, for the message
   */
  static @Nullable List<String> strings(
      String name,
      Object value,
      String example,
      SettingsPlace place,
      List<SettingsProblem> problems) {
    if (value instanceof String one) {
      return List.of(one);
    }
    if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    problems.add(
        new SettingsProblem(
            place,
            name,
            "'%s' must be a list of strings, such as [\"%s\"]".formatted(name, example)));
    return null;
  }
}

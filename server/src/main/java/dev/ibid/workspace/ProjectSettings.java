package dev.ibid.workspace;

import dev.ibid.note.NoteLanguage;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which files hold the settings of the projects that notes belong to, each looked for once. */
final class ProjectSettings {

  /**
   * A tool whose projects name bibliographies.
   *
   * @param settings what the file of its settings may be called, of which the nearest counts
   * @param languages of the notes that it takes
   */
  private record Tool(List<String> settings, Set<NoteLanguage> languages) {}

  private static final Set<NoteLanguage> OF_QUARTO =
      EnumSet.of(NoteLanguage.MARKDOWN, NoteLanguage.NOTEBOOK);
  private static final Set<NoteLanguage> OF_SPHINX =
      EnumSet.of(NoteLanguage.MARKDOWN, NoteLanguage.NOTEBOOK, NoteLanguage.RST);

  private static final List<Tool> TOOLS =
      List.of(
          new Tool(List.of("_quarto.yml", "_quarto.yaml"), OF_QUARTO),
          new Tool(List.of("_bookdown.yml"), EnumSet.of(NoteLanguage.MARKDOWN)),
          new Tool(List.of("myst.yml"), OF_QUARTO),
          new Tool(List.of("_config.yml"), OF_SPHINX),
          new Tool(List.of("conf.py"), OF_SPHINX));

  private static final String FOLDER_SETTINGS = "_metadata.yml";

  /** Every name that settings may have. */
  private static final Set<String> NAMES =
      Stream.concat(
              TOOLS.stream().flatMap(tool -> tool.settings.stream()), Stream.of(FOLDER_SETTINGS))
          .collect(Collectors.toUnmodifiableSet());

  /** Where the notes of one language lie that belong to the same projects. */
  private record Place(Path folder, NoteLanguage language) {}

  private final Function<Path, List<Path>> ancestors;
  private final Predicate<Path> isThere;
  private final Predicate<Path> isWithout;
  private final Consumer<Path> looked;
  private final Map<Place, List<Path>> known = new HashMap<>();

  /** Which settings lie in a folder itself, by their names. */
  private final Map<Path, Map<String, Path>> inFolder = new HashMap<>();

  /**
   * @param ancestors the folder and those above it that may hold settings, the nearest first
   * @param isWithout whether a folder is known to hold no settings
   * @param looked takes the folders whose content the answer depends on
   */
  ProjectSettings(
      Function<Path, List<Path>> ancestors,
      Predicate<Path> isThere,
      Predicate<Path> isWithout,
      Consumer<Path> looked) {
    this.ancestors = ancestors;
    this.isThere = isThere;
    this.isWithout = isWithout;
    this.looked = looked;
  }

  /** Whether a file of this name, in either case, may hold the settings of notes. */
  static boolean isName(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** The settings of the projects that notes of a folder belong to. */
  List<Path> of(Path folder, NoteLanguage language) {
    Place place = new Place(folder, language);
    List<Path> found = known.get(place);
    if (found == null) {
      found = above(folder, language);
      known.put(place, found);
    }
    return found;
  }

  private List<Path> above(Path folder, NoteLanguage language) {
    if (TOOLS.stream().noneMatch(tool -> tool.languages.contains(language))) {
      return List.of();
    }
    List<Map<String, Path>> above =
        ancestors.apply(folder).stream().map(this::in).filter(some -> !some.isEmpty()).toList();
    List<Path> found = new ArrayList<>();
    for (Tool tool : TOOLS) {
      Path nearest = tool.languages.contains(language) ? nearest(tool, above) : null;
      if (nearest != null) {
        found.add(nearest);
        found.addAll(beside(nearest));
      }
    }
    if (OF_QUARTO.contains(language)) {
      above.stream()
          .map(some -> some.get(FOLDER_SETTINGS))
          .filter(Objects::nonNull)
          .forEach(found::add);
    }
    return found;
  }

  /** Each folder is looked at once, however many lie below it. */
  private Map<String, Path> in(Path folder) {
    return inFolder.computeIfAbsent(
        folder,
        one -> {
          if (isWithout.test(one)) {
            looked.accept(one);
            return Map.of();
          }
          Map<String, Path> there = new HashMap<>();
          for (String name : NAMES) {
            Path file = one.resolve(name);
            if (isThere.test(file)) {
              there.put(name, file);
            }
          }
          return there;
        });
  }

  private static @Nullable Path nearest(Tool tool, List<Map<String, Path>> above) {
    return above.stream()
        .flatMap(some -> tool.settings.stream().map(some::get))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What else holds settings of the project: bookdown's first chapter, and Quarto's profiles. */
  private List<Path> beside(Path settings) {
    String name = String.valueOf(settings.getFileName());
    if (name.equals("_bookdown.yml")) {
      Path first = settings.resolveSibling("index.Rmd");
      return isThere.test(first) ? List.of(first) : List.of();
    }
    Path folder = settings.getParent();
    return folder != null && name.startsWith("_quarto.") ? profiles(folder) : List.of();
  }

  /** Which of them is on is told on the command line, so that all count. */
  private List<Path> profiles(Path folder) {
    looked.accept(folder);
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "_quarto-*.{yml,yaml}")) {
      all.forEach(found::add);
    } catch (IOException | DirectoryIteratorException unreadable) {
      return List.of();
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }
}

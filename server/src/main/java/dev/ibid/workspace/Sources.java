package dev.ibid.workspace;

import dev.ibid.corpus.source.SourceReader;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/**
 * The files that a corpus is made of.
 *
 * @param files each once, in the order in which they are named; files of one folder by name
 * @param problems what was named and can't be used
 * @param folders where a file that appears or vanishes may change {@code files}; some may not exist
 */
public record Sources(List<Path> files, List<SettingsProblem> problems, List<Path> folders) {

  /**
   * What a search for bibliographies may look at before it gives up, so that none takes for ever.
   */
  private static final int MOST_ENTRIES = 200_000;

  private static final int DEEPEST = 16;

  private static final Set<String> SKIPPED_FOLDERS =
      Set.of("node_modules", "target", "build", "dist", "venv", "__pycache__", "_site", "_book");

  /** The endings of the names of files that may hold papers, in lower case. */
  private static final Set<String> ENDINGS =
      Set.of(
          "bib", "bibtex", "ris", "json", "jsonl", "ndjson", "yaml", "yml", "xml", "atom", "txt",
          "gz", "zip");

  /** Folders whose papers are taken without being told to. */
  private static final List<String> USUAL_FOLDERS = List.of("corpus", "papers");

  public Sources {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
    folders = List.copyOf(folders);
  }

  /** The sources that {@code settings} name, else those that are found in the {@code roots}. */
  public static Sources of(Settings settings, List<Path> roots) {
    List<String> named = settings.corpus();
    if (named == null) {
      return found(roots);
    }
    SequencedSet<Path> files = new LinkedHashSet<>();
    SequencedSet<Path> folders = new LinkedHashSet<>();
    List<SettingsProblem> problems = new ArrayList<>();
    for (String source : named) {
      expand(source, roots.isEmpty() ? List.of(Path.of("")) : roots, files, folders, problems);
    }
    return new Sources(List.copyOf(files), problems, List.copyOf(folders));
  }

  /** Whether a file of this name may hold papers, as far as a name can tell. */
  public static boolean isSourceName(String name) {
    int dot = name.lastIndexOf('.');
    return dot >= 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private static boolean isBibliographyName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".bib") || lower.endsWith(".bibtex");
  }

  private static Sources found(List<Path> roots) {
    SequencedSet<Path> files = new LinkedHashSet<>();
    SequencedSet<Path> folders = new LinkedHashSet<>();
    for (Path root : roots) {
      for (String usual : USUAL_FOLDERS) {
        files.addAll(papersBelow(root.resolve(usual), folders));
      }
      files.addAll(filesBelow(root, Sources::isBibliographyName, folders));
      files.addAll(LooseBibliographies.at(root));
    }
    return new Sources(List.copyOf(files), List.of(), List.copyOf(folders));
  }

  private static void expand(
      String source,
      List<Path> roots,
      Set<Path> files,
      Set<Path> folders,
      List<SettingsProblem> problems) {
    boolean any = false;
    for (Path root : roots) {
      try {
        List<Path> expanded = expand(source, root, folders);
        any |= !expanded.isEmpty();
        files.addAll(expanded);
      } catch (InvalidPathException | PatternSyntaxException wrong) {
        problems.add(problem(source, "is neither a path nor a pattern: " + wrong.getMessage()));
        return;
      }
    }
    if (!any) {
      problems.add(
          problem(source, "there is no such file, and no file of papers in such a folder"));
    }
  }

  private static List<Path> expand(String source, Path root, Set<Path> folders) {
    String atHome =
        source.equals("~") || source.startsWith("~/")
            ? System.getProperty("user.home") + source.substring(1)
            : source;
    int magic = firstMagic(atHome);
    if (magic >= 0 && !isFile(root, atHome)) {
      int folderEnd = atHome.lastIndexOf('/', magic) + 1;
      Path folder = root.resolve(atHome.substring(0, folderEnd)).toAbsolutePath().normalize();
      PathMatcher matcher =
          FileSystems.getDefault().getPathMatcher("glob:" + atHome.substring(folderEnd));
      return filesBelow(folder, file -> true, folders).stream()
          .filter(file -> matcher.matches(folder.relativize(file)))
          .toList();
    }
    Path path = root.resolve(atHome).toAbsolutePath().normalize();
    if (Files.isDirectory(path)) {
      return papersBelow(path, folders);
    }
    folders.add(Objects.requireNonNullElse(path.getParent(), path));
    return Files.exists(path) ? List.of(path) : List.of();
  }

  /** The files below {@code folder} that hold papers; what else lies there is nobody's mistake. */
  private static List<Path> papersBelow(Path folder, Set<Path> folders) {
    return filesBelow(folder, Sources::isSourceName, folders).stream()
        .filter(
            file ->
                isBibliographyName(String.valueOf(file.getFileName()))
                    || SourceReader.recognises(file))
        .toList();
  }

  private static boolean isFile(Path root, String text) {
    return Files.isRegularFile(root.resolve(text));
  }

  private static int firstMagic(String pattern) {
    for (int at = 0; at < pattern.length(); at++) {
      if ("*?[{".indexOf(pattern.charAt(at)) >= 0) {
        return at;
      }
    }
    return -1;
  }

  /**
   * The regular files below {@code folder} whose name passes, by path; none where it is no folder.
   *
   * @param folders takes the folders that were looked into
   */
  private static List<Path> filesBelow(Path folder, Predicate<String> name, Set<Path> folders) {
    Path start = folder.toAbsolutePath().normalize();
    folders.add(start);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          start,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          DEEPEST,
          new Walk(start, name, files, folders));
    } catch (IOException unreadable) {
      // The walk itself passes over what it can't read: what it found until then stands.
      System.getLogger(Sources.class.getName())
          .log(System.Logger.Level.WARNING, start + " can't be searched", unreadable);
    }
    files.sort(Comparator.naturalOrder());
    return files;
  }

  private static SettingsProblem problem(String source, String message) {
    return new SettingsProblem(
        SettingsPlace.called("corpus"), "corpus", "\"" + source + "\": " + message);
  }

  /** A walk that passes over hidden folders, what others install, and what can't be read. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path start;
    private final Predicate<String> name;
    private final List<Path> files;
    private final Set<Path> folders;
    private int seen;

    Walk(Path start, Predicate<String> name, List<Path> files, Set<Path> folders) {
      this.start = start;
      this.name = name;
      this.files = files;
      this.folders = folders;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String folderName = String.valueOf(folder.getFileName());
      boolean skipped =
          !folder.equals(start)
              && (folderName.startsWith(".") || SKIPPED_FOLDERS.contains(folderName));
      if (skipped) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      folders.add(folder);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String fileName = String.valueOf(file.getFileName());
      if (attributes.isRegularFile() && !fileName.startsWith(".") && name.test(fileName)) {
        files.add(file);
      }
      return ++seen > MOST_ENTRIES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
      return FileVisitResult.CONTINUE;
    }
  }
}

package dev.ibid.cli;

import dev.ibid.note.DeclaredBibliographies;
import dev.ibid.workspace.Documents;
import dev.ibid.workspace.GitRepository;
import dev.ibid.workspace.NamingNotes;
import dev.ibid.workspace.NoteFiles;
import dev.ibid.workspace.NoteFiles.NoteFile;
import dev.ibid.workspace.NotePath;
import dev.ibid.workspace.ProjectFiles;
import dev.ibid.workspace.RuleSettings.Root;
import dev.ibid.workspace.SeenBibliographies;
import dev.ibid.workspace.WorkspaceCorpus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command about notes is told: which notes, and which papers. */
final class NoteOptions {

  /** Notes of more UTF-16 units than these together are read again instead of being kept. */
  private static final long MOST_KEPT = 128L << 20;

  /** The path that stands for standard input. */
  private static final Path STANDARD_INPUT = Path.of("-");

  @Parameters(
      paramLabel = "PATH",
      description = {
        "Notes, or folders of notes; default: here. What Git ignores, and what ibid.toml excludes,"
            + " is passed over in folders.",
        "A single - reads a note from standard input."
      })
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--stdin-path",
      paramLabel = "PATH",
      description = "The path that the note on standard input has: its language, and its rules.")
  private @Nullable Path standardInputPath;

  @Option(
      names = "--since",
      paramLabel = "REV",
      description =
          "Only notes that changed since the work left this Git revision, committed or not.")
  private @Nullable String since;

  @Option(names = "--no-gitignore", description = "Searches also what Git ignores.")
  private boolean gitIgnored;

  @Mixin private CorpusOptions corpusOptions = new CorpusOptions();

  /**
   * The papers, and the notes that are meant.
   *
   * @param found the notes that were searched, in a settled order
   * @param files those of them that are meant
   * @param documents what each of the notes sees of bibliographies
   * @param names what each of the notes is called there
   * @param kept notes that were read already
   * @param standardInput whether the only note came from there
   */
  record Opened(
      WorkspaceCorpus corpus,
      Root root,
      List<Path> found,
      List<Path> files,
      Documents documents,
      Map<Path, NotePath> names,
      Map<Path, NoteFile> kept,
      boolean standardInput) {

    SeenBibliographies seenBy(Path path) {
      NotePath name = names.get(path);
      return name == null ? SeenBibliographies.UNKNOWN : documents.seenBy(name);
    }

    /**
     * Works on note by note, on several threads, and hands over what came of each in their order;
     * tells on {@code err} of what can't be read.
     *
     * @param work called on any thread
     * @return whether every note could be read
     */
    <T> boolean forEach(PrintWriter err, Function<NoteFile, T> work, Consumer<T> taken) {
      return read(files, work, taken, err);
    }

    /** As the other, for all notes that were searched; what can't be read is passed over. */
    <T> void forAll(Function<NoteFile, T> work, Consumer<T> taken) {
      read(found, work, taken, null);
    }

    private <T> boolean read(
        List<Path> some, Function<NoteFile, T> work, Consumer<T> taken, @Nullable PrintWriter err) {
      ProgressBar progress = new ProgressBar(some.size(), err);
      try (NotesInOrder<T> notes = new NotesInOrder<>(kept, work, taken, progress)) {
        some.forEach(notes::add);
        return notes.finish();
      }
    }
  }

  /**
   * Opens the papers and finds the notes.
   *
   * @param bibliographies whether bibliographies count as notes where a folder was named
   * @throws Failure where a setting is wrong
   */
  Opened open(PrintWriter err, boolean bibliographies) throws IOException {
    return open(err, bibliographies, true);
  }

  /**
   * As the other.
   *
   * @param baseline whether the baseline that {@code ibid.toml} names has to be there and sound
   */
  Opened open(PrintWriter err, boolean bibliographies, boolean baseline) throws IOException {
    boolean standardInput = paths.contains(STANDARD_INPUT);
    if (standardInput && (paths.size() > 1 || since != null)) {
      throw new Failure("-: standard input can't be read together with other notes");
    }
    if (standardInputPath != null && !standardInput) {
      throw new Failure("--stdin-path: goes with - as the only path");
    }
    Path input = standardInputPath == null ? Path.of("stdin.md") : standardInputPath;
    List<Path> wanted =
        standardInput ? List.of(input) : paths.isEmpty() ? List.of(Path.of(".")) : paths;
    WorkspaceCorpus.Plan plan = corpusOptions.plan(wanted.getFirst(), baseline);
    Root root = plan.rules().roots().getFirst();
    Gathered gathered = new Gathered();
    if (standardInput) {
      NoteFile note = NoteFiles.read(input, System.in.readAllBytes(), err::println);
      if (note != null) {
        gathered.files.add(input);
        gathered.take(Naming.of(note));
        gathered.kept.put(input, note);
      }
    } else {
      gather(wanted, plan, root, bibliographies, err, gathered);
    }
    CompletableFuture<Documents> seen =
        CompletableFuture.supplyAsync(
            () -> Documents.of(gathered.naming(), List.of(root.folder())));
    WorkspaceCorpus corpus =
        CorpusOptions.open(plan.sources(), () -> plan.naming(seen.join()), err);
    List<Path> files = since == null ? gathered.files : changed(gathered.files, wanted);
    return new Opened(
        corpus,
        root,
        gathered.files,
        files,
        seen.join(),
        gathered.names,
        gathered.kept,
        standardInput);
  }

  /** Reads the notes while they are searched for. */
  private void gather(
      List<Path> wanted,
      WorkspaceCorpus.Plan plan,
      Root root,
      boolean bibliographies,
      PrintWriter err,
      Gathered gathered)
      throws IOException {
    Predicate<Path> meant = NoteFiles.withoutSources(wanted, plan.sources(), bibliographies);
    List<Path> found = new ArrayList<>();
    try (NotesInOrder<Naming> notes =
        new NotesInOrder<>(Map.of(), Naming::of, gathered::take, new ProgressBar(0, null))) {
      gathered.withoutSettings.addAll(
          NoteFiles.find(
              wanted,
              root,
              gitIgnored,
              err::println,
              file -> {
                found.add(file);
                if (meant.test(file)) {
                  gathered.files.add(file);
                  notes.add(file);
                }
              }));
      UselessPatterns.tell(root, found, wanted, err);
      notes.finish();
    }
  }

  private List<Path> changed(List<Path> found, List<Path> wanted) {
    Set<@Nullable Path> repositories = new HashSet<>();
    Set<Path> changed = new HashSet<>();
    for (Path path : wanted) {
      Path folder = folderOf(path.toAbsolutePath().normalize());
      if (repositories.add(GitRepository.rootOf(folder))) {
        changed.addAll(Git.changedSince(String.valueOf(since), folder));
      }
    }
    return found.stream().filter(file -> isIn(changed, file)).toList();
  }

  /**
   * The notes that were read, and what they say of bibliographies, those too that are not asked
   * for. What can't be read is told of when it is its turn.
   */
  private static final class Gathered {
    final List<Path> files = new ArrayList<>();
    final Map<Path, NotePath> names = new HashMap<>();

    /** As many notes as may be kept. */
    final Map<Path, NoteFile> kept = new HashMap<>();

    /** The folders that hold no settings of projects. */
    final Set<Path> withoutSettings = new HashSet<>();

    private final Map<NotePath, DeclaredBibliographies> declared = new HashMap<>();
    private long units;

    void take(Naming read) {
      NoteFile file = read.file();
      declared.put(read.name(), read.declared());
      names.put(file.path(), read.name());
      units += file.note().text().length();
      if (units <= MOST_KEPT && file.charset().equals(StandardCharsets.UTF_8)) {
        kept.put(file.path(), file);
      }
    }

    NamingNotes naming() {
      return new NamingNotes(declared, new ProjectFiles(), withoutSettings);
    }
  }

  /** A note that was read, what it is called and what it says of bibliographies. */
  private record Naming(NoteFile file, NotePath name, DeclaredBibliographies declared) {
    static Naming of(NoteFile file) {
      Path absolute = file.path().toAbsolutePath().normalize();
      // No editor gave it a URI, and to make one takes as long as to read a short note.
      NotePath name = new NotePath(absolute.toString(), absolute);
      return new Naming(file, name, DeclaredBibliographies.of(file.note()));
    }
  }

  private static Path folderOf(Path path) {
    Path parent = path.getParent();
    return Files.isDirectory(path) || parent == null ? path : parent;
  }

  /**
   * Git names files by their real folders, and of a repository in the repository its folder alone.
   */
  private static boolean isIn(Set<Path> changed, Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    try {
      Path parent = absolute.getParent();
      return isBelow(changed, absolute)
          || (parent != null
              && isBelow(changed, parent.toRealPath().resolve(absolute.getFileName())));
    } catch (IOException absent) {
      return false;
    }
  }

  private static boolean isBelow(Set<Path> changed, Path file) {
    Path at = file;
    while (at != null && !changed.contains(at)) {
      at = at.getParent();
    }
    return at != null;
  }
}

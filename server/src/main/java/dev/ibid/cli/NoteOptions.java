package dev.ibid.cli;

import dev.ibid.corpus.index.IndexProgress;
import dev.ibid.workspace.NoteFiles;
import dev.ibid.workspace.NoteFiles.NoteFile;
import dev.ibid.workspace.RuleSettings.Root;
import dev.ibid.workspace.WorkspaceCorpus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command about notes is told: which notes, and which papers. */
final class NoteOptions {

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
   * @param files in a settled order; empty where the note is on standard input
   * @param standardInput the path of the note on standard input, or null
   */
  record Opened(WorkspaceCorpus corpus, Root root, List<Path> files, @Nullable Path standardInput) {

    /**
     * Works on note by note, on several threads, and hands over what came of each in their order;
     * tells on {@code err} of what can't be read.
     *
     * @param work called on any thread
     * @return whether every note could be read
     */
    <T> boolean forEach(PrintWriter err, Function<NoteFile, T> work, Consumer<T> taken)
        throws IOException {
      if (standardInput != null) {
        byte[] bytes = System.in.readAllBytes();
        NoteFile note = NoteFiles.read(standardInput, bytes, err::println);
        if (note != null) {
          taken.accept(work.apply(note));
        }
        return true;
      }
      return NotesInOrder.read(files, work, taken, err);
    }

    int count() {
      return standardInput == null ? files.size() : 1;
    }
  }

  /**
   * Opens the papers and finds the notes.
   *
   * @throws Failure where a path does not exist or a setting is wrong
   */
  Opened open(PrintWriter err) throws IOException {
    if (paths.contains(STANDARD_INPUT)) {
      return openStandardInput(err);
    }
    if (standardInputPath != null) {
      throw new Failure("--stdin-path: goes with - as the only path");
    }
    List<Path> wanted = paths.isEmpty() ? List.of(Path.of(".")) : paths;
    Path near = wanted.getFirst();
    WorkspaceCorpus.Plan plan = corpusOptions.plan(near);
    Root root = plan.rules().roots().getFirst();
    List<Path> found = NoteFiles.find(wanted, root, gitIgnored, err::println);
    if (since != null) {
      Path folder = near.toAbsolutePath().normalize();
      Set<Path> changed = Git.changedSince(since, folderOf(folder));
      found = found.stream().filter(file -> isIn(changed, file)).toList();
    }
    UselessPatterns.tell(root, found, wanted, err);
    WorkspaceCorpus corpus = CorpusOptions.open(plan, err, false, IndexProgress.SILENT);
    List<Path> notes = NoteFiles.withoutSources(found, wanted, corpus.sources());
    return new Opened(corpus, root, notes, null);
  }

  private Opened openStandardInput(PrintWriter err) throws IOException {
    if (paths.size() > 1 || since != null) {
      throw new Failure("-: standard input can't be read together with other notes");
    }
    Path path = standardInputPath == null ? Path.of("stdin.md") : standardInputPath;
    WorkspaceCorpus.Plan plan = corpusOptions.plan(path);
    Root root = plan.rules().roots().getFirst();
    WorkspaceCorpus corpus = CorpusOptions.open(plan, err, false, IndexProgress.SILENT);
    return new Opened(corpus, root, List.of(), path);
  }

  private static Path folderOf(Path path) {
    Path parent = path.getParent();
    return Files.isDirectory(path) || parent == null ? path : parent;
  }

  /** Git names files by their real folders. */
  private static boolean isIn(Set<Path> changed, Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    try {
      Path parent = absolute.getParent();
      return changed.contains(absolute)
          || (parent != null
              && changed.contains(parent.toRealPath().resolve(absolute.getFileName())));
    } catch (IOException absent) {
      return false;
    }
  }
}

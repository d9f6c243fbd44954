package dev.ibid.cli;

import dev.ibid.corpus.index.IndexProgress;
import dev.ibid.note.DeclaredBibliographies;
import dev.ibid.workspace.Documents;
import dev.ibid.workspace.NamingNotes;
import dev.ibid.workspace.NoteFiles;
import dev.ibid.workspace.NoteFiles.NoteFile;
import dev.ibid.workspace.NotePath;
import dev.ibid.workspace.ProjectFiles;
import dev.ibid.workspace.SeenBibliographies;
import dev.ibid.workspace.WorkspaceCorpus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command about notes is told: which notes, which papers, and how to answer. */
final class NoteOptions {

  /** Notes of more UTF-16 units than these together are read again instead of being kept. */
  private static final long MOST_KEPT = 64L << 20;

  @Parameters(paramLabel = "PATH", description = "Notes, or folders of notes; default: here.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "How the answer is written; default: text.")
  private Format format = Format.TEXT;

  @Mixin private CorpusOptions corpusOptions = new CorpusOptions();

  /**
   * The papers, and the files of the notes that are meant.
   *
   * @param documents what each of the notes sees of bibliographies
   * @param kept notes that were read already
   */
  record Opened(
      WorkspaceCorpus corpus, List<Path> files, Documents documents, Map<Path, NoteFile> kept) {

    SeenBibliographies seenBy(Path path) {
      return documents.seenBy(NotePath.of(path));
    }

    /**
     * Hands over note by note, telling on {@code err} of what can't be read.
     *
     * @return whether every file could be read
     */
    boolean forEach(PrintWriter err, Consumer<NoteFile> taken) {
      boolean allRead = true;
      for (Path path : files) {
        try {
          NoteFile known = kept.get(path);
          NoteFile file = known == null ? NoteFiles.read(path, err::println) : known;
          if (file != null) {
            taken.accept(file);
          }
        } catch (IOException unreadable) {
          err.println(path + ": can't be read: " + Failure.reason(unreadable));
          allRead = false;
        }
      }
      return allRead;
    }
  }

  boolean asJson() {
    return format == Format.JSON;
  }

  /**
   * Opens the papers and finds the notes.
   *
   * @param bibliographies whether bibliographies count as notes where a folder was named
   * @throws Failure where a path does not exist or a setting is wrong
   */
  Opened open(PrintWriter err, boolean bibliographies) throws IOException {
    List<Path> wanted = paths.isEmpty() ? List.of(Path.of(".")) : paths;
    List<Path> found = NoteFiles.find(wanted);
    WorkspaceCorpus.Plan plan = corpusOptions.plan(wanted.getFirst());
    List<Path> files = NoteFiles.withoutSources(found, wanted, plan.sources(), bibliographies);
    Map<Path, NoteFile> kept = new HashMap<>();
    Path root = CorpusOptions.rootOf(wanted.getFirst());
    Documents documents = Documents.of(naming(files, kept), List.of(root));
    WorkspaceCorpus corpus =
        CorpusOptions.open(plan.naming(documents), err, false, IndexProgress.SILENT);
    return new Opened(corpus, files, documents, kept);
  }

  /**
   * What the notes say of bibliographies. What can't be read is told of when it is its turn.
   *
   * @param kept takes the notes that were read, as many as may be kept
   */
  private static NamingNotes naming(List<Path> files, Map<Path, NoteFile> kept) {
    Map<NotePath, DeclaredBibliographies> declared = new HashMap<>();
    long units = 0;
    for (Path path : files) {
      if (NoteFiles.isBibliography(path)) {
        continue;
      }
      List<String> told = new ArrayList<>();
      try {
        NoteFile file = NoteFiles.read(path, told::add);
        if (file != null) {
          declared.put(NotePath.of(path), DeclaredBibliographies.of(file.note()));
          units += file.note().text().length();
          if (told.isEmpty() && units <= MOST_KEPT) {
            kept.put(path, file);
          }
        }
      } catch (IOException unreadable) {
        continue;
      }
    }
    return new NamingNotes(declared, new ProjectFiles());
  }
}

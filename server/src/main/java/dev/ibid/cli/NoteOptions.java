package dev.ibid.cli;

import dev.ibid.corpus.index.IndexProgress;
import dev.ibid.workspace.NoteFiles;
import dev.ibid.workspace.NoteFiles.NoteFile;
import dev.ibid.workspace.WorkspaceCorpus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command about notes is told: which notes, which papers, and how to answer. */
final class NoteOptions {

  @Parameters(paramLabel = "PATH", description = "Notes, or folders of notes; default: here.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "How the answer is written; default: text.")
  private Format format = Format.TEXT;

  @Mixin private CorpusOptions corpusOptions = new CorpusOptions();

  /** The papers, and the files of the notes that are meant. */
  record Opened(WorkspaceCorpus corpus, List<Path> files) {

    /**
     * Hands over note by note, telling on {@code err} of what can't be read.
     *
     * @return whether every file could be read
     */
    boolean forEach(PrintWriter err, Consumer<NoteFile> taken) {
      boolean allRead = true;
      for (Path path : files) {
        try {
          NoteFile file = NoteFiles.read(path, err::println);
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
    WorkspaceCorpus corpus =
        corpusOptions.open(wanted.getFirst(), err, false, IndexProgress.SILENT);
    return new Opened(
        corpus, NoteFiles.withoutSources(found, wanted, corpus.sources(), bibliographies));
  }
}

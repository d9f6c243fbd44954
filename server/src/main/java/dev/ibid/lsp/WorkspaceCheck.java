package dev.ibid.lsp;

import dev.ibid.check.Rule;
import dev.ibid.note.DeclaredBibliographies;
import dev.ibid.note.Note;
import dev.ibid.workspace.Documents;
import dev.ibid.workspace.NamingNotes;
import dev.ibid.workspace.NoteFiles;
import dev.ibid.workspace.NoteFiles.NoteFile;
import dev.ibid.workspace.NotePath;
import dev.ibid.workspace.ProjectFiles;
import dev.ibid.workspace.Snapshot;
import dev.ibid.workspace.Uses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PreviousResultId;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceFullDocumentDiagnosticReport;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong in the notes of the workspace that are not open, found in the background on a
 * thread that yields to all others. Its methods are called on the loop's thread.
 *
 * <p>Editors that pull get their answer when there is something new to tell; to the others it is
 * pushed.
 */
final class WorkspaceCheck {
  private static final System.Logger LOG = System.getLogger(WorkspaceCheck.class.getName());

  /** A folder with more is somebody's home, and no workspace. */
  private static final int MOST_FILES = 20_000;

  /** What is done in a shorter time shows no progress. */
  private static final long SILENT_NANOS = 1_000_000_000;

  /** How often what was found so far is told. */
  private static final long TELL_NANOS = 250_000_000;

  private final EventLoop loop;
  private final IbidClient client;
  private final ClientAbilities abilities;
  private final WorkspaceUses uses;
  private final Supplier<WorkDone> progress;
  private final ExecutorService thread = Threads.pool(1, "ibid-workspace", Thread.MIN_PRIORITY);

  private final Map<Path, Found> found = new LinkedHashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final ProjectFiles projectFiles = new ProjectFiles();
  private volatile List<Path> roots = List.of();

  /** Those of the roots whose notes are checked though they are not open. */
  private List<Path> checked = List.of();

  /** The folders of all notes that were found below these, and those above them. */
  private Set<Path> foldersOfNotes = Set.of();

  /** The bibliographies below these. */
  private Set<Path> bibliographies = Set.of();

  private volatile int recheck;

  /** Counts what is found, so that every answer about a file has a name of its own. */
  private long results;

  /** Whether all files were once looked at: before that, none of them can be said to be gone. */
  private boolean complete;

  private volatile int run;

  /** What is known of a file; nothing wrong is told too, once, where something was. */
  private record Found(String resultId, List<Diagnostic> diagnostics) {}

  /**
   * What came of looking at a file.
   *
   * @param uses what it cites, if anybody asks
   */
  private record Looked(List<Diagnostic> diagnostics, Uses uses) {

    static final Looked NOTHING = new Looked(List.of(), Uses.NONE);
  }

  /** A question that waits for something new. */
  private record Waiting(
      Map<Path, String> previous, CompletableFuture<WorkspaceDiagnosticReport> answer) {}

  WorkspaceCheck(
      EventLoop loop,
      IbidClient client,
      ClientAbilities abilities,
      WorkspaceUses uses,
      Supplier<WorkDone> progress) {
    this.loop = loop;
    this.client = client;
    this.abilities = abilities;
    this.uses = uses;
    this.progress = progress;
  }

  /**
   * Checks all notes below those of the {@code folders} that want it; a check that is under way is
   * given up for it.
   */
  void checkAll(List<Path> folders) {
    Snapshot snapshot = loop.current();
    roots = List.copyOf(folders);
    checked = folders.stream().filter(snapshot.rules()::isCheckedInBackground).toList();
    // What is not looked at may cite anything.
    boolean counting =
        !checked.isEmpty() && checked.size() == folders.size() && Rule.needsUses(snapshot.rules());
    if (!counting) {
      uses.found(null);
    }
    List<Path> wanted = checked;
    int mine = ++run;
    thread.execute(() -> checkAll(wanted, snapshot, counting, mine));
  }

  /** An open note was opened, edited or closed. */
  void edited() {
    uses.noteChanged();
  }

  /** The notes cite other papers than before: what is not open of the bibliographies is checked. */
  void usesChanged() {
    Snapshot snapshot = loop.current();
    Set<Path> open = openFiles(snapshot);
    List<Path> files = bibliographies.stream().filter(file -> !open.contains(file)).toList();
    int now = run;
    int mine = ++recheck;
    thread.execute(
        () -> {
          for (Path file : files) {
            // Of several changes in a row only the last counts.
            if (mine == recheck && now == run) {
              check(file, snapshot, now);
            }
          }
        });
  }

  /**
   * A note was opened: the editor asks for it by itself from now on.
   *
   * @return what was told of it until now
   */
  List<Diagnostic> opened(NotePath note) {
    Path file = note.file();
    Found before = file == null ? null : found.remove(file);
    return before == null ? List.of() : before.diagnostics();
  }

  /** A file is no longer what it was, or gone, or no longer open. */
  void changed(@Nullable Path file) {
    if (file == null || checked.stream().noneMatch(file::startsWith)) {
      return;
    }
    Snapshot snapshot = loop.current();
    List<Path> within = checked;
    int now = run;
    thread.execute(
        () -> {
          // An editor tells of what nobody asked for too: what Git ignores, what others install.
          boolean wanted =
              Files.isRegularFile(file)
                  && NoteFiles.isFound(file, within, snapshot.rules())
                  && NoteFiles.withoutSources(List.of(), snapshot.sources(), true).test(file);
          take(file, wanted ? look(file, snapshot) : Looked.NOTHING, now);
        });
  }

  /** Of {@code folders} some came or went; editors don't always tell of what lies in them. */
  void foldersChanged(List<Path> folders) {
    Snapshot snapshot = loop.current();
    Set<Path> known = foldersOfNotes;
    List<Path> concerned =
        folders.stream().filter(folder -> checked.stream().anyMatch(folder::startsWith)).toList();
    int now = run;
    if (!concerned.isEmpty()) {
      thread.execute(
          () -> {
            if (concerned.stream().anyMatch(folder -> isNews(folder, known, snapshot))) {
              loop.run(
                  () -> {
                    if (run == now) {
                      checkAll(roots);
                    }
                  });
            }
          });
    }
  }

  private static boolean isNews(Path folder, Set<Path> known, Snapshot snapshot) {
    return Files.isDirectory(folder)
        ? !known.contains(folder) && !NoteFiles.find(List.of(folder), snapshot.rules()).isEmpty()
        : known.contains(folder) && Files.notExists(folder);
  }

  private void check(Path file, Snapshot snapshot, int from) {
    take(file, Files.isRegularFile(file) ? look(file, snapshot) : Looked.NOTHING, from);
  }

  private void take(Path file, Looked looked, int from) {
    loop.run(
        () -> {
          take(Map.of(file, looked.diagnostics()), from);
          if (run == from) {
            uses.fileFound(file, looked.uses());
          }
        });
  }

  /** Answers when a file's findings are others than those of the {@code params}. */
  CompletableFuture<WorkspaceDiagnosticReport> report(WorkspaceDiagnosticParams params) {
    Map<Path, String> previous = new LinkedHashMap<>();
    for (PreviousResultId id : params.getPreviousResultIds()) {
      Path file = new NotePath(id.getUri()).file();
      if (file != null) {
        previous.put(file, id.getValue());
      }
    }
    Waiting asked = new Waiting(previous, new CompletableFuture<>());
    loop.run(
        () -> {
          waiting.add(asked);
          answerWaiting();
        });
    return asked.answer();
  }

  private void checkAll(List<Path> folders, Snapshot snapshot, boolean counting, int mine) {
    WorkDone shown = progress.get();
    try {
      List<Path> there = folders.stream().filter(Files::isDirectory).toList();
      List<Path> files =
          NoteFiles.find(there, snapshot.rules()).stream()
              .filter(NoteFiles.withoutSources(List.of(), snapshot.sources(), true))
              .toList();
      boolean all = files.size() <= MOST_FILES;
      if (!all) {
        LOG.log(System.Logger.Level.WARNING, "too many notes; the first 20,000 are checked");
        files = files.subList(0, MOST_FILES);
      }
      Set<Path> open = openFiles(snapshot);
      Map<Path, List<Diagnostic>> batch = new LinkedHashMap<>();
      Map<Path, Uses> cited = new HashMap<>();
      long begun = System.nanoTime();
      long told = begun;
      int done = 0;
      for (Path each : files) {
        if (run != mine || shown.cancelled()) {
          return;
        }
        Path file = each.toAbsolutePath().normalize();
        if (!open.contains(file)) {
          Looked looked = look(file, snapshot);
          batch.put(file, looked.diagnostics());
          cited.put(file, looked.uses());
        }
        done++;
        long now = System.nanoTime();
        if (now - told > TELL_NANOS) {
          told = now;
          Map<Path, List<Diagnostic>> sofar = batch;
          batch = new LinkedHashMap<>();
          loop.run(() -> take(sofar, mine));
          if (now - begun > SILENT_NANOS) {
            shown.report("%,d of %,d".formatted(done, files.size()), done, files.size());
          }
        }
      }
      Map<Path, List<Diagnostic>> last = batch;
      Set<Path> seen = new HashSet<>();
      files.forEach(file -> seen.add(file.toAbsolutePath().normalize()));
      loop.run(() -> finish(last, seen, counting && all ? cited : null, mine));
    } finally {
      shown.end();
    }
  }

  private Looked look(Path file, Snapshot snapshot) {
    try {
      NoteFile read = NoteFiles.read(file, told -> {});
      if (read == null) {
        return Looked.NOTHING;
      }
      NotePath path = new NotePath(file.toUri().toString());
      Uses cited = Rule.needsUses(snapshot.rules()) ? Uses.of(read.note()) : Uses.NONE;
      return new Looked(check(path, read.note(), snapshot), cited);
    } catch (IOException unreadable) {
      return Looked.NOTHING;
    } catch (RuntimeException | Error failure) {
      LOG.log(System.Logger.Level.ERROR, "a note could not be checked: " + file, failure);
      return Looked.NOTHING;
    }
  }

  private List<Diagnostic> check(NotePath path, Note note, Snapshot snapshot) {
    NamingNotes naming =
        new NamingNotes(Map.of(path, DeclaredBibliographies.of(note)), projectFiles);
    Snapshot seeing = snapshot.withDocuments(Documents.of(naming, roots));
    return Diagnostics.of(path, note, seeing, abilities);
  }

  private void finish(
      Map<Path, List<Diagnostic>> last,
      Set<Path> files,
      @Nullable Map<Path, Uses> cited,
      int mine) {
    if (run == mine) {
      complete = true;
      foldersOfNotes = foldersOf(files);
      bibliographies = files.stream().filter(NoteFiles::isBibliography).collect(Collectors.toSet());
      Map<Path, List<Diagnostic>> gone = new LinkedHashMap<>(last);
      found.keySet().stream()
          .filter(file -> !files.contains(file))
          .forEach(f -> gone.put(f, List.of()));
      take(gone, mine);
      uses.found(cited);
    }
  }

  private static Set<Path> foldersOf(Set<Path> files) {
    Set<Path> folders = new HashSet<>();
    for (Path file : files) {
      Path folder = file.getParent();
      while (folder != null && folders.add(folder)) {
        folder = folder.getParent();
      }
    }
    return folders;
  }

  private void take(Map<Path, List<Diagnostic>> checked, int from) {
    if (run != from) {
      return;
    }
    Set<Path> open = openFiles(loop.current());
    checked.forEach(
        (file, diagnostics) -> {
          Found before = found.get(file);
          List<Diagnostic> known = before == null ? List.of() : before.diagnostics();
          if (open.contains(file) || (before == null && diagnostics.isEmpty())) {
            return;
          }
          if (before == null || !known.equals(diagnostics)) {
            found.put(file, new Found("workspace-" + ++results, diagnostics));
            if (!pulled()) {
              String uri = file.toUri().toString();
              client.publishDiagnostics(new PublishDiagnosticsParams(uri, diagnostics));
            }
          }
        });
    answerWaiting();
  }

  private boolean pulled() {
    return abilities.pullsDiagnostics() && abilities.refreshesDiagnostics();
  }

  private void answerWaiting() {
    waiting.removeIf(
        asked -> {
          if (!asked.answer().isDone()) {
            List<WorkspaceDocumentDiagnosticReport> news = news(asked.previous());
            if (!news.isEmpty()) {
              asked.answer().complete(new WorkspaceDiagnosticReport(news));
            }
          }
          return asked.answer().isDone();
        });
  }

  private List<WorkspaceDocumentDiagnosticReport> news(Map<Path, String> previous) {
    List<WorkspaceDocumentDiagnosticReport> news = new ArrayList<>();
    found.forEach(
        (file, now) -> {
          if (!now.resultId().equals(previous.get(file))) {
            news.add(report(file, now));
          }
        });
    if (complete) {
      Set<Path> open = openFiles(loop.current());
      for (Path file : previous.keySet()) {
        if (!found.containsKey(file) && !open.contains(file)) {
          Found clean = new Found("workspace-" + ++results, List.of());
          found.put(file, clean);
          news.add(report(file, clean));
        }
      }
    }
    return news;
  }

  private static WorkspaceDocumentDiagnosticReport report(Path file, Found now) {
    WorkspaceFullDocumentDiagnosticReport full =
        new WorkspaceFullDocumentDiagnosticReport(now.diagnostics(), file.toUri().toString(), null);
    full.setResultId(now.resultId());
    return new WorkspaceDocumentDiagnosticReport(full);
  }

  private static Set<Path> openFiles(Snapshot snapshot) {
    Set<Path> open = new HashSet<>();
    for (NotePath note : snapshot.notes().keySet()) {
      Path file = note.file();
      if (file != null) {
        open.add(file);
      }
    }
    return open;
  }
}

package dev.ibid.lsp;

import dev.ibid.note.DeclaredBibliographies;
import dev.ibid.note.Note;
import dev.ibid.workspace.Documents;
import dev.ibid.workspace.NamingNotes;
import dev.ibid.workspace.NoteFiles;
import dev.ibid.workspace.NoteFiles.NoteFile;
import dev.ibid.workspace.NotePath;
import dev.ibid.workspace.ProjectFiles;
import dev.ibid.workspace.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
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
  private final Supplier<WorkDone> progress;
  private final ExecutorService thread = Threads.pool(1, "ibid-workspace", Thread.MIN_PRIORITY);

  private final Map<Path, Found> found = new LinkedHashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final ProjectFiles projectFiles = new ProjectFiles();
  private volatile List<Path> roots = List.of();

  /** Counts what is found, so that every answer about a file has a name of its own. */
  private long results;

  /** Whether all files were once looked at: before that, none of them can be said to be gone. */
  private boolean complete;

  private volatile int run;

  /** What is known of a file; nothing wrong is told too, once, where something was. */
  private record Found(String resultId, List<Diagnostic> diagnostics) {}

  /** A question that waits for something new. */
  private record Waiting(
      Map<Path, String> previous, CompletableFuture<WorkspaceDiagnosticReport> answer) {}

  WorkspaceCheck(
      EventLoop loop, IbidClient client, ClientAbilities abilities, Supplier<WorkDone> progress) {
    this.loop = loop;
    this.client = client;
    this.abilities = abilities;
    this.progress = progress;
  }

  /** Checks all notes below {@code folders}; a check that is under way is given up for it. */
  void checkAll(List<Path> folders) {
    roots = List.copyOf(folders);
    int mine = ++run;
    Snapshot snapshot = loop.current();
    thread.execute(() -> checkAll(folders, snapshot, mine));
  }

  /** A note was opened: the editor asks for it by itself from now on. */
  void opened(NotePath note) {
    Path file = note.file();
    if (file != null) {
      found.remove(file);
    }
  }

  /** A file is no longer what it was, or gone, or no longer open. */
  void changed(@Nullable Path file) {
    if (file == null || roots.stream().noneMatch(file::startsWith)) {
      return;
    }
    Snapshot snapshot = loop.current();
    int now = run;
    thread.execute(
        () -> {
          List<Diagnostic> diagnostics =
              Files.isRegularFile(file) ? check(file, snapshot) : List.of();
          loop.run(() -> take(Map.of(file, diagnostics), now));
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

  private void checkAll(List<Path> folders, Snapshot snapshot, int mine) {
    WorkDone shown = progress.get();
    try {
      List<Path> there = folders.stream().filter(Files::isDirectory).toList();
      List<Path> files =
          NoteFiles.withoutSources(NoteFiles.find(there), List.of(), snapshot.sources(), true);
      if (files.size() > MOST_FILES) {
        LOG.log(System.Logger.Level.WARNING, "too many notes; the first 20,000 are checked");
        files = files.subList(0, MOST_FILES);
      }
      Set<Path> open = openFiles(snapshot);
      Map<Path, List<Diagnostic>> batch = new LinkedHashMap<>();
      long begun = System.nanoTime();
      long told = begun;
      int done = 0;
      for (Path each : files) {
        if (run != mine || shown.cancelled()) {
          return;
        }
        Path file = each.toAbsolutePath().normalize();
        if (!open.contains(file)) {
          batch.put(file, check(file, snapshot));
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
      Set<Path> all = new HashSet<>();
      files.forEach(file -> all.add(file.toAbsolutePath().normalize()));
      loop.run(() -> finish(last, all, mine));
    } catch (IOException unreadable) {
      LOG.log(System.Logger.Level.WARNING, "the workspace can't be looked through", unreadable);
    } finally {
      shown.end();
    }
  }

  private List<Diagnostic> check(Path file, Snapshot snapshot) {
    try {
      NoteFile read = NoteFiles.read(file, told -> {});
      NotePath path = new NotePath(file.toUri().toString());
      return read == null ? List.of() : check(path, read.note(), snapshot);
    } catch (IOException unreadable) {
      return List.of();
    } catch (RuntimeException | Error failure) {
      LOG.log(System.Logger.Level.ERROR, "a note could not be checked: " + file, failure);
      return List.of();
    }
  }

  private List<Diagnostic> check(NotePath path, Note note, Snapshot snapshot) {
    NamingNotes naming =
        new NamingNotes(Map.of(path, DeclaredBibliographies.of(note)), projectFiles);
    Snapshot seeing = snapshot.withDocuments(Documents.of(naming, roots));
    return Diagnostics.of(path, note, seeing, abilities);
  }

  private void finish(Map<Path, List<Diagnostic>> last, Set<Path> files, int mine) {
    if (run == mine) {
      complete = true;
      Map<Path, List<Diagnostic>> gone = new LinkedHashMap<>(last);
      found.keySet().stream()
          .filter(file -> !files.contains(file))
          .forEach(f -> gone.put(f, List.of()));
      take(gone, mine);
    }
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

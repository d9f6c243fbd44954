package dev.ibid.lsp;

import dev.ibid.check.Checked;
import dev.ibid.check.Finding;
import dev.ibid.check.Inspection;
import dev.ibid.corpus.SourceProblem;
import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
import dev.ibid.workspace.NotePath;
import dev.ibid.workspace.OpenNote;
import dev.ibid.workspace.SettingsProblem;
import dev.ibid.workspace.Snapshot;
import dev.ibid.workspace.Ticket;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RelatedFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.RelatedUnchangedDocumentDiagnosticReport;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, told to the editor: pushed after an edit has rested for a moment, to editors that
 * don't ask for it themselves. All methods but the static ones are called on the loop's thread.
 */
final class Diagnostics {
  private static final long QUIET_MILLIS = 120;

  private final EventLoop loop;
  private final IbidClient client;
  private final ClientAbilities abilities;
  private final Resting resting;

  /** What was last pushed for a note, so that only a change is pushed. */
  private final Map<NotePath, Pushed> pushed = new HashMap<>();

  private final Set<String> sourcesWithProblems = new HashSet<>();
  private final Set<String> settingsWithProblems = new HashSet<>();

  /** What was last found in each open note, for the questions at every move of the cursor. */
  private final Map<NotePath, Judged> judged = new ConcurrentHashMap<>();

  private record Judged(OpenNote open, int revision, List<Finding> findings) {}

  /**
   * A state of a note and what was told of it.
   *
   * @param open null where the note was not open
   */
  private record Pushed(@Nullable OpenNote open, List<Diagnostic> found) {}

  Diagnostics(EventLoop loop, IbidClient client, ClientAbilities abilities) {
    this.loop = loop;
    this.client = client;
    this.abilities = abilities;
    this.resting = new Resting(loop, QUIET_MILLIS);
  }

  /** What is found in an open note; what was found in the same state of it is not sought again. */
  List<Finding> findings(NotePath path, OpenNote open, Snapshot snapshot, Ticket ticket) {
    int revision = snapshot.revisionFor(open.language());
    Judged last = judged.get(path);
    if (last != null && last.open() == open && last.revision() == revision) {
      return last.findings();
    }
    List<Finding> findings = findings(path, open.note(), snapshot, ticket);
    judged.put(path, new Judged(open, revision, findings));
    return findings;
  }

  private static List<Finding> findings(
      NotePath path, Note note, Snapshot snapshot, Ticket ticket) {
    YearMonth furthest = YearMonth.from(LocalDate.now(ZoneOffset.ofHours(14)));
    Inspection inspection =
        Inspection.of(note, path.file(), snapshot.seenBy(path), snapshot, furthest);
    return Checked.of(inspection.until(ticket)).findings();
  }

  /** The answer to an editor that asks. */
  DocumentDiagnosticReport report(
      NotePath path, OpenNote open, Snapshot snapshot, Ticket ticket, @Nullable String previousId) {
    String id =
        "%d-%x-%d"
            .formatted(
                snapshot.revisionFor(open.language()),
                open.text().hashCode(),
                open.text().length());
    if (id.equals(previousId)) {
      return new DocumentDiagnosticReport(new RelatedUnchangedDocumentDiagnosticReport(id));
    }
    RelatedFullDocumentDiagnosticReport full =
        new RelatedFullDocumentDiagnosticReport(of(path, open, snapshot, ticket));
    full.setResultId(id);
    return new DocumentDiagnosticReport(full);
  }

  private List<Diagnostic> of(NotePath path, OpenNote open, Snapshot snapshot, Ticket ticket) {
    ToLsp encode = new ToLsp(path.uri(), open.lines(), abilities);
    return findings(path, open, snapshot, ticket).stream().map(encode::diagnostic).toList();
  }

  /** What is wrong in a note that is not open, as the protocol has it. */
  static List<Diagnostic> of(
      NotePath path, Note note, Snapshot snapshot, ClientAbilities abilities) {
    ToLsp encode = new ToLsp(path.uri(), note.lines(), abilities);
    Ticket ticket = Ticket.yielding(() -> false);
    return findings(path, note, snapshot, ticket).stream().map(encode::diagnostic).toList();
  }

  /**
   * A note was opened.
   *
   * @param told what the editor was told of it while it was not open
   */
  void noteOpened(NotePath path, List<Diagnostic> told) {
    if (!pulled()) {
      pushed.put(path, new Pushed(null, told));
    }
    noteChanged(path);
  }

  /** A note was edited. */
  void noteChanged(NotePath path) {
    if (!pulled()) {
      resting.edited(
          path,
          () -> {
            OpenNote open = loop.current().note(path);
            if (open != null) {
              push(path, open);
            }
          });
    }
  }

  /** A note was closed: nothing of it is told any longer. */
  void noteClosed(NotePath path) {
    resting.drop(path);
    judged.remove(path);
    Pushed last = pushed.remove(path);
    if (last != null && !last.found().isEmpty()) {
      client.publishDiagnostics(new PublishDiagnosticsParams(path.uri(), List.of()));
    }
  }

  /** Another corpus stands: every note may be judged otherwise. */
  void corpusChanged() {
    documentsChanged();
    pushSourceProblems(loop.current().corpus().problems());
  }

  /** Notes see other bibliographies than before. */
  void documentsChanged() {
    tellAnew(open -> true);
  }

  /** The notes cite other papers than before, which only bibliographies depend on. */
  void usesChanged() {
    tellAnew(open -> open.language() == NoteLanguage.BIBLIOGRAPHY);
  }

  private void tellAnew(Predicate<OpenNote> concerned) {
    if (pulled()) {
      var _ = client.refreshDiagnostics();
      return;
    }
    loop.current()
        .notes()
        .forEach(
            (path, open) -> {
              if (concerned.test(open)) {
                push(path, open);
              }
            });
  }

  /** Asking is relied on only where the editor can be told to ask again after a reload. */
  private boolean pulled() {
    return abilities.pullsDiagnostics() && abilities.refreshesDiagnostics();
  }

  private void push(NotePath path, OpenNote open) {
    int revision = loop.current().revisionFor(open.language());
    Ticket asOpen = Ticket.yielding(() -> loop.current().note(path) != open);
    var _ =
        loop.readBeside((snapshot, ticket) -> of(path, open, snapshot, asOpen))
            .thenAccept(found -> loop.run(() -> pushIfCurrent(path, open, found, revision)));
  }

  private void pushIfCurrent(NotePath path, OpenNote open, List<Diagnostic> found, int revision) {
    Snapshot current = loop.current();
    // Two of these may overtake each other on the pool; the later one is on its way.
    if (current.note(path) != open || current.revisionFor(open.language()) != revision) {
      return;
    }
    Pushed now = new Pushed(open, found);
    Pushed last = pushed.put(path, now);
    boolean clean = found.isEmpty() && (last == null || last.found().isEmpty());
    // An edit may have dropped the marks in the editor, so that even the same are sent again.
    if (!clean && !now.equals(last)) {
      client.publishDiagnostics(new PublishDiagnosticsParams(path.uri(), found, open.version()));
    }
  }

  private void pushSourceProblems(List<SourceProblem> problems) {
    Map<String, List<Diagnostic>> now = new LinkedHashMap<>();
    for (SourceProblem problem : problems) {
      String uri = Path.of(problem.source()).toUri().toString();
      now.computeIfAbsent(uri, key -> new ArrayList<>()).add(ToLsp.diagnostic(problem));
    }
    pushOfFiles(now, sourcesWithProblems);
  }

  /** Settings were read: what is wrong in the files that they stand in is told there. */
  void settingsRead(List<SettingsProblem> problems) {
    Map<String, List<Diagnostic>> now = new LinkedHashMap<>();
    for (SettingsProblem problem : problems) {
      Path file = problem.place().file();
      if (file != null) {
        String uri = file.toUri().toString();
        now.computeIfAbsent(uri, key -> new ArrayList<>()).add(ToLsp.diagnostic(problem));
      }
    }
    pushOfFiles(now, settingsWithProblems);
  }

  /**
   * Tells of files that are no notes.
   *
   * @param told those of which something was told before, which is taken back
   */
  private void pushOfFiles(Map<String, List<Diagnostic>> now, Set<String> told) {
    Map<String, List<Diagnostic>> news = new LinkedHashMap<>();
    told.forEach(uri -> news.put(uri, List.of()));
    news.putAll(now);
    told.clear();
    told.addAll(now.keySet());
    news.forEach(
        (uri, diagnostics) ->
            client.publishDiagnostics(new PublishDiagnosticsParams(uri, diagnostics)));
  }
}

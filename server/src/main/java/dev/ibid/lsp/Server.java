package dev.ibid.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.ibid.check.Rule;
import dev.ibid.lsp.IbidClient.CorpusStatus;
import dev.ibid.note.NoteLanguage;
import dev.ibid.paper.CiteKeyPattern;
import dev.ibid.text.Position;
import dev.ibid.workspace.Documents;
import dev.ibid.workspace.FetchTarget;
import dev.ibid.workspace.NamingNotes;
import dev.ibid.workspace.NewEntries;
import dev.ibid.workspace.NewEntries.NewEntry;
import dev.ibid.workspace.NotePath;
import dev.ibid.workspace.OpenNote;
import dev.ibid.workspace.Settings;
import dev.ibid.workspace.SettingsProblem;
import dev.ibid.workspace.Snapshot;
import dev.ibid.workspace.SourceWatch;
import dev.ibid.workspace.SourcesState;
import dev.ibid.workspace.WorkspaceCorpus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of a session: it puts every message on the loop, in the order of the wire. What
 * the session knows besides the snapshot is touched on the loop's thread alone.
 */
final class Server implements CorpusLoading.Listener {

  static final String REBUILD_INDEX = "ibid.rebuildIndex";

  /** An editor that does not answer for so long has no settings. */
  private static final long PATIENCE_SECONDS = 5;

  private final EventLoop loop = new EventLoop();
  private final Supplier<IbidClient> connection;
  private final CorpusLoading loading = new CorpusLoading(loop, this);
  private final NamedSources named = new NamedSources(loop, this::documentsFound);
  private final Fetching fetching = new Fetching(this::tell, () -> workDone("fetching from arXiv"));
  private final Runnable exit;

  // Set by `initialize`, which comes before any message that reads them.
  private volatile ClientAbilities abilities = ClientAbilities.NONE;
  private volatile @Nullable Notes notes;

  private List<Path> roots = new ArrayList<>();
  private @Nullable Path adopted;
  private Settings initialSettings = Settings.NONE;
  private Settings editorSettings = Settings.NONE;
  private String toldProblems = "";
  private NewEntries newEntries = NewEntries.NONE;
  private @Nullable SourceWatch watch;

  /** The sources as they are watched. */
  private @Nullable SourcesState watched;

  private boolean isLoading;
  private volatile List<FetchTarget> fetchTargets = List.of();
  private final Map<String, WorkDone> working = new ConcurrentHashMap<>();
  private volatile boolean shutDown;

  /**
   * @param connection the editor; asked for from {@code initialize} on
   * @param exit ends the process; called by the protocol's {@code exit} and at the editor's death
   */
  Server(Supplier<IbidClient> connection, Runnable exit) {
    this.connection = connection;
    this.exit = exit;
  }

  /** The requests about notes; there are none before {@code initialize}. */
  Notes notes() {
    return Objects.requireNonNull(notes, "initialize comes first");
  }

  private IbidClient client() {
    return connection.get();
  }

  boolean wasShutDown() {
    return shutDown;
  }

  CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    ClientAbilities known = ClientAbilities.of(params.getCapabilities());
    abilities = known;
    WorkspaceUses uses = new WorkspaceUses(loop, () -> notes().usesChanged());
    WorkspaceCheck workspace =
        new WorkspaceCheck(loop, client(), known, uses, () -> workDone("checking notes"));
    Diagnostics diagnostics = new Diagnostics(loop, client(), known);
    notes = new Notes(loop, diagnostics, workspace, known, this::fetchedInto, () -> fetchTargets);
    Parent.watch(params.getProcessId(), exit);
    loop.run(
        () -> {
          roots = WorkspaceFolders.of(params);
          initialSettings =
              settings(params.getInitializationOptions(), "the initialization options");
        });
    ServerInfo info = new ServerInfo("ibid", Version.TEXT);
    return CompletableFuture.completedFuture(new InitializeResult(Capabilities.of(known), info));
  }

  void initialized(InitializedParams params) {
    loop.run(
        () -> {
          List<Registration> wanted = Capabilities.registered(abilities);
          if (!wanted.isEmpty()) {
            var _ = client().registerCapability(new RegistrationParams(wanted));
          }
          if (abilities.answersConfiguration()) {
            askForSettings();
          } else {
            load(false);
          }
        });
  }

  private void askForSettings() {
    ConfigurationItem item = new ConfigurationItem();
    item.setSection("ibid");
    var _ =
        client()
            .configuration(new ConfigurationParams(List.of(item)))
            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .handle((answer, failure) -> answer == null || answer.isEmpty() ? null : answer.get(0))
            .thenAccept(
                answer ->
                    loop.run(
                        () -> {
                          editorSettings = settings(answer, "the editor's settings");
                          load(false);
                        }));
  }

  private Settings settings(@Nullable Object json, String place) {
    Settings.Reading reading = EditorSettings.read(json, place);
    reading.problems().forEach(problem -> tell(MessageType.Warning, problem.toString()));
    return reading.settings();
  }

  private void load(boolean rebuild) {
    tellStatus(new CorpusStatus("loading", loop.current().corpus().size(), ""));
    isLoading = true;
    loading.load(List.copyOf(roots), editorSettings.orElse(initialSettings), named.last(), rebuild);
  }

  @Override
  public WorkDone progress() {
    return workDone("reading papers");
  }

  private WorkDone workDone(String title) {
    WorkDone fresh = new WorkDone(client(), abilities.showsProgress(), title);
    working.values().removeIf(WorkDone::ended);
    working.put(fresh.token(), fresh);
    return fresh;
  }

  @Override
  public void loaded(WorkspaceCorpus opened, SourcesState taken) {
    isLoading = false;
    watch(taken);
    newEntries = newEntries.pending();
    loop.change(
        snapshot ->
            snapshot
                .withCorpus(opened)
                .withEntries(newEntries)
                .withDocuments(
                    taken.notes() == named.last() ? taken.documents() : snapshot.documents()));
    loop.run(
        () -> {
          notes().corpusChanged(workspaceFolders());
          follow(named.last(), loop.current().documents());
        });
    tellStatus(CorpusLoading.status(opened));
    var report = opened.report();
    client()
        .logMessage(
            new MessageParams(
                MessageType.Info,
                "%,d papers from %s, %d read now, in %d ms"
                    .formatted(
                        report.papers(),
                        report.sources() == 1 ? "1 source" : report.sources() + " sources",
                        report.sourcesRead(),
                        report.took().toMillis())));
    opened
        .corpus()
        .problems()
        .forEach(
            problem ->
                client().logMessage(new MessageParams(MessageType.Warning, problem.toString())));
    List<SettingsProblem> problems = new ArrayList<>(opened.settingsProblems());
    problems.addAll(Rule.problems(opened.rules()));
    notes().settingsRead(problems);
    tellProblems(problems, opened);
  }

  @Override
  public void again() {
    load(false);
  }

  /** The open notes see other bibliographies than before. */
  private void documentsFound(NamingNotes naming, Documents documents) {
    loop.change(snapshot -> snapshot.withDocuments(documents));
    loop.run(
        () -> {
          notes().documentsChanged();
          follow(naming, documents);
        });
  }

  /** Reads what is named and no source yet, and watches what the documents are made of. */
  private void follow(NamingNotes naming, Documents documents) {
    SourcesState state = watched;
    if (isLoading || state == null || state.notes() == naming) {
      return;
    }
    if (state.hasAll(documents)) {
      watch(state.with(naming, documents));
    } else {
      load(false);
    }
  }

  /** Reads the sources again as soon as they differ from {@code taken}. */
  private void watch(SourcesState taken) {
    fetchTargets = taken.plan().fetchTargets();
    watched = taken;
    if (watch != null) {
      watch.close();
    }
    watch = SourceWatch.start(taken, () -> loop.run(() -> load(false)));
  }

  private void tellProblems(List<SettingsProblem> problems, WorkspaceCorpus opened) {
    String summary = CorpusLoading.summary(problems, opened.corpus().problems());
    if (!summary.isEmpty() && !summary.equals(toldProblems)) {
      tell(MessageType.Warning, summary);
    }
    toldProblems = summary;
  }

  @Override
  public void failed(String message, @Nullable SourcesState taken) {
    isLoading = false;
    if (taken != null) {
      watch(taken);
    }
    loop.change(Snapshot::withoutFreshCorpus);
    loop.run(() -> notes().corpusChanged(workspaceFolders()));
    tellStatus(new CorpusStatus("failed", loop.current().corpus().size(), message));
    tell(MessageType.Error, message);
  }

  private void tell(MessageType type, String message) {
    client().showMessage(new MessageParams(type, "ibid: " + message));
  }

  private void tellStatus(CorpusStatus status) {
    if (abilities.status()) {
      client().status(status);
    }
  }

  /** A note outside any workspace brings its own folder in. */
  private void adoptFolderOf(String uri) {
    Path path = WorkspaceFolders.path(uri);
    Path folder = path == null ? null : path.getParent();
    if (roots.isEmpty() && folder != null) {
      adopted = folder;
      roots.add(folder);
      load(false);
    }
  }

  /** The folders that the editor works in; the notes beside a note opened alone are not checked. */
  private List<Path> workspaceFolders() {
    return roots.stream().filter(root -> !root.equals(adopted)).toList();
  }

  void opened(DidOpenTextDocumentParams params) {
    var document = params.getTextDocument();
    NoteLanguage language = NoteLanguage.ofLanguageId(document.getLanguageId());
    if (language == null) {
      language = NoteLanguage.ofFileName(document.getUri());
    }
    if (language != null) {
      OpenNote note = OpenNote.of(document.getText(), language, document.getVersion());
      NotePath path = new NotePath(document.getUri());
      loop.change(snapshot -> snapshot.withNote(path, note));
      loop.run(() -> notes().opened(path));
      loop.run(() -> adoptFolderOf(document.getUri()));
      loop.run(() -> named.look(roots));
    }
  }

  void changed(DidChangeTextDocumentParams params) {
    NotePath path = new NotePath(params.getTextDocument().getUri());
    Integer version = params.getTextDocument().getVersion();
    List<OpenNote.Change> changes =
        params.getContentChanges().stream().map(Server::change).toList();
    loop.change(
        snapshot -> {
          OpenNote note = snapshot.note(path);
          return note == null
              ? snapshot
              : snapshot.withNote(
                  path,
                  note.edited(
                      changes, abilities.encoding(), version == null ? note.version() : version));
        });
    loop.run(() -> notes().changed(path));
    loop.run(() -> named.noteChanged(path, roots));
  }

  private static OpenNote.Change change(TextDocumentContentChangeEvent event) {
    Range range = event.getRange();
    return range == null
        ? new OpenNote.Change(null, null, event.getText())
        : new OpenNote.Change(
            new Position(range.getStart().getLine(), range.getStart().getCharacter()),
            new Position(range.getEnd().getLine(), range.getEnd().getCharacter()),
            event.getText());
  }

  void closed(DidCloseTextDocumentParams params) {
    NotePath path = new NotePath(params.getTextDocument().getUri());
    loop.change(snapshot -> snapshot.withoutNote(path));
    loop.run(() -> notes().closed(path));
    loop.run(() -> named.look(roots));
  }

  void didChangeConfiguration(DidChangeConfigurationParams params) {
    loop.run(
        () -> {
          if (abilities.answersConfiguration()) {
            askForSettings();
          } else if (params.getSettings() instanceof JsonObject object) {
            JsonElement section = object.has("ibid") ? object.get("ibid") : object;
            editorSettings = settings(section, "the editor's settings");
            load(false);
          }
        });
  }

  void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    loop.run(
        () ->
            notes()
                .filesChanged(
                    params.getChanges().stream()
                        .map(event -> new NotePath(event.getUri()))
                        .toList()));
  }

  void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
    loop.run(
        () -> {
          List<Path> gone = new ArrayList<>();
          params
              .getEvent()
              .getRemoved()
              .forEach(folder -> WorkspaceFolders.add(folder.getUri(), gone));
          roots.removeAll(gone);
          params
              .getEvent()
              .getAdded()
              .forEach(folder -> WorkspaceFolders.add(folder.getUri(), roots));
          load(false);
        });
  }

  CompletableFuture<Object> executeCommand(ExecuteCommandParams params) {
    if (params.getCommand().equals(Fetching.COMMAND)) {
      return fetch(Objects.requireNonNullElse(params.getArguments(), List.of()));
    }
    if (params.getCommand().equals(AddingEntry.COMMAND)) {
      return addEntry(Objects.requireNonNullElse(params.getArguments(), List.of()));
    }
    if (!params.getCommand().equals(REBUILD_INDEX)) {
      return CompletableFuture.failedFuture(
          EventLoop.error(
              ResponseErrorCode.InvalidParams, "there is no command " + params.getCommand()));
    }
    loop.run(() -> load(true));
    return CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<Object> fetch(List<Object> arguments) {
    Path note =
        arguments.isEmpty() ? null : WorkspaceFolders.path(Fetching.string(arguments.getFirst()));
    FetchTarget target = FetchTarget.of(note, fetchTargets);
    if (target == null) {
      return CompletableFuture.failedFuture(
          EventLoop.error(
              ResponseErrorCode.RequestFailed,
              "there is no workspace yet whose bibliography papers could be added to"));
    }
    return fetching.fetch(arguments, target, loop.current().corpus());
  }

  private CompletableFuture<Object> addEntry(List<Object> arguments) {
    Path note =
        arguments.isEmpty() ? null : WorkspaceFolders.path(Fetching.string(arguments.getFirst()));
    FetchTarget target = FetchTarget.of(note, fetchTargets);
    return new AddingEntry(loop, client(), abilities, this::tell, this::added)
        .run(arguments, target == null ? CiteKeyPattern.USUAL : target.keyPattern());
  }

  /** Until the editor saves the bibliography, its entry is known from here. */
  private void added(NewEntry entry) {
    loop.run(
        () -> {
          newEntries = newEntries.with(entry);
          loop.change(snapshot -> snapshot.withEntries(new NewEntries(List.of(entry))));
          loop.run(() -> notes().corpusChanged(workspaceFolders()));
        });
  }

  /** The name of the bibliography that papers are fetched into, for those who are asked. */
  private String fetchedInto() {
    List<FetchTarget> targets = fetchTargets;
    return targets.isEmpty()
        ? "a bibliography"
        : String.valueOf(targets.getFirst().file().getFileName());
  }

  void cancelProgress(WorkDoneProgressCancelParams params) {
    WorkDone shown = params.getToken().isLeft() ? working.get(params.getToken().getLeft()) : null;
    if (shown != null) {
      shown.cancel();
    }
  }

  CompletableFuture<Object> shutdown() {
    shutDown = true;
    return CompletableFuture.completedFuture(null);
  }

  void exit() {
    exit.run();
  }

  void close() {
    loop.close();
  }
}

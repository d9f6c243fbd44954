package dev.ibid.lsp;

import dev.ibid.feature.Completion.Entry;
import dev.ibid.fetch.Bibliography;
import dev.ibid.fetch.Bibliography.Addition;
import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.CiteKeyPattern;
import dev.ibid.paper.Paper;
import dev.ibid.workspace.NewEntries.NewEntry;
import dev.ibid.workspace.NotePath;
import dev.ibid.workspace.OpenNote;
import dev.ibid.workspace.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.lsp4j.ApplyWorkspaceEditParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CreateFile;
import org.eclipse.lsp4j.CreateFileOptions;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.SnippetTextEdit;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The command that an accepted completion runs where its paper has no citekey yet: the editor is
 * given one edit that adds the entry, and can undo it. Nothing is written past the editor, which
 * may have the bibliography open with changes that are not saved.
 *
 * @param added takes each entry that an editor has taken
 */
record AddingEntry(
    EventLoop loop,
    IbidClient client,
    ClientAbilities abilities,
    BiConsumer<MessageType, String> tell,
    Consumer<NewEntry> added) {

  /** Its arguments: the URIs of the note and of the bibliography, the identifier, the citekey. */
  static final String COMMAND = "ibid.addEntry";

  private static final System.Logger LOG = System.getLogger(AddingEntry.class.getName());

  /** Behind the last line of any text, which editors take for its end. */
  private static final Position END = new Position(Integer.MAX_VALUE, 0);

  /** What the command was asked for. */
  private record Asked(String note, Path file, ArxivId id, CiteKey key) {

    static @Nullable Asked of(List<Object> arguments) {
      List<String> texts = arguments.stream().map(Fetching::string).toList();
      Path file = texts.size() == 4 ? WorkspaceFolders.path(texts.get(1)) : null;
      return file != null && ArxivIdReading.read(texts.get(2)) instanceof Valid valid
          ? new Asked(texts.getFirst(), file, valid.id(), new CiteKey(texts.get(3)))
          : null;
    }
  }

  /** What the editor is to do, and what then stands in the bibliography. */
  private record Step(WorkspaceEdit edit, NewEntry entry) {}

  static Command command(String note, Entry entry) {
    return new Command(
        "Add %s to %s".formatted(entry.key(), entry.file().getFileName()),
        COMMAND,
        List.of(note, entry.file().toUri().toString(), entry.id().value(), entry.key().toString()));
  }

  /**
   * Adds the entry.
   *
   * @return the URI of the bibliography once it has the entry, else null
   */
  CompletableFuture<Object> run(List<Object> arguments, CiteKeyPattern pattern) {
    Asked asked = Asked.of(arguments);
    if (asked == null) {
      return CompletableFuture.failedFuture(
          EventLoop.error(ResponseErrorCode.InvalidParams, "not an entry: " + arguments));
    }
    return loop.read((snapshot, ticket) -> step(asked, pattern, snapshot))
        .thenCompose(
            step -> step == null ? CompletableFuture.completedFuture(null) : take(asked, step));
  }

  private @Nullable Step step(Asked asked, CiteKeyPattern pattern, Snapshot snapshot) {
    Paper paper = snapshot.corpus().byArxivId(asked.id());
    if (paper == null) {
      tell.accept(MessageType.Error, "there is no arXiv:" + asked.id() + " any longer");
      return null;
    }
    try {
      Addition addition =
          Bibliography.addition(
              asked.file(),
              asked.id(),
              paper,
              pattern,
              key -> snapshot.corpus().isOfAnother(key, paper));
      List<Change> changes = new ArrayList<>();
      if (!addition.text().isEmpty()) {
        String uri = asked.file().toUri().toString();
        TextEdit entry = new TextEdit(new Range(END, END), addition.text());
        changes.add(new Change(uri, null, List.of(entry)));
      }
      OpenNote note = snapshot.note(new NotePath(asked.note()));
      if (note != null && !addition.key().equals(asked.key())) {
        changes.add(new Change(asked.note(), note.version(), renamed(note, asked, addition)));
      }
      boolean absent = !Files.exists(asked.file());
      return changes.isEmpty()
          ? null
          : new Step(edit(changes, absent), NewEntry.of(asked.id(), addition.key(), asked.file()));
    } catch (IOException failed) {
      LOG.log(System.Logger.Level.DEBUG, "no entry was added", failed);
      tell.accept(
          MessageType.Error, Objects.requireNonNullElse(failed.getMessage(), failed.toString()));
      return null;
    }
  }

  /** The key that was written is not the one that the bibliography has by now. */
  private List<TextEdit> renamed(OpenNote note, Asked asked, Addition addition) {
    ToLsp encode = new ToLsp(asked.note(), note.lines(), abilities);
    List<TextEdit> edits = new ArrayList<>();
    for (var citation : note.note().citations()) {
      if (citation instanceof KeyCitation cited && cited.key().equals(asked.key())) {
        edits.add(new TextEdit(encode.range(cited.name()), addition.key().value()));
      }
    }
    return edits;
  }

  /**
   * The edits of one document.
   *
   * @param version that they are meant for; null for a file that the editor may not have open
   */
  private record Change(String uri, @Nullable Integer version, List<TextEdit> edits) {}

  private WorkspaceEdit edit(List<Change> changes, boolean absent) {
    if (!abilities.versionedEdits()) {
      Map<String, List<TextEdit>> byUri = new LinkedHashMap<>();
      changes.forEach(change -> byUri.put(change.uri(), change.edits()));
      return new WorkspaceEdit(byUri);
    }
    List<Either<TextDocumentEdit, ResourceOperation>> steps = new ArrayList<>();
    for (Change change : changes) {
      if (change.version() == null && absent && abilities.createsFiles()) {
        CreateFileOptions options = new CreateFileOptions();
        options.setIgnoreIfExists(true);
        steps.add(Either.forRight(new CreateFile(change.uri(), options)));
      }
      List<Either<TextEdit, SnippetTextEdit>> edits = new ArrayList<>();
      change.edits().forEach(edit -> edits.add(Either.forLeft(edit)));
      steps.add(
          Either.forLeft(
              new TextDocumentEdit(
                  new VersionedTextDocumentIdentifier(change.uri(), change.version()), edits)));
    }
    return new WorkspaceEdit(steps);
  }

  private CompletableFuture<Object> take(Asked asked, Step step) {
    String name = String.valueOf(asked.file().getFileName());
    String label = "Add %s to %s".formatted(step.entry().key(), name);
    return client
        .applyEdit(new ApplyWorkspaceEditParams(step.edit(), label))
        .thenApply(
            answer -> {
              if (answer == null || !answer.isApplied()) {
                tell.accept(
                    MessageType.Error,
                    "the editor did not add %s to %s".formatted(step.entry().key(), name));
                return null;
              }
              added.accept(step.entry());
              return asked.file().toUri().toString();
            });
  }
}

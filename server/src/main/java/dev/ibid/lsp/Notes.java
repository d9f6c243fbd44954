package dev.ibid.lsp;

import dev.ibid.check.Finding;
import dev.ibid.feature.Completion;
import dev.ibid.feature.Definition;
import dev.ibid.feature.DocumentLinks;
import dev.ibid.feature.FetchOffers;
import dev.ibid.feature.Hover;
import dev.ibid.feature.QuickFixes;
import dev.ibid.feature.QuickFixes.QuickFix;
import dev.ibid.feature.WorkspaceSymbols;
import dev.ibid.note.NoteLanguage;
import dev.ibid.paper.Paper;
import dev.ibid.text.Position;
import dev.ibid.text.Span;
import dev.ibid.workspace.FetchTarget;
import dev.ibid.workspace.NotePath;
import dev.ibid.workspace.OpenNote;
import dev.ibid.workspace.OwnBibliography;
import dev.ibid.workspace.SettingsProblem;
import dev.ibid.workspace.Snapshot;
import dev.ibid.workspace.Ticket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticServerCancellationData;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.RelatedFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The requests about notes: each is decoded, answered from one snapshot, and encoded.
 *
 * @param fetchedInto names the bibliography that papers are fetched into
 * @param fetchTargets where papers go, for each root of the workspace
 */
record Notes(
    EventLoop loop,
    Diagnostics diagnostics,
    WorkspaceCheck workspace,
    ClientAbilities abilities,
    Supplier<String> fetchedInto,
    Supplier<List<FetchTarget>> fetchTargets) {

  /** What a request does with the note that it is about. */
  @FunctionalInterface
  private interface NoteWork<T> {
    @Nullable T answer(Snapshot snapshot, OpenNote open, Ticket ticket);
  }

  void changed(NotePath path) {
    diagnostics.noteChanged(path);
    workspace.edited();
  }

  void opened(NotePath path) {
    diagnostics.noteOpened(path, workspace.opened(path));
    workspace.edited();
  }

  void closed(NotePath path) {
    diagnostics.noteClosed(path);
    workspace.changed(path.file());
    workspace.edited();
  }

  /** Files are others, or gone; what is open is as the editor has it all the same. */
  void filesChanged(List<NotePath> paths) {
    List<Path> folders = new ArrayList<>();
    for (NotePath path : paths) {
      Path file = path.file();
      if (file != null && NoteLanguage.ofFileName(String.valueOf(file.getFileName())) == null) {
        folders.add(file);
      } else if (loop.current().note(path) == null) {
        workspace.changed(file);
      }
    }
    workspace.foldersChanged(folders);
  }

  /**
   * @param folders of the workspace, whose notes may all be judged otherwise
   */
  void corpusChanged(List<Path> folders) {
    diagnostics.corpusChanged();
    workspace.checkAll(folders);
  }

  void settingsRead(List<SettingsProblem> problems) {
    diagnostics.settingsRead(problems);
  }

  CompletableFuture<WorkspaceDiagnosticReport> workspaceDiagnostic(
      WorkspaceDiagnosticParams params) {
    return workspace.report(params);
  }

  void documentsChanged() {
    diagnostics.documentsChanged();
  }

  /** The notes cite other papers than before, together. */
  void usesChanged() {
    diagnostics.usesChanged();
    workspace.usesChanged();
  }

  CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    String uri = params.getTextDocument().getUri();
    NotePath path = new NotePath(uri);
    return read(
        uri,
        Either.forRight(new CompletionList(false, List.of())),
        (snapshot, open, ticket) -> {
          int offset = offset(open, params.getPosition());
          var found =
              Completion.complete(
                  snapshot,
                  open.note(),
                  snapshot.seenBy(path),
                  () -> ownBibliography(snapshot, open, path),
                  offset,
                  ticket);
          return Either.forRight(encoding(uri, open).completions(found));
        });
  }

  /** Entries are added by the editor, so that it can undo it: null where it can't add any. */
  private @Nullable OwnBibliography ownBibliography(
      Snapshot snapshot, OpenNote open, NotePath path) {
    return abilities.appliesEdits()
        ? OwnBibliography.of(open.note(), path.file(), snapshot.seenBy(path), fetchTargets.get())
        : null;
  }

  CompletableFuture<CompletionItem> resolve(CompletionItem item) {
    return loop.read(
        (snapshot, ticket) -> {
          Paper paper = PaperName.find(item.getData(), snapshot.corpus());
          return paper == null ? item : ToLsp.withDocumentation(item, paper, abilities);
        });
  }

  CompletableFuture<org.eclipse.lsp4j.Hover> hover(HoverParams params) {
    NotePath path = new NotePath(params.getTextDocument().getUri());
    return readPlaces(
        params.getTextDocument().getUri(),
        null,
        (snapshot, open, ticket) -> {
          int offset = offset(open, params.getPosition());
          var hovered = Hover.hover(snapshot, open.note(), snapshot.seenBy(path), offset);
          return hovered == null
              ? null
              : encoding(params.getTextDocument().getUri(), open).hover(hovered);
        });
  }

  CompletableFuture<List<Location>> definition(DefinitionParams params) {
    NotePath path = new NotePath(params.getTextDocument().getUri());
    return readPlaces(
        params.getTextDocument().getUri(),
        List.of(),
        (snapshot, open, ticket) -> {
          int offset = offset(open, params.getPosition());
          var defined = Definition.at(snapshot, open.note(), snapshot.seenBy(path), offset);
          return defined == null
              ? List.of()
              : defined.places().stream().map(ToLsp::location).toList();
        });
  }

  CompletableFuture<List<WorkspaceSymbol>> symbols(WorkspaceSymbolParams params) {
    return loop.read(
        (snapshot, ticket) ->
            WorkspaceSymbols.matching(snapshot, params.getQuery(), ticket).stream()
                .map(ToLsp::symbol)
                .toList());
  }

  CompletableFuture<List<DocumentLink>> documentLinks(DocumentLinkParams params) {
    NotePath path = new NotePath(params.getTextDocument().getUri());
    return readPlaces(
        params.getTextDocument().getUri(),
        List.of(),
        (snapshot, open, ticket) -> {
          ToLsp encode = encoding(params.getTextDocument().getUri(), open);
          return DocumentLinks.links(snapshot, open.note(), snapshot.seenBy(path), ticket).stream()
              .map(encode::documentLink)
              .toList();
        });
  }

  CompletableFuture<List<Either<Command, CodeAction>>> codeActions(CodeActionParams params) {
    CodeActionContext asked =
        Objects.requireNonNullElseGet(params.getContext(), CodeActionContext::new);
    List<String> only = asked.getOnly();
    List<Diagnostic> shown = Objects.requireNonNullElse(asked.getDiagnostics(), List.of());
    boolean fixes = isWanted(CodeActionKind.QuickFix, only);
    boolean fixAll = isWanted(Capabilities.FIX_ALL, only);
    if (!(fixes || fixAll) || !abilities.literalCodeActions()) {
      return CompletableFuture.completedFuture(List.of());
    }
    String uri = params.getTextDocument().getUri();
    return readPlaces(
        uri,
        List.of(),
        (snapshot, open, ticket) -> {
          int start = offset(open, params.getRange().getStart());
          int end = offset(open, params.getRange().getEnd());
          Span place = new Span(Math.min(start, end), Math.max(start, end));
          ToLsp encode = encoding(uri, open);
          List<Finding> findings = diagnostics.findings(new NotePath(uri), open, snapshot, ticket);
          List<Either<Command, CodeAction>> actions = new ArrayList<>();
          int version = open.version();
          for (var fix : fixes ? QuickFixes.at(place, findings) : List.<QuickFix>of()) {
            var action = encode.codeAction(fix, CodeActionKind.QuickFix, version, shown);
            actions.add(Either.forRight(action));
          }
          if (fixes) {
            for (var offer : FetchOffers.at(place, open.note(), findings, fetchedInto.get())) {
              actions.add(Either.forRight(encode.codeAction(offer, shown)));
            }
          }
          QuickFix certain = fixAll ? QuickFixes.certain(findings) : null;
          if (certain != null) {
            var action = encode.codeAction(certain, Capabilities.FIX_ALL, version, shown);
            actions.add(Either.forRight(action));
          }
          return actions;
        });
  }

  /**
   * Kinds are told by their beginning: who wants {@code source} wants {@code source.fixAll} too,
   * and who wants the empty kind, or names none, wants all.
   */
  private static boolean isWanted(String kind, @Nullable List<String> only) {
    return only == null
        || only.isEmpty()
        || only.stream()
            .anyMatch(one -> one.isEmpty() || kind.equals(one) || kind.startsWith(one + "."));
  }

  private ToLsp encoding(String uri, OpenNote open) {
    return new ToLsp(uri, open.lines(), abilities);
  }

  /**
   * A stale answer asks the editor to ask again, since editors take {@code ContentModified} for an
   * empty list.
   */
  CompletableFuture<DocumentDiagnosticReport> diagnostic(DocumentDiagnosticParams params) {
    String uri = params.getTextDocument().getUri();
    return loop.readBeside(
        onPlaces(
            uri,
            new DocumentDiagnosticReport(new RelatedFullDocumentDiagnosticReport(List.of())),
            (snapshot, open, ticket) ->
                diagnostics.report(
                    new NotePath(uri), open, snapshot, ticket, params.getPreviousResultId()),
            EventLoop.error(
                ResponseErrorCode.ServerCancelled,
                "the note was edited",
                new DiagnosticServerCancellationData(true))));
  }

  private int offset(OpenNote open, org.eclipse.lsp4j.Position position) {
    return open.lines()
        .offsetOf(new Position(position.getLine(), position.getCharacter()), abilities.encoding());
  }

  private <T> CompletableFuture<T> read(String uri, @Nullable T none, NoteWork<T> work) {
    return loop.read(on(uri, none, work));
  }

  /**
   * As {@link #read}, for answers that are worthless once the note has moved on: those end with
   * {@code ContentModified}, and the editor asks again.
   */
  private <T> CompletableFuture<T> readPlaces(String uri, @Nullable T none, NoteWork<T> work) {
    return loop.read(
        onPlaces(
            uri,
            none,
            work,
            EventLoop.error(ResponseErrorCode.ContentModified, "the note was edited")));
  }

  private static <T> EventLoop.Work<T> on(String uri, @Nullable T none, NoteWork<T> work) {
    NotePath path = new NotePath(uri);
    return (snapshot, ticket) -> {
      OpenNote open = snapshot.note(path);
      return open == null ? none : work.answer(snapshot, open, ticket);
    };
  }

  private <T> EventLoop.Work<T> onPlaces(
      String uri, @Nullable T none, NoteWork<T> work, ResponseErrorException stale) {
    NotePath path = new NotePath(uri);
    return on(
        uri,
        none,
        (snapshot, open, ticket) -> {
          BooleanSupplier movedOn =
              () -> loop.current().note(path) instanceof OpenNote now && now != open;
          try {
            @Nullable T answer =
                work.answer(
                    snapshot,
                    open,
                    new Ticket(() -> ticket.cancelled().getAsBoolean() || movedOn.getAsBoolean()));
            if (!movedOn.getAsBoolean()) {
              return answer;
            }
          } catch (CancellationException ended) {
            if (!movedOn.getAsBoolean()) {
              throw ended;
            }
          }
          throw stale;
        });
  }
}

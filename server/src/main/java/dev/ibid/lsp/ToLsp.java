package dev.ibid.lsp;

import dev.ibid.check.Finding;
import dev.ibid.check.Fix;
import dev.ibid.check.Related;
import dev.ibid.check.Rule;
import dev.ibid.corpus.SourceProblem;
import dev.ibid.feature.Completion.Completions;
import dev.ibid.feature.Completion.Item;
import dev.ibid.feature.DocumentLinks;
import dev.ibid.feature.FetchOffers.FetchOffer;
import dev.ibid.feature.Hover.Hovered;
import dev.ibid.feature.PaperCard;
import dev.ibid.feature.PaperPlace;
import dev.ibid.feature.QuickFixes.QuickFix;
import dev.ibid.feature.WorkspaceSymbols.Symbol;
import dev.ibid.paper.Paper;
import dev.ibid.text.LineIndex;
import dev.ibid.text.Span;
import dev.ibid.text.TextEdit;
import dev.ibid.workspace.SettingsProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemDefaults;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/**
 * Answers as the protocol spells them.
 *
 * @param uri of the note that the answer is about, and {@code lines} its lines
 */
record ToLsp(String uri, LineIndex lines, ClientAbilities client) {

  static final String SOURCE = "ibid";

  /** Ranks sort as texts, and so all have as many digits. */
  private static final int FIRST_RANK = 1000;

  Range range(Span span) {
    return new Range(position(span.start()), position(span.end()));
  }

  private Position position(int offset) {
    var position = lines.positionOf(offset, client.encoding());
    return new Position(position.line(), position.column());
  }

  Hover hover(Hovered hovered) {
    return new Hover(
        markup(hovered.markdown(), hovered.plainText(), client.markdownHover()),
        range(hovered.span()));
  }

  CompletionList completions(Completions completions) {
    Span replaced = client.completionEditRange() ? replacedByAll(completions.items()) : null;
    List<CompletionItem> items = new ArrayList<>();
    for (Item item : completions.items()) {
      CompletionItem encoded = completionItem(item, items.size());
      if (replaced != null) {
        encoded.setTextEditText(item.edit().newText());
      } else {
        encoded.setInsertText(item.inserted());
        encoded.setTextEdit(Either.forLeft(textEdit(item.edit())));
      }
      if (item.entry() != null) {
        encoded.setCommand(AddingEntry.command(uri, item.entry()));
      }
      items.add(encoded);
    }
    CompletionList list = new CompletionList(completions.incomplete(), items);
    if (replaced != null) {
      CompletionItemDefaults defaults = new CompletionItemDefaults();
      defaults.setEditRange(Either.forLeft(range(replaced)));
      list.setItemDefaults(defaults);
    }
    return list;
  }

  /** Said once, a third of what a list takes on the wire need not be said for each item. */
  private static @Nullable Span replacedByAll(List<Item> items) {
    List<Span> spans = items.stream().map(item -> item.edit().span()).distinct().limit(2).toList();
    return spans.size() == 1 ? spans.getFirst() : null;
  }

  private CompletionItem completionItem(Item item, int rank) {
    // Lists are narrow: what stands behind a title is not seen where the title is long.
    boolean nameless = item.byline().isEmpty();
    CompletionItem encoded =
        new CompletionItem(nameless ? item.label() : item.byline() + " · " + item.label());
    encoded.setDetail(item.detail());
    encoded.setKind(CompletionItemKind.Reference);
    encoded.setSortText(Integer.toString(FIRST_RANK + rank));
    // Never left out: editors would filter by the label, which is the title.
    encoded.setFilterText(item.filterText());
    encoded.setData(PaperName.of(item.paper()).toJson());
    return encoded;
  }

  private org.eclipse.lsp4j.TextEdit textEdit(TextEdit edit) {
    return new org.eclipse.lsp4j.TextEdit(range(edit.span()), edit.newText());
  }

  Diagnostic diagnostic(Finding finding) {
    Diagnostic diagnostic = new Diagnostic(range(finding.span()), finding.message());
    diagnostic.setSeverity(
        switch (finding.severity()) {
          case ERROR -> DiagnosticSeverity.Error;
          case WARNING -> DiagnosticSeverity.Warning;
          case INFO -> DiagnosticSeverity.Information;
          case HINT -> DiagnosticSeverity.Hint;
        });
    diagnostic.setCode(finding.rule().id());
    diagnostic.setSource(SOURCE);
    if (client.relatedInformation() && !finding.related().isEmpty()) {
      diagnostic.setRelatedInformation(finding.related().stream().map(this::related).toList());
    }
    String page = client.codeDescriptions() ? RulePages.uri(finding.rule()) : null;
    if (page != null) {
      diagnostic.setCodeDescription(new DiagnosticCodeDescription(page));
    }
    DiagnosticTag tag = tag(finding.rule());
    if (tag != null && client.diagnosticTags().contains(tag)) {
      diagnostic.setTags(List.of(tag));
    }
    if (client.diagnosticData() && !finding.fixes().isEmpty()) {
      diagnostic.setData(Map.of("fixes", finding.fixes().stream().map(Fix::title).toList()));
    }
    return diagnostic;
  }

  /** How an editor shows what is found besides underlining it: greyed out, or struck through. */
  private static @Nullable DiagnosticTag tag(Rule rule) {
    return switch (rule) {
      case UNUSED_ENTRY, UNUSED_SUPPRESSION -> DiagnosticTag.Unnecessary;
      case WITHDRAWN_PAPER -> DiagnosticTag.Deprecated;
      default -> null;
    };
  }

  private DiagnosticRelatedInformation related(Related related) {
    return switch (related) {
      case Related.InNote(Span span, String message) ->
          new DiagnosticRelatedInformation(new Location(uri, range(span)), message);
      case Related.InSource(String source, int line, String message) ->
          new DiagnosticRelatedInformation(location(source, line), message);
    };
  }

  /**
   * @param kind of the action, as the protocol names it
   * @param shown the diagnostics that the editor asks about
   */
  CodeAction codeAction(QuickFix fix, String kind, int version, List<Diagnostic> shown) {
    CodeAction action = new CodeAction(fix.fix().title());
    action.setKind(kind);
    action.setIsPreferred(fix.fix().preferred() ? true : null);
    action.setEdit(workspaceEdit(fix.fix(), version));
    action.setDiagnostics(of(fix.findings(), shown));
    return action;
  }

  CodeAction codeAction(FetchOffer offer, List<Diagnostic> shown) {
    CodeAction action = new CodeAction(offer.title());
    action.setKind(CodeActionKind.QuickFix);
    action.setCommand(
        new Command(offer.title(), Fetching.COMMAND, Fetching.arguments(uri, offer.ids())));
    action.setDiagnostics(of(offer.findings(), shown));
    return action;
  }

  /** Those that are {@code shown}, of what was found. */
  private List<Diagnostic> of(List<Finding> findings, List<Diagnostic> shown) {
    List<Diagnostic> found = findings.stream().map(this::diagnostic).toList();
    return shown.stream()
        .filter(
            one ->
                found.stream()
                    .anyMatch(
                        same ->
                            same.getRange().equals(one.getRange())
                                && same.getCode().equals(one.getCode())
                                && same.getMessage().equals(one.getMessage())))
        .toList();
  }

  private WorkspaceEdit workspaceEdit(Fix fix, int version) {
    List<org.eclipse.lsp4j.TextEdit> edits = fix.edits().stream().map(this::textEdit).toList();
    if (!client.versionedEdits()) {
      return new WorkspaceEdit(Map.of(uri, edits));
    }
    TextDocumentEdit edit =
        new TextDocumentEdit(
            new VersionedTextDocumentIdentifier(uri, version),
            edits.stream()
                .map(
                    one ->
                        Either
                            .<org.eclipse.lsp4j.TextEdit, org.eclipse.lsp4j.SnippetTextEdit>forLeft(
                                one))
                .toList());
    return new WorkspaceEdit(List.of(Either.forLeft(edit)));
  }

  DocumentLink documentLink(DocumentLinks.DocumentLink link) {
    DocumentLink encoded = new DocumentLink(range(link.span()), link.url());
    encoded.setTooltip(link.tooltip());
    return encoded;
  }

  /** A line of a source, from its beginning. */
  static Location location(PaperPlace place) {
    return location(place.source(), place.line());
  }

  private static Location location(String source, int line) {
    Position begin = new Position(Math.max(0, line - 1), 0);
    return new Location(Path.of(source).toUri().toString(), new Range(begin, begin));
  }

  /** Also what editors read that know only the older form of a symbol. */
  static WorkspaceSymbol symbol(Symbol symbol) {
    return new WorkspaceSymbol(
        symbol.name(),
        SymbolKind.File,
        Either.forLeft(location(symbol.place())),
        symbol.container());
  }

  static Diagnostic diagnostic(SourceProblem problem) {
    Diagnostic diagnostic = atLine(problem.line(), problem.message());
    diagnostic.setSeverity(DiagnosticSeverity.Warning);
    diagnostic.setCode("unreadable-source");
    return diagnostic;
  }

  static Diagnostic diagnostic(SettingsProblem problem) {
    Diagnostic diagnostic = atLine(problem.place().line(), problem.message());
    diagnostic.setSeverity(DiagnosticSeverity.Error);
    diagnostic.setCode("wrong-setting");
    return diagnostic;
  }

  /**
   * Something in a file whose text is not kept.
   *
   * @param line from 1; 0 where the file as a whole is meant
   */
  private static Diagnostic atLine(int line, String message) {
    int index = Math.max(0, line - 1);
    // Past any line's end, which clients cut to the line.
    Range range = new Range(new Position(index, 0), new Position(index, 10_000));
    Diagnostic diagnostic = new Diagnostic(range, message);
    diagnostic.setSource(SOURCE);
    return diagnostic;
  }

  static CompletionItem withDocumentation(
      CompletionItem item, Paper paper, ClientAbilities client) {
    PaperCard card = new PaperCard(paper, 0);
    item.setDocumentation(
        Either.forRight(markup(card.markdown(), card.plainText(), client.markdownDocumentation())));
    return item;
  }

  private static MarkupContent markup(String markdown, String plainText, boolean asMarkdown) {
    return asMarkdown
        ? new MarkupContent(MarkupKind.MARKDOWN, markdown)
        : new MarkupContent(MarkupKind.PLAINTEXT, plainText);
  }
}

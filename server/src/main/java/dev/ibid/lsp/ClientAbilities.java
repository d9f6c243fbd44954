package dev.ibid.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.ibid.text.PositionEncoding;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DiagnosticCapabilities;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.DiagnosticsTagSupport;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.ResourceOperationKind;
import org.jspecify.annotations.Nullable;

/**
 * What an editor can do, as far as ibid asks.
 *
 * @param encoding the unit of columns, agreed on by taking the first that the editor prefers and
 *     ibid knows
 */
record ClientAbilities(
    PositionEncoding encoding,
    boolean markdownHover,
    boolean markdownDocumentation,
    boolean completionEditRange,
    boolean pullsDiagnostics,
    boolean refreshesDiagnostics,
    boolean answersConfiguration,
    boolean registersConfiguration,
    boolean registersWatchers,
    boolean showsProgress,
    boolean appliesEdits,
    boolean versionedEdits,
    boolean createsFiles,
    boolean codeDescriptions,
    boolean literalCodeActions,
    boolean relatedInformation,
    Set<DiagnosticTag> diagnosticTags,
    boolean diagnosticData,
    boolean status) {

  static final ClientAbilities NONE = of(new ClientCapabilities());

  static ClientAbilities of(@Nullable ClientCapabilities given) {
    Can can = new Can(Optional.ofNullable(given));
    return new ClientAbilities(
        can.get(c -> c.getGeneral(), g -> g.getPositionEncodings())
            .map(ClientAbilities::firstKnown)
            .orElse(PositionEncoding.UTF_16),
        can.get(c -> c.getTextDocument(), t -> t.getHover(), h -> h.getContentFormat())
            .map(formats -> formats.contains(MarkupKind.MARKDOWN))
            .orElse(false),
        can.get(c -> c.getTextDocument(), t -> t.getCompletion(), h -> h.getCompletionItem())
            .map(item -> item.getDocumentationFormat())
            .map(formats -> formats.contains(MarkupKind.MARKDOWN))
            .orElse(false),
        can.get(c -> c.getTextDocument(), t -> t.getCompletion(), c -> c.getCompletionList())
            .map(list -> list.getItemDefaults())
            .map(defaults -> defaults.contains("editRange"))
            .orElse(false),
        can.get(c -> c.getTextDocument(), t -> t.getDiagnostic()).isPresent(),
        can.is(c -> c.getWorkspace(), w -> w.getDiagnostics(), d -> d.getRefreshSupport()),
        can.get(c -> c.getWorkspace(), w -> w.getConfiguration()).orElse(false),
        can.is(
            c -> c.getWorkspace(),
            w -> w.getDidChangeConfiguration(),
            d -> d.getDynamicRegistration()),
        can.is(
            c -> c.getWorkspace(),
            w -> w.getDidChangeWatchedFiles(),
            d -> d.getDynamicRegistration()),
        can.get(c -> c.getWindow(), w -> w.getWorkDoneProgress()).orElse(false),
        can.get(c -> c.getWorkspace(), w -> w.getApplyEdit()).orElse(false),
        can.is(c -> c.getWorkspace(), w -> w.getWorkspaceEdit(), e -> e.getDocumentChanges()),
        can.get(c -> c.getWorkspace(), w -> w.getWorkspaceEdit(), e -> e.getResourceOperations())
            .map(operations -> operations.contains(ResourceOperationKind.Create))
            .orElse(false),
        can.show(
            PublishDiagnosticsCapabilities::getCodeDescriptionSupport,
            DiagnosticCapabilities::getCodeDescriptionSupport),
        can.get(c -> c.getTextDocument(), t -> t.getCodeAction())
            .map(action -> action.getCodeActionLiteralSupport())
            .isPresent(),
        can.show(
            PublishDiagnosticsCapabilities::getRelatedInformation,
            DiagnosticCapabilities::getRelatedInformation),
        can.tags(),
        can.show(
            PublishDiagnosticsCapabilities::getDataSupport, DiagnosticCapabilities::getDataSupport),
        can.get(c -> c.getExperimental()).map(ClientAbilities::wantsStatus).orElse(false));
  }

  private static PositionEncoding firstKnown(List<String> preferred) {
    return preferred.stream()
        .map(ClientAbilities::encoding)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(PositionEncoding.UTF_16);
  }

  private static @Nullable PositionEncoding encoding(String kind) {
    return switch (kind) {
      case PositionEncodingKind.UTF8 -> PositionEncoding.UTF_8;
      case PositionEncodingKind.UTF16 -> PositionEncoding.UTF_16;
      case PositionEncodingKind.UTF32 -> PositionEncoding.UTF_32;
      default -> null;
    };
  }

  /** The encoding as the protocol names it. */
  String encodingKind() {
    return switch (encoding) {
      case UTF_8 -> PositionEncodingKind.UTF8;
      case UTF_16 -> PositionEncodingKind.UTF16;
      case UTF_32 -> PositionEncodingKind.UTF32;
    };
  }

  /** Before tags had names of their own, editors said no more than that they know them. */
  private static DiagnosticsTagSupport allTags(boolean known) {
    return new DiagnosticsTagSupport(known ? List.of(DiagnosticTag.values()) : List.of());
  }

  private static boolean wantsStatus(Object experimental) {
    return experimental instanceof JsonObject object
        && object.get("ibidStatus") instanceof JsonElement wanted
        && wanted.isJsonPrimitive()
        && wanted.getAsBoolean();
  }

  /** Reads capabilities of which every part may be absent. */
  private record Can(Optional<ClientCapabilities> given) {

    <A> Optional<A> get(Function<ClientCapabilities, @Nullable A> first) {
      return given.map(first);
    }

    <A, B> Optional<B> get(
        Function<ClientCapabilities, @Nullable A> first, Function<A, @Nullable B> second) {
      return given.map(first).map(second);
    }

    <A, B, C> Optional<C> get(
        Function<ClientCapabilities, @Nullable A> first,
        Function<A, @Nullable B> second,
        Function<B, @Nullable C> third) {
      return given.map(first).map(second).map(third);
    }

    /** What a diagnostic may carry is said of those that are pushed, of those that are pulled. */
    boolean show(
        Function<PublishDiagnosticsCapabilities, @Nullable Boolean> pushed,
        Function<DiagnosticCapabilities, @Nullable Boolean> pulled) {
      return is(c -> c.getTextDocument(), t -> t.getPublishDiagnostics(), pushed)
          || is(c -> c.getTextDocument(), t -> t.getDiagnostic(), pulled);
    }

    Set<DiagnosticTag> tags() {
      Optional<DiagnosticsTagSupport> pushed =
          get(c -> c.getTextDocument(), t -> t.getPublishDiagnostics(), d -> d.getTagSupport())
              .map(support -> support.map(ClientAbilities::allTags, some -> some));
      Optional<DiagnosticsTagSupport> pulled =
          get(c -> c.getTextDocument(), t -> t.getDiagnostic(), d -> d.getTagSupport());
      return Stream.of(pushed, pulled)
          .flatMap(Optional::stream)
          .map(DiagnosticsTagSupport::getValueSet)
          .filter(Objects::nonNull)
          .flatMap(List::stream)
          .filter(Objects::nonNull)
          .collect(Collectors.toUnmodifiableSet());
    }

    <A, B> boolean is(
        Function<ClientCapabilities, @Nullable A> first,
        Function<A, @Nullable B> second,
        Function<B, @Nullable Boolean> third) {
      return get(first, second, third).orElse(false);
    }
  }
}

package dev.ibid.lsp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ApplyWorkspaceEditParams;
import org.eclipse.lsp4j.ApplyWorkspaceEditResponse;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.jsonrpc.Endpoint;

/** An editor, with what ibid's own extension understands besides the protocol. */
record IbidClient(Endpoint wire) {

  static final String CONFIGURATION = "workspace/configuration";

  static final String APPLY_EDIT = "workspace/applyEdit";

  /**
   * How the corpus stands.
   *
   * @param state {@code loading}, {@code ready} or {@code failed}
   * @param papers how many there are
   * @param message what to tell a person; empty where there is nothing to say
   */
  record CorpusStatus(String state, int papers, String message) {}

  /** Tells how the corpus stands; sent only to clients that announced to understand it. */
  void status(CorpusStatus status) {
    wire.notify("ibid/status", status);
  }

  void publishDiagnostics(PublishDiagnosticsParams params) {
    wire.notify("textDocument/publishDiagnostics", params);
  }

  CompletableFuture<?> refreshDiagnostics() {
    return wire.request("workspace/diagnostic/refresh", null);
  }

  void logMessage(MessageParams params) {
    wire.notify("window/logMessage", params);
  }

  void showMessage(MessageParams params) {
    wire.notify("window/showMessage", params);
  }

  CompletableFuture<?> registerCapability(RegistrationParams params) {
    return wire.request("client/registerCapability", params);
  }

  /** The settings of each section asked for, as JSON. */
  CompletableFuture<List<?>> configuration(ConfigurationParams params) {
    return wire.request(CONFIGURATION, params).thenApply(answer -> (List<?>) answer);
  }

  CompletableFuture<ApplyWorkspaceEditResponse> applyEdit(ApplyWorkspaceEditParams params) {
    return wire.request(APPLY_EDIT, params)
        .thenApply(answer -> (ApplyWorkspaceEditResponse) answer);
  }

  CompletableFuture<?> createProgress(WorkDoneProgressCreateParams params) {
    return wire.request("window/workDoneProgress/create", params);
  }

  void notifyProgress(ProgressParams params) {
    wire.notify("$/progress", params);
  }
}

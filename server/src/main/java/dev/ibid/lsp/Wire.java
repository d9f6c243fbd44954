package dev.ibid.lsp;

import com.google.gson.reflect.TypeToken;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.ApplyWorkspaceEditParams;
import org.eclipse.lsp4j.ApplyWorkspaceEditResponse;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The methods of the protocol that the server answers, by name.
 *
 * <p>LSP4J would find them by itself, in annotations on interfaces. Reading those by reflection
 * takes a third of the time to start, so they stand here as a table.
 */
record Wire(Server server) implements Endpoint {

  private record Method(
      JsonRpcMethod type, BiFunction<Server, Object, @Nullable CompletableFuture<?>> act) {}

  private static final Map<String, Method> METHODS =
      Stream.of(
              request("initialize", InitializeParams.class, Server::initialize),
              notification("initialized", InitializedParams.class, Server::initialized),
              request("shutdown", Server::shutdown),
              notification("exit", Server::exit),
              notification(
                  "window/workDoneProgress/cancel",
                  WorkDoneProgressCancelParams.class,
                  Server::cancelProgress),
              notification("textDocument/didOpen", DidOpenTextDocumentParams.class, Server::opened),
              notification(
                  "textDocument/didChange", DidChangeTextDocumentParams.class, Server::changed),
              notification(
                  "textDocument/didClose", DidCloseTextDocumentParams.class, Server::closed),
              onNotes("textDocument/completion", CompletionParams.class, Notes::completion),
              onNotes("completionItem/resolve", CompletionItem.class, Notes::resolve),
              onNotes("textDocument/hover", HoverParams.class, Notes::hover),
              onNotes("textDocument/definition", DefinitionParams.class, Notes::definition),
              onNotes("workspace/symbol", WorkspaceSymbolParams.class, Notes::symbols),
              onNotes("textDocument/documentLink", DocumentLinkParams.class, Notes::documentLinks),
              onNotes("textDocument/codeAction", CodeActionParams.class, Notes::codeActions),
              onNotes("textDocument/diagnostic", DocumentDiagnosticParams.class, Notes::diagnostic),
              onNotes(
                  "workspace/diagnostic",
                  WorkspaceDiagnosticParams.class,
                  Notes::workspaceDiagnostic),
              notification(
                  "workspace/didChangeWatchedFiles",
                  DidChangeWatchedFilesParams.class,
                  Server::didChangeWatchedFiles),
              notification(
                  "workspace/didChangeConfiguration",
                  DidChangeConfigurationParams.class,
                  Server::didChangeConfiguration),
              notification(
                  "workspace/didChangeWorkspaceFolders",
                  DidChangeWorkspaceFoldersParams.class,
                  Server::didChangeWorkspaceFolders),
              request(
                  "workspace/executeCommand", ExecuteCommandParams.class, Server::executeCommand))
          .collect(Collectors.toMap(method -> method.type().getMethodName(), method -> method));

  /** What the JSON of every message is read as: the server's methods and its questions. */
  static Map<String, JsonRpcMethod> types() {
    Map<String, JsonRpcMethod> types =
        METHODS.values().stream()
            .map(Method::type)
            .collect(Collectors.toMap(JsonRpcMethod::getMethodName, type -> type));
    types.put(
        IbidClient.CONFIGURATION,
        JsonRpcMethod.request(
            IbidClient.CONFIGURATION, new TypeToken<List<Object>>() {}.getType(), Object.class));
    types.put(
        IbidClient.APPLY_EDIT,
        JsonRpcMethod.request(
            IbidClient.APPLY_EDIT,
            ApplyWorkspaceEditResponse.class,
            ApplyWorkspaceEditParams.class));
    return types;
  }

  @Override
  public CompletableFuture<?> request(String method, Object params) {
    Method known = METHODS.get(method);
    CompletableFuture<?> answer = known == null ? null : known.act().apply(server, params);
    return answer != null
        ? answer
        : CompletableFuture.failedFuture(
            EventLoop.error(ResponseErrorCode.MethodNotFound, "there is no request " + method));
  }

  /** Notifications that the server does not know are optional and passed over. */
  @Override
  public void notify(String method, Object params) {
    Method known = METHODS.get(method);
    if (known != null) {
      var _ = known.act().apply(server, params);
    }
  }

  private static Method request(String name, Function<Server, CompletableFuture<?>> answer) {
    return new Method(
        JsonRpcMethod.request(name, Object.class), (server, none) -> answer.apply(server));
  }

  private static <P> Method request(
      String name, Class<P> type, BiFunction<Server, P, CompletableFuture<?>> answer) {
    return new Method(
        JsonRpcMethod.request(name, Object.class, type),
        (server, params) -> answer.apply(server, type.cast(params)));
  }

  private static <P> Method onNotes(
      String name, Class<P> type, BiFunction<Notes, P, CompletableFuture<?>> answer) {
    return request(name, type, (server, params) -> answer.apply(server.notes(), params));
  }

  private static <P> Method notification(String name, Class<P> type, BiConsumer<Server, P> take) {
    return new Method(
        JsonRpcMethod.notification(name, type),
        (server, params) -> {
          take.accept(server, type.cast(params));
          return null;
        });
  }

  private static Method notification(String name, java.util.function.Consumer<Server> take) {
    return new Method(
        JsonRpcMethod.notification(name),
        (server, none) -> {
          take.accept(server);
          return null;
        });
  }
}

package dev.ibid.lsp;

import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/**
 * What the protocol allows when: {@code initialize} first and once, nothing but {@code exit} after
 * {@code shutdown}. Called on the reader's thread alone.
 */
final class Lifecycle implements Endpoint {
  private final Endpoint server;
  private State state = State.NEW;

  private enum State {
    NEW,
    INITIALIZED,
    SHUT_DOWN
  }

  Lifecycle(Endpoint server) {
    this.server = server;
  }

  @Override
  public CompletableFuture<?> request(String method, Object params) {
    boolean initialize = method.equals("initialize");
    if (state == State.NEW && !initialize) {
      return refused(ResponseErrorCode.ServerNotInitialized, "initialize comes first");
    }
    if (state == State.SHUT_DOWN) {
      return refused(ResponseErrorCode.InvalidRequest, "the server is shut down");
    }
    if (state == State.INITIALIZED && initialize) {
      return refused(ResponseErrorCode.InvalidRequest, "initialize comes once");
    }
    CompletableFuture<?> answer = server.request(method, params);
    if (initialize && !answer.isCompletedExceptionally()) {
      state = State.INITIALIZED;
    } else if (method.equals("shutdown")) {
      state = State.SHUT_DOWN;
    }
    return answer;
  }

  private static CompletableFuture<?> refused(ResponseErrorCode code, String message) {
    return CompletableFuture.failedFuture(EventLoop.error(code, message));
  }

  @Override
  public void notify(String method, Object params) {
    if (state == State.INITIALIZED || method.equals("exit")) {
      server.notify(method, params);
    }
  }
}

package dev.ibid.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.Launcher;

/** One editor's session, from its first byte to its last. */
public final class Session {
  private Session() {}

  /**
   * Serves the protocol until the editor says {@code exit}, closes the stream or dies.
   *
   * @return the exit code that the protocol asks for: 0 after {@code shutdown}, else 1
   */
  public static int serve(InputStream in, OutputStream out) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    CompletableFuture<IbidClient> client = new CompletableFuture<>();
    Server server = new Server(client::join, ended::countDown);
    ExecutorService reader =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "ibid-reader");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Launcher<IbidClient> launcher =
          new Launcher.Builder<IbidClient>()
              .setLocalService(server)
              .setRemoteInterface(IbidClient.class)
              .setInput(in)
              .setOutput(out)
              .setExecutorService(reader)
              .create();
      client.complete(launcher.getRemoteProxy());
      Future<Void> listening = launcher.startListening();
      Thread.ofPlatform().daemon().name("ibid-end").start(() -> await(listening, ended));
      ended.await();
      return server.wasShutDown() ? 0 : 1;
    } finally {
      server.close();
      reader.shutdownNow();
    }
  }

  private static void await(Future<Void> listening, CountDownLatch ended) {
    try {
      listening.get();
    } catch (InterruptedException | ExecutionException over) {
      System.getLogger(Session.class.getName())
          .log(System.Logger.Level.DEBUG, "the stream ended", over);
    } finally {
      ended.countDown();
    }
  }
}

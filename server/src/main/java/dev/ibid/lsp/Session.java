package dev.ibid.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.ConcurrentMessageProcessor;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageProducer;

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
      MessageJsonHandler json = new MessageJsonHandler(Wire.types());
      RemoteEndpoint editor =
          new RemoteEndpoint(new StreamMessageConsumer(out, json), new Wire(server));
      editor.setJsonHandler(json);
      json.setMethodProvider(editor);
      client.complete(new IbidClient(editor));
      Future<Void> listening =
          new ConcurrentMessageProcessor(new StreamMessageProducer(in, json, editor), editor)
              .beginProcessing(reader);
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

package dev.ibid.lsp;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;

/** One editor's session, from its first byte to its last. */
public final class Session {
  private Session() {}

  /** Kept, since a logger that nobody holds forgets its filter. */
  private static final Logger MESSAGES = Logger.getLogger(RemoteEndpoint.class.getName());

  /**
   * Serves the protocol until the editor says {@code exit}, closes the stream or dies.
   *
   * @return the exit code that the protocol asks for: 0 after {@code shutdown}, else 1
   */
  public static int serve(InputStream in, OutputStream out) throws InterruptedException {
    // A cancellation and the answer pass each other on the wire all the time.
    MESSAGES.setFilter(record -> !record.getMessage().startsWith("Unmatched cancel notification"));
    CountDownLatch ended = new CountDownLatch(1);
    CompletableFuture<IbidClient> client = new CompletableFuture<>();
    Server server = new Server(client::join, ended::countDown);
    try {
      MessageJsonHandler json = new MessageJsonHandler(Wire.types());
      RemoteEndpoint editor =
          new RemoteEndpoint(new StreamMessageConsumer(out, json), new Lifecycle(new Wire(server)));
      editor.setJsonHandler(json);
      json.setMethodProvider(editor);
      client.complete(new IbidClient(editor));
      MessageReader reader = new MessageReader(new BufferedInputStream(in), json, editor);
      Thread.ofPlatform()
          .daemon()
          .name("ibid-reader")
          .start(
              () -> {
                try {
                  reader.listen(editor);
                } finally {
                  ended.countDown();
                }
              });
      ended.await();
      return server.wasShutDown() ? 0 : 1;
    } finally {
      server.close();
    }
  }
}

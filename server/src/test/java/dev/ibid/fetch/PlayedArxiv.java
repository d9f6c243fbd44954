package dev.ibid.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A server on this machine that answers as arXiv's API does. */
public final class PlayedArxiv implements AutoCloseable {

  /** An answer; without a body none ever comes. */
  public record Reply(int status, String body, String retryAfter) {
    public static Reply ok(String body) {
      return new Reply(200, body, "");
    }

    static Reply status(int status) {
      return new Reply(status, "", "");
    }

    static final Reply NEVER = new Reply(0, "", "");
  }

  /** A request, and when it came, in milliseconds of the clock that processes share. */
  record Asked(List<String> ids, String query, long millis) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Function<Asked, Reply> replies;
  private final List<Asked> asked = new ArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private int mostOpen;

  public PlayedArxiv(Function<List<String>, Reply> replies) throws IOException {
    this.replies = request -> replies.apply(request.ids());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/query", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/query");
  }

  private void answer(HttpExchange exchange) throws IOException {
    Asked request;
    synchronized (asked) {
      mostOpen = Math.max(mostOpen, open.incrementAndGet());
      String query = exchange.getRequestURI().getQuery();
      String list = query.replaceFirst(".*id_list=([^&]*).*", "$1");
      request = new Asked(List.of(list.split(",")), query, System.currentTimeMillis());
      asked.add(request);
    }
    try {
      Reply reply = replies.apply(request);
      if (reply.status() > 0) {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        if (!reply.retryAfter().isEmpty()) {
          exchange.getResponseHeaders().add("Retry-After", reply.retryAfter());
        }
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
      }
    } finally {
      open.decrementAndGet();
    }
  }

  List<Asked> asked() {
    synchronized (asked) {
      return List.copyOf(asked);
    }
  }

  int mostOpen() {
    synchronized (asked) {
      return mostOpen;
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** A feed of entries. */
  public static String feed(String... entries) {
    return """
    <?xml version='1.0' encoding='UTF-8'?>
    <feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" \
    xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
      <id>https://arxiv.org/api/qFNnN3Zc8bA02fouemuGZq2J4Tg</id>
      <title>arXiv Query</title>
      <updated>2026-04-12T22:09:36Z</updated>
      <opensearch:totalResults>%d</opensearch:totalResults>
    %s</feed>
    """
        .formatted(entries.length, String.join("", entries));
  }

  public static String entry(String id, String title, String author) {
    return """
      <entry>
        <id>http://arxiv.org/abs/%sv2</id>
        <title>%s</title>
        <updated>2023-11-28T08:18:33Z</updated>
        <summary>What %s is about.</summary>
        <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
        <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
        <published>2023-11-03T08:18:33Z</published>
        <arxiv:primary_category term="cs.LG"/>
        <author><name>%s</name></author>
      </entry>
    """
        .formatted(id, title, id, author);
  }

  static String error(String what) {
    return """
      <entry>
        <id>https://arxiv.org/api/errors#incorrect_id_format</id>
        <title>Error</title>
        <updated>2026-04-12T22:59:06Z</updated>
        <summary>%s</summary>
        <author><name>arXiv api core</name></author>
      </entry>
    """
        .formatted(what);
  }
}

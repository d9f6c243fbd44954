package dev.ibid.fetch;

import dev.ibid.paper.ArxivId;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * arXiv's API, asked politely: in batches, one request after the other with a pause between them,
 * and never for what was answered within a day.
 *
 * <p>Source: https://info.arxiv.org/help/api/user-manual.html
 *
 * @param address of the query, without parameters
 * @param cacheFolder for answers, and for what the processes of a user agree on
 * @param pause between two requests
 * @param patience how long a connection, and any silence on it, may last
 */
public record ArxivApi(URI address, Path cacheFolder, Duration pause, Duration patience) {

  /** In the environment, puts another address in the place of arXiv's. */
  public static final String ADDRESS_VARIABLE = "IBID_ARXIV_API";

  private static final URI ARXIV = URI.create("https://export.arxiv.org/api/query");

  /** Keeps the address of a request well below what servers take. */
  static final int BATCH = 100;

  private static final int ATTEMPTS = 4;
  private static final int LONGEST_ANSWER = 64 << 20;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  /** The API as this user's environment says. */
  public static ArxivApi of(Map<String, String> environment, Path cacheFolder) {
    String set = environment.getOrDefault(ADDRESS_VARIABLE, "");
    return new ArxivApi(
        set.isBlank() ? ARXIV : URI.create(set.strip()),
        cacheFolder.resolve("arxiv"),
        Duration.ofSeconds(3),
        Duration.ofSeconds(20));
  }

  /** An answer that is none, and whether asking again may bring a better one. */
  private record Refusal(FetchFailure failure, boolean again, Duration after) {}

  /**
   * Hands over the papers that arXiv has of {@code ids}, batch by batch and in no order; what it
   * does not have is silently missing.
   *
   * @throws FetchFailure where arXiv can't be asked or answers with an error; what was handed over
   *     until then stands
   * @throws CancellationException where {@code progress} asked to stop
   */
  void papers(List<ArxivId> ids, BiConsumer<ArxivId, Paper> papers, FetchProgress progress)
      throws IOException {
    Answers answers = new Answers(cacheFolder.resolve("answers"));
    Map<ArxivId, Paper> known = answers.fresh();
    List<ArxivId> wanted = new ArrayList<>();
    for (ArxivId id : ids) {
      Paper paper = known.get(id);
      if (paper != null) {
        papers.accept(id, paper);
      } else {
        wanted.add(id);
      }
    }
    if (wanted.isEmpty()) {
      return;
    }
    Waiting waiting = new Waiting(progress, ids.size() - wanted.size(), ids.size());
    try (Turn turn = Turn.take(cacheFolder, pause, waiting)) {
      for (int from = 0; from < wanted.size(); from += BATCH) {
        List<ArxivId> batch = wanted.subList(from, Math.min(wanted.size(), from + BATCH));
        for (Paper paper : answers.take(ask(batch, turn, waiting))) {
          ArxivId id = paper.arxivId();
          if (id != null && batch.contains(id)) {
            papers.accept(id, paper);
          }
        }
        waiting.answered(batch.size());
      }
    }
  }

  private URI query(List<ArxivId> ids) {
    String list = ids.stream().map(ArxivId::value).collect(Collectors.joining(","));
    return URI.create(address + "?id_list=" + list + "&max_results=" + ids.size());
  }

  private byte[] ask(List<ArxivId> ids, Turn turn, Waiting waiting) throws IOException {
    URI query = query(ids);
    Duration wait = pause;
    for (int attempt = 1; ; attempt++) {
      turn.awaitNext();
      waiting.begins("for arXiv's answer");
      byte[][] answer = new byte[1][];
      Refusal refusal = exchange(query, answer, waiting);
      if (refusal == null) {
        return answer[0];
      }
      if (!refusal.again() || attempt == ATTEMPTS) {
        throw refusal.failure();
      }
      waiting.sleep(longer(wait, refusal.after()), ", since arXiv is busy");
      wait = wait.multipliedBy(2);
    }
  }

  private static Duration longer(Duration wait, Duration asked) {
    Duration longer = asked.compareTo(wait) > 0 ? asked : wait;
    return longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer;
  }

  /** On a thread of its own, since nothing else ends the wait for a silent server at once. */
  private @Nullable Refusal exchange(URI query, byte[][] answer, Waiting waiting)
      throws IOException {
    AtomicReference<@Nullable HttpURLConnection> open = new AtomicReference<>();
    FutureTask<@Nullable Refusal> exchange = new FutureTask<>(() -> exchange(query, answer, open));
    Thread.ofPlatform().daemon().name("ibid-arxiv").start(exchange);
    try {
      return waiting.result(exchange);
    } catch (CancellationException cancelled) {
      HttpURLConnection connection = open.get();
      if (connection != null) {
        connection.disconnect();
      }
      throw cancelled;
    }
  }

  private @Nullable Refusal exchange(
      URI query, byte[][] answer, AtomicReference<@Nullable HttpURLConnection> open) {
    try {
      HttpURLConnection connection = (HttpURLConnection) query.toURL().openConnection(proxy(query));
      open.set(connection);
      connection.setConnectTimeout((int) patience.toMillis());
      connection.setReadTimeout((int) patience.toMillis());
      connection.setRequestProperty("User-Agent", "ibid");
      connection.setRequestProperty("Accept", "application/atom+xml");
      try {
        return read(connection, answer);
      } finally {
        connection.disconnect();
      }
    } catch (UnknownHostException | ConnectException | NoRouteToHostException offline) {
      return new Refusal(
          failure("can't be reached; is this machine offline? Nothing was fetched", offline),
          false,
          Duration.ZERO);
    } catch (SocketTimeoutException slow) {
      return again(failure("does not answer; try again later", slow));
    } catch (SocketException broken) {
      return again(failure("broke off the connection: " + broken.getMessage(), broken));
    } catch (IOException | ClassCastException failed) {
      return new Refusal(failure("can't be asked: " + failed, failed), false, Duration.ZERO);
    }
  }

  private @Nullable Refusal read(HttpURLConnection connection, byte[][] answer) throws IOException {
    int status = connection.getResponseCode();
    try (InputStream body =
        status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
      byte[] bytes = body == null ? new byte[0] : body.readNBytes(LONGEST_ANSWER);
      if (status == HttpURLConnection.HTTP_OK || status == HttpURLConnection.HTTP_BAD_REQUEST) {
        // What is malformed comes back as a feed that says so.
        answer[0] = bytes;
        return null;
      }
    }
    FetchFailure failure = failure("answered with HTTP status " + status, null);
    boolean passing = status == 429 || status == 408 || (status >= 500 && status != 501);
    return new Refusal(failure, passing, retryAfter(connection));
  }

  private static Refusal again(FetchFailure failure) {
    return new Refusal(failure, true, Duration.ZERO);
  }

  private FetchFailure failure(String what, @Nullable Throwable cause) {
    String message = "arXiv (" + address.getHost() + ") " + what;
    return cause == null ? new FetchFailure(message) : new FetchFailure(message, cause);
  }

  private static Duration retryAfter(HttpURLConnection connection) {
    int seconds = connection.getHeaderFieldInt("Retry-After", 0);
    return Duration.ofSeconds(Math.max(0, seconds));
  }

  /** The proxy that the environment names, as other programs take it. */
  private static Proxy proxy(URI query) {
    String name = query.getScheme() + "_proxy";
    String set =
        System.getenv()
            .getOrDefault(name, System.getenv().getOrDefault(name.toUpperCase(Locale.ROOT), ""));
    boolean local = "localhost".equals(query.getHost()) || "127.0.0.1".equals(query.getHost());
    if (set.isBlank() || local) {
      return Proxy.NO_PROXY;
    }
    URI proxy = URI.create(set.contains("://") ? set : "http://" + set);
    int port = proxy.getPort() < 0 ? 8080 : proxy.getPort();
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port));
  }
}

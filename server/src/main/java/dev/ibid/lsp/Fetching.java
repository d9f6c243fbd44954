package dev.ibid.lsp;

import com.google.gson.JsonPrimitive;
import dev.ibid.corpus.Corpus;
import dev.ibid.fetch.ArxivApi;
import dev.ibid.fetch.ArxivFetch;
import dev.ibid.fetch.FetchProgress;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.workspace.CacheFolder;
import dev.ibid.workspace.FetchTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/**
 * The command that fetches papers from arXiv. It waits for the network on a thread of its own; the
 * papers come in when the bibliography that they were added to is read again.
 */
final class Fetching {

  /** Its arguments: the URI of a note of the workspace that is meant, then identifiers. */
  static final String COMMAND = "ibid.fetch";

  private static final System.Logger LOG = System.getLogger(Fetching.class.getName());

  private final BiConsumer<MessageType, String> tell;
  private final Supplier<WorkDone> progress;
  private final ThreadPoolExecutor thread;

  /**
   * @param progress what shows one fetch
   */
  Fetching(BiConsumer<MessageType, String> tell, Supplier<WorkDone> progress) {
    this.tell = tell;
    this.progress = progress;
    thread =
        new ThreadPoolExecutor(
            1,
            1,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread fetcher = new Thread(work, "ibid-fetch");
              fetcher.setDaemon(true);
              return fetcher;
            });
    thread.allowCoreThreadTimeOut(true);
  }

  static List<Object> arguments(String uri, List<ArxivId> ids) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(uri);
    ids.forEach(id -> arguments.add(id.value()));
    return arguments;
  }

  /**
   * Fetches, and tells the person what came of it.
   *
   * @param arguments as the editor sends them back
   * @return done when all is; cancelling it ends the work, as cancelling the progress does
   */
  CompletableFuture<Object> fetch(List<Object> arguments, FetchTarget target, Corpus corpus) {
    List<ArxivId> ids = new ArrayList<>();
    for (Object argument : arguments.subList(Math.min(1, arguments.size()), arguments.size())) {
      if (!(ArxivIdReading.read(string(argument)) instanceof Valid valid)) {
        return CompletableFuture.failedFuture(
            EventLoop.error(
                ResponseErrorCode.InvalidParams, argument + " is not an arXiv identifier"));
      }
      ids.add(valid.id());
    }
    CompletableFuture<Object> done = new CompletableFuture<>();
    thread.execute(
        () -> {
          if (!done.isDone()) {
            run(ids, target, corpus, done);
            done.complete(null);
          }
        });
    return done;
  }

  static String string(Object argument) {
    return argument instanceof JsonPrimitive json ? json.getAsString() : String.valueOf(argument);
  }

  private void run(
      List<ArxivId> ids, FetchTarget target, Corpus corpus, CompletableFuture<Object> done) {
    WorkDone shown = progress.get();
    try {
      ArxivApi api = ArxivApi.of(System.getenv(), CacheFolder.ofThisUser());
      ArxivFetch.Outcome outcome =
          ArxivFetch.fetch(
              ids, target.file(), target.keyPattern(), corpus, api, telling(shown, done));
      List<String> lines = new ArrayList<>(outcome.lines());
      boolean lost = !outcome.added().isEmpty() && !target.isSource();
      if (lost) {
        lines.add(target.notASource());
      }
      if (outcome.failure() != null) {
        lines.add(String.valueOf(outcome.failure().getMessage()));
      }
      boolean all = !lost && outcome.failure() == null && outcome.missing().isEmpty();
      tell.accept(all ? MessageType.Info : MessageType.Warning, String.join("\n", lines));
    } catch (CancellationException cancelled) {
      LOG.log(System.Logger.Level.DEBUG, "fetching was cancelled");
    } catch (IOException | RuntimeException failed) {
      LOG.log(System.Logger.Level.DEBUG, "fetching failed", failed);
      tell.accept(
          MessageType.Error, Objects.requireNonNullElse(failed.getMessage(), failed.toString()));
    } finally {
      shown.end();
    }
  }

  private static FetchProgress telling(WorkDone shown, CompletableFuture<Object> done) {
    return new FetchProgress() {
      @Override
      public void report(String waiting, int answered, int wanted) {
        shown.report(FetchProgress.text(waiting, answered, wanted), answered, wanted);
      }

      @Override
      public boolean cancelled() {
        return done.isCancelled() || shown.cancelled();
      }
    };
  }
}

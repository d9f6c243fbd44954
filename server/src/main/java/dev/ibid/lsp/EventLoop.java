package dev.ibid.lsp;

import dev.ibid.workspace.Snapshot;
import dev.ibid.workspace.Ticket;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The owner of the current snapshot. Changes are applied one by one on its only thread, in the
 * order in which they came; a request takes the snapshot in its turn among them and then runs on a
 * pool.
 */
final class EventLoop implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EventLoop.class.getName());

  private final ScheduledThreadPoolExecutor loop;
  private final ExecutorService pool;
  private final ExecutorService background;

  private volatile Snapshot current = Snapshot.EMPTY;

  EventLoop() {
    loop = new ScheduledThreadPoolExecutor(1, Threads.daemon("ibid-loop", Thread.NORM_PRIORITY));
    loop.setRemoveOnCancelPolicy(true);
    int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);
    pool = Threads.pool(threads, "ibid-worker", Thread.NORM_PRIORITY);
    background = Threads.pool(threads / 2, "ibid-background", Thread.MIN_PRIORITY);
  }

  /** What a request does with the snapshot that it was given. */
  @FunctionalInterface
  interface Work<T> {
    @Nullable T answer(Snapshot snapshot, Ticket ticket);
  }

  /** The snapshot at this moment; on the loop's thread, the one that no change can be ahead of. */
  Snapshot current() {
    return current;
  }

  /** Makes the next snapshot of the current one. */
  void change(UnaryOperator<Snapshot> change) {
    run(() -> current = change.apply(current));
  }

  /** Runs {@code task} on the loop's thread, after all that came before it. */
  void run(Runnable task) {
    try {
      loop.execute(() -> guarded(task));
    } catch (RejectedExecutionException closed) {
      LOG.log(System.Logger.Level.DEBUG, "a message after the end was passed over");
    }
  }

  /** Runs {@code task} on the loop's thread once {@code millis} have passed. */
  CompletableFuture<Void> after(long millis, Runnable task) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      var scheduled =
          loop.schedule(
              () -> {
                guarded(task);
                done.complete(null);
              },
              millis,
              TimeUnit.MILLISECONDS);
      done.whenComplete(
          (nothing, failure) -> {
            if (failure instanceof CancellationException) {
              scheduled.cancel(false);
            }
          });
    } catch (RejectedExecutionException closed) {
      done.cancel(false);
    }
    return done;
  }

  /**
   * Answers a request from the snapshot that its turn brings. Cancelling the future that is
   * returned ends the work.
   */
  <T> CompletableFuture<T> read(Work<T> work) {
    return read(pool, Ticket::new, work);
  }

  /** As {@link #read(Work)}, for work that must keep no request waiting. */
  <T> CompletableFuture<T> readBeside(Work<T> work) {
    return read(background, Ticket::yielding, work);
  }

  private <T> CompletableFuture<T> read(
      ExecutorService threads, Function<BooleanSupplier, Ticket> tickets, Work<T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Ticket ticket = tickets.apply(answer::isDone);
    run(
        () -> {
          Snapshot snapshot = current;
          if (!answer.isDone()) {
            threads.execute(() -> complete(answer, ticket, work, snapshot));
          }
        });
    return answer;
  }

  private static <T> void complete(
      CompletableFuture<T> answer, Ticket ticket, Work<T> work, Snapshot snapshot) {
    try {
      ticket.check();
      answer.complete(work.answer(snapshot, ticket));
    } catch (CancellationException cancelled) {
      answer.cancel(false);
    } catch (ResponseErrorException told) {
      answer.completeExceptionally(told);
    } catch (RuntimeException | Error failure) {
      LOG.log(System.Logger.Level.ERROR, "a request failed", failure);
      String message = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
      answer.completeExceptionally(error(ResponseErrorCode.InternalError, message));
    }
  }

  static ResponseErrorException error(ResponseErrorCode code, String message) {
    return error(code, message, null);
  }

  static ResponseErrorException error(
      ResponseErrorCode code, String message, @Nullable Object data) {
    return new ResponseErrorException(new ResponseError(code, message, data));
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error failure) {
      // The loop must outlive whatever one message does.
      LOG.log(System.Logger.Level.ERROR, "a message could not be handled", failure);
    }
  }

  @Override
  public void close() {
    loop.shutdownNow();
    pool.shutdownNow();
    background.shutdownNow();
  }
}

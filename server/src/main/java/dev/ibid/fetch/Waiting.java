package dev.ibid.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The waiting of one fetch, which tells for what it is and how far the fetch has come. */
final class Waiting {
  private static final long POLL_MILLIS = 50;

  private final FetchProgress progress;
  private final int wanted;
  private int answered;

  Waiting(FetchProgress progress, int answered, int wanted) {
    this.progress = progress;
    this.answered = answered;
    this.wanted = wanted;
  }

  /** So many papers more have their answer. */
  void answered(int more) {
    answered += more;
  }

  /**
   * Tells what is waited for from now on.
   *
   * @throws CancellationException where nobody wants to wait any more
   */
  void begins(String what) {
    if (progress.cancelled()) {
      throw new CancellationException("fetching was cancelled");
    }
    progress.report(what, answered, wanted);
  }

  /**
   * Lets {@code time} pass.
   *
   * @param reason told with the time, as it follows on that
   * @throws CancellationException once nobody wants to wait any more
   */
  void sleep(Duration time, String reason) throws IOException {
    begins("%d s%s".formatted(time.plusMillis(999).toSeconds(), reason));
    sleep(time);
  }

  /** Lets the time pass after which it is worth looking again. */
  void poll() throws IOException {
    sleep(Duration.ofMillis(POLL_MILLIS));
  }

  /**
   * What {@code work} comes to, which goes on where it is no longer waited for.
   *
   * @throws CancellationException once nobody wants to wait any more
   */
  <T extends @Nullable Object> T result(Future<T> work) throws IOException {
    while (true) {
      try {
        return work.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        if (progress.cancelled()) {
          throw new CancellationException("fetching was cancelled");
        }
      } catch (ExecutionException failed) {
        throw new IOException("asking failed", failed.getCause());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while waiting", interrupted);
      }
    }
  }

  private void sleep(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    try {
      for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
        if (progress.cancelled()) {
          throw new CancellationException("fetching was cancelled");
        }
        Thread.sleep(Duration.ofNanos(Math.min(left, POLL_MILLIS * 1_000_000)));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting", interrupted);
    }
  }
}

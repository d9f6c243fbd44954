package dev.ibid.lsp;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/**
 * Work-done progress of one thing that takes its time. It shows from the first report on, so that
 * what is done at once makes no noise. Called from the working threads, one at a time.
 */
final class WorkDone {
  private final IbidClient client;
  private final boolean shown;
  private final String title;
  private final String token = "ibid/" + UUID.randomUUID();
  private final AtomicBoolean cancelled = new AtomicBoolean(false);
  private volatile boolean ended;
  private @Nullable CompletableFuture<?> begun;

  /**
   * @param shown whether the editor shows progress
   * @param title what is done
   */
  WorkDone(IbidClient client, boolean shown, String title) {
    this.client = client;
    this.shown = shown;
    this.title = title;
  }

  String token() {
    return token;
  }

  void cancel() {
    cancelled.set(true);
  }

  boolean cancelled() {
    return cancelled.get();
  }

  /**
   * Tells how far the work is.
   *
   * @param message what is done so far
   */
  synchronized void report(String message, long done, long total) {
    if (!shown) {
      return;
    }
    if (begun == null) {
      begun =
          client
              .createProgress(new WorkDoneProgressCreateParams(Either.forLeft(token)))
              .thenRun(this::begin);
    }
    WorkDoneProgressReport report = new WorkDoneProgressReport();
    report.setMessage(message);
    report.setCancellable(true);
    report.setPercentage(total <= 0 ? 0 : (int) Math.clamp(100 * done / total, 0, 100));
    begun = begun.thenRun(() -> send(report));
  }

  boolean ended() {
    return ended;
  }

  synchronized void end() {
    ended = true;
    if (begun != null) {
      begun = begun.thenRun(() -> send(new WorkDoneProgressEnd()));
    }
  }

  private void begin() {
    WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
    begin.setTitle("ibid: " + title);
    begin.setCancellable(true);
    begin.setPercentage(0);
    send(begin);
  }

  private void send(WorkDoneProgressNotification notification) {
    client.notifyProgress(new ProgressParams(Either.forLeft(token), Either.forLeft(notification)));
  }
}

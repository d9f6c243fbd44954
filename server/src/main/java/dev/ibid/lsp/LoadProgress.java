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
 * Work-done progress of one reading of the sources. It shows from the first report on, so that an
 * index that is merely opened makes no noise. Called from the loading threads, one at a time.
 */
final class LoadProgress {
  private final IbidClient client;
  private final boolean shown;
  private final String token = "ibid/" + UUID.randomUUID();
  private final AtomicBoolean cancelled = new AtomicBoolean(false);
  private @Nullable CompletableFuture<?> begun;

  LoadProgress(IbidClient client, boolean shown) {
    this.client = client;
    this.shown = shown;
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

  synchronized void report(long papers, long bytesDone, long bytesTotal) {
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
    report.setMessage("%,d papers".formatted(papers));
    report.setCancellable(true);
    report.setPercentage(
        bytesTotal <= 0 ? 0 : (int) Math.clamp(100 * bytesDone / bytesTotal, 0, 100));
    begun = begun.thenRun(() -> send(report));
  }

  synchronized void end() {
    if (begun != null) {
      begun = begun.thenRun(() -> send(new WorkDoneProgressEnd()));
    }
  }

  private void begin() {
    WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
    begin.setTitle("ibid: reading papers");
    begin.setCancellable(true);
    begin.setPercentage(0);
    send(begin);
  }

  private void send(WorkDoneProgressNotification notification) {
    client.notifyProgress(new ProgressParams(Either.forLeft(token), Either.forLeft(notification)));
  }
}

package dev.ibid.lsp;

import dev.ibid.workspace.NotePath;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What waits until a note has rested for a moment: an edit puts it off. A state of a note is not
 * held for it, since many pass while somebody types. All methods are called on the loop's thread.
 */
final class Resting {
  private final EventLoop loop;
  private final long millis;
  private final Map<NotePath, CompletableFuture<Void>> waiting = new HashMap<>();

  Resting(EventLoop loop, long millis) {
    this.loop = loop;
    this.millis = millis;
  }

  /** Runs {@code task} once the note was left alone; what waits for it since before is dropped. */
  void edited(NotePath note, Runnable task) {
    drop(note);
    waiting.put(
        note,
        loop.after(
            millis,
            () -> {
              waiting.remove(note);
              task.run();
            }));
  }

  /** The note is gone. */
  void drop(NotePath note) {
    CompletableFuture<Void> before = waiting.remove(note);
    if (before != null) {
      before.cancel(false);
    }
  }
}

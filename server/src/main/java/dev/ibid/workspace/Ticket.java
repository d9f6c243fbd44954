package dev.ibid.workspace;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** The right to go on working for a request; it ends when nobody waits for the answer any more. */
public record Ticket(BooleanSupplier cancelled) {

  /** Never ends. */
  public static final Ticket LASTING = new Ticket(() -> false);

  /**
   * For work that nobody waits for: each check leaves the processor to whoever wants it. Else the
   * system lets the work go on for milliseconds first, and hardly sooner at a low priority.
   */
  public static Ticket yielding(BooleanSupplier cancelled) {
    return new Ticket(
        () -> {
          Thread.yield();
          return cancelled.getAsBoolean();
        });
  }

  /** Throws {@link CancellationException} once nobody waits for the answer. */
  public void check() {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("the request was cancelled");
    }
  }
}

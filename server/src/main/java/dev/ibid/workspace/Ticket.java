package dev.ibid.workspace;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** The right to go on working for a request; it ends when nobody waits for the answer any more. */
public record Ticket(BooleanSupplier cancelled) {

  /** Never ends. */
  public static final Ticket LASTING = new Ticket(() -> false);

  /** Throws {@link CancellationException} once nobody waits for the answer. */
  public void check() {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("the request was cancelled");
    }
  }
}

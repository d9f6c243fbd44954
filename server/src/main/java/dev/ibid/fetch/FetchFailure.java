package dev.ibid.fetch;

import java.io.IOException;

/** Why papers could not be fetched, as a person reads it. */
public final class FetchFailure extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param message what is wrong and what to do, as a sentence without a full stop
   */
  FetchFailure(String message) {
    super(message);
  }

  FetchFailure(String message, Throwable cause) {
    super(message, cause);
  }
}

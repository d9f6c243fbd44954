package dev.ibid.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a command could not run, as a person reads it. */
final class Failure extends RuntimeException {
  static final int EXIT_CODE = 2;

  private static final long serialVersionUID = 1;

  /**
   * @param message what is wrong and what to do, as a sentence without a full stop
   */
  Failure(String message) {
    super(message);
  }

  static String message(Throwable failure) {
    String told = failure.getMessage();
    return switch (failure) {
      case NoSuchFileException absent -> absent.getFile() + ": there is no such file";
      case AccessDeniedException denied -> denied.getFile() + ": may not be read";
      case Failure ours -> String.valueOf(ours.getMessage());
      case IOException io when told != null -> told;
      default -> failure.toString();
    };
  }
}

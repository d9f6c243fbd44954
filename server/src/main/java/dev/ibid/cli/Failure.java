package dev.ibid.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
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
    return switch (failure) {
      case FileSystemException file -> file.getFile() + ": " + reason(file);
      case Failure ours -> String.valueOf(ours.getMessage());
      case IOException io -> reason(io);
      default -> failure.toString();
    };
  }

  /** The same without the file's name. */
  static String reason(IOException failure) {
    String told =
        failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
    return switch (failure) {
      case NoSuchFileException absent -> "there is no such file";
      case AccessDeniedException denied -> "it may not be read";
      case IOException io when told != null -> told;
      default -> failure.toString();
    };
  }
}

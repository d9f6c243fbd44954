package dev.ibid.corpus.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** The reading of one file of papers, whatever its format. */
public final class SourceReader {
  private SourceReader() {}

  /**
   * Reads {@code file}, finding its format by what it holds and not by its name alone, and hands
   * over record by record without holding the whole in memory where the format allows.
   *
   * @param cancelled asked between records; reading ends early once it answers true
   * @throws IOException where the file can't be opened or read on; what was handed over stands
   */
  public static void read(Path file, Records records, BooleanSupplier cancelled)
      throws IOException {
    throw new IOException(file + ": no reader yet");
  }
}

package dev.ibid.corpus.index;

import dev.ibid.corpus.source.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** How a source is read: {@link dev.ibid.corpus.source.SourceReader#read}, or a test's own way. */
interface SourceReading {
  void read(Path file, Records records, LongConsumer bytesRead, BooleanSupplier cancelled)
      throws IOException;
}

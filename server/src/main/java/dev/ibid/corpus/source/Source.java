package dev.ibid.corpus.source;

import dev.ibid.corpus.SourceProblem;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Origin;
import dev.ibid.paper.Paper;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the readers of the formats are given beside the bytes.
 *
 * @param name the path of the file, as people know it
 * @param part the file within, where several are packed in one; empty where there is one alone
 * @param cancelled to be asked between records
 */
record Source(String name, String part, Records records, BooleanSupplier cancelled) {

  /** The same source, while the file {@code part} in it is read. */
  Source within(String part) {
    return new Source(name, part, records, cancelled);
  }

  /** The same source, while others are told of it. */
  Source telling(Records others) {
    return new Source(name, part, others, cancelled);
  }

  void record(Paper paper) {
    records.record(paper);
  }

  void record(long fingerprint, Paper paper) {
    records.record(fingerprint, paper);
  }

  boolean isKnown(long fingerprint, int line) {
    return records.isKnown(fingerprint, line);
  }

  /**
   * @param line from 1; 0 where the problem is the file as a whole
   */
  void problem(int line, String message) {
    records.problem(
        new SourceProblem(name, line, part.isEmpty() ? message : part + ": " + message));
  }

  Origin origin(int line, @Nullable CiteKey key) {
    return new Origin(name, line, key);
  }

  boolean isCancelled() {
    return cancelled.getAsBoolean();
  }
}

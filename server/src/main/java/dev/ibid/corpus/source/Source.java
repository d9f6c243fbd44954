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
 * @param cancelled to be asked between records
 */
record Source(String name, Records records, BooleanSupplier cancelled) {

  void record(Paper paper) {
    records.record(paper);
  }

  /**
   * @param line from 1; 0 where the problem is the file as a whole
   */
  void problem(int line, String message) {
    records.problem(new SourceProblem(name, line, message));
  }

  Origin origin(int line, @Nullable CiteKey key) {
    return new Origin(name, line, key);
  }

  boolean isCancelled() {
    return cancelled.getAsBoolean();
  }
}

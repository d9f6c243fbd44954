package dev.ibid.corpus.source;

import dev.ibid.corpus.SourceProblem;
import dev.ibid.paper.Paper;

/** What takes the records of a source as its reader comes upon them. Called from one thread. */
public interface Records {

  /** One record, with one origin: the source, the line it begins at, its key if it has one. */
  void record(Paper record);

  /**
   * One record that nothing is wrong with, and the fingerprint of all that it was made of, its line
   * aside: the same fingerprint always gives the same record.
   */
  default void record(long fingerprint, Paper record) {
    record(record);
  }

  /**
   * Whether a record of that fingerprint is known from the last reading. It is taken over then,
   * with the line that it begins at now, and is not to be made again.
   */
  default boolean isKnown(long fingerprint, int line) {
    return false;
  }

  /** Something that could not be read; reading goes on behind it. */
  void problem(SourceProblem problem);
}

package dev.ibid.corpus.index;

import java.time.Duration;

/**
 * What opening or building an index came to.
 *
 * @param sources how many files the corpus is made of
 * @param sourcesRead how many of them were read now; 0 where the index was reused
 * @param records how many records were read now
 * @param papers how many papers the corpus holds
 * @param took the time from the call to the usable corpus
 * @param kept whether the index on disk is that of the sources as they are
 */
public record IndexReport(
    int sources, int sourcesRead, long records, int papers, Duration took, boolean kept) {

  /**
   * What opening two indexes after each other came to.
   *
   * @param together how many papers both hold
   */
  public IndexReport and(IndexReport other, int together) {
    return new IndexReport(
        sources + other.sources,
        sourcesRead + other.sourcesRead,
        records + other.records,
        together,
        took.plus(other.took),
        kept && other.kept);
  }
}

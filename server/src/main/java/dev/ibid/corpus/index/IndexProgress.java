package dev.ibid.corpus.index;

/**
 * What is told while an index is built, and of its state afterwards. Called from the building
 * threads, a few times a second.
 */
public interface IndexProgress {

  /**
   * @param papers records read so far
   * @param bytesDone of the sources, as they are on disk
   * @param bytesTotal of the sources that have to be read
   */
  void report(long papers, long bytesDone, long bytesTotal);

  /** Whether to stop; the index then stays as it was. */
  boolean cancelled();

  /**
   * The index that was opened turned out to be damaged and is given up: to open it again is to
   * build it. Called from a thread of its own, long after the opening.
   */
  default void damaged() {}

  /** Tells nobody and never stops. */
  IndexProgress SILENT =
      new IndexProgress() {
        @Override
        public void report(long papers, long bytesDone, long bytesTotal) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };
}

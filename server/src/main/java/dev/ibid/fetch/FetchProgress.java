package dev.ibid.fetch;

/** What is told while papers are fetched. Called from the thread that fetches. */
public interface FetchProgress {

  /**
   * @param waiting what is waited for from now on, to be read behind "waiting"
   * @param answered the papers that arXiv has answered for by now
   * @param wanted the papers that it is asked for in all
   */
  void report(String waiting, int answered, int wanted);

  /** Whether to stop; the bibliography then stays as it was. */
  boolean cancelled();

  /** How far the fetching is, as a person reads it. */
  static String text(String waiting, int answered, int wanted) {
    return "%,d of %,d papers, waiting %s".formatted(answered, wanted, waiting);
  }

  /** Tells nobody and never stops. */
  FetchProgress SILENT =
      new FetchProgress() {
        @Override
        public void report(String waiting, int answered, int wanted) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };
}

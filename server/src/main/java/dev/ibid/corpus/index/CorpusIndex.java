package dev.ibid.corpus.index;

import dev.ibid.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens the index of a set of sources, building or mending it where it is not what it should be.
 */
public final class CorpusIndex {
  private CorpusIndex() {}

  /** A corpus, and what it took to get it. */
  public record Opened(Corpus corpus, IndexReport report) {}

  /**
   * The corpus of {@code files}. Where the index is whole and the files are as they were when it
   * was built, none of them is read.
   *
   * @param files the sources in order of precedence; one that can't be read becomes a problem of
   *     the corpus, not an exception
   * @param cacheFolder holds all of ibid's indexes; made where it does not exist
   * @param rebuild whether to read all sources again even where nothing seems to have changed
   * @throws IOException where no index can be kept at {@code cacheFolder} at all
   */
  public static Opened open(
      List<Path> files, Path cacheFolder, boolean rebuild, IndexProgress progress)
      throws IOException {
    throw new IOException("not built yet");
  }
}

package dev.ibid.corpus.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.MMapDirectory;

/**
 * The reading through of an index that is too large for that when it is opened: once for each state
 * of it, beside all else. A damaged one is given up, so that whoever opens it next builds it again.
 */
final class IndexCheck {
  private static final System.Logger LOG = System.getLogger(IndexCheck.class.getName());

  /** Names the state that was found whole; Lucene passes over files of such names. */
  private static final String CHECKED = "checked.lock";

  /** An editor starts with other work to do, and a command has ended by then. */
  private static final Duration DELAY = Duration.ofSeconds(30);

  private IndexCheck() {}

  /**
   * @param opener told where the index is damaged
   */
  static void begin(Path folder, IndexProgress opener) {
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("ibid-check")
            .priority(Thread.MIN_PRIORITY)
            .unstarted(() -> runLater(folder, opener));
    thread.start();
  }

  private static void runLater(Path folder, IndexProgress opener) {
    try {
      Thread.sleep(DELAY);
      run(folder, opener);
    } catch (IOException | RuntimeException | InterruptedException unchecked) {
      LOG.log(System.Logger.Level.DEBUG, "the index could not be checked", unchecked);
    }
  }

  /**
   * Whether the index in {@code folder} is whole; the list of segments of one that is not goes, and
   * {@code opener} is told.
   */
  static boolean run(Path folder, IndexProgress opener) throws IOException {
    try (Directory directory = new MMapDirectory(folder)) {
      String damaged = damagedState(folder, directory);
      if (damaged.isEmpty()) {
        return true;
      }
      // Another process may have written it anew meanwhile, and that one may be damaged too.
      while (!damaged.isEmpty() && !giveUp(folder, directory, damaged)) {
        damaged = damagedState(folder, directory);
      }
      opener.damaged();
      return false;
    }
  }

  /** The state of the index that was found damaged; empty where there is nothing to give up. */
  private static String damagedState(Path folder, Directory directory) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return "";
    }
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      String state = state(folder, reader.getIndexCommit().getSegmentsFileName());
      Path checked = folder.resolve(CHECKED);
      if (Files.exists(checked) && Files.readString(checked).equals(state)) {
        return "";
      }
      try {
        for (LeafReaderContext leaf : reader.leaves()) {
          leaf.reader().checkIntegrity();
        }
      } catch (CorruptIndexException damage) {
        LOG.log(
            System.Logger.Level.WARNING,
            "the index in " + folder + " is damaged and will be built again",
            damage);
        return state;
      }
      Files.writeString(checked, state);
      return "";
    }
  }

  private static String state(Path folder, String segments) throws IOException {
    return segments + " " + Files.getLastModifiedTime(folder.resolve(segments));
  }

  /** Deletes the list of segments, unless the index is in another state by now. */
  private static boolean giveUp(Path folder, Directory directory, String damaged)
      throws IOException {
    try (Lock _ = CorpusIndex.lock(directory, IndexProgress.SILENT, new boolean[1])) {
      Path segments = folder.resolve(damaged.substring(0, damaged.indexOf(' ')));
      if (!Files.exists(segments)
          || !state(folder, segments.getFileName().toString()).equals(damaged)) {
        return false;
      }
      Files.delete(segments);
      return true;
    }
  }
}

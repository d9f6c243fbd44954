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
 * of it, beside all else. A damaged one is given up, so that the next start builds it again.
 */
final class IndexCheck {
  private static final System.Logger LOG = System.getLogger(IndexCheck.class.getName());

  /** Names the state that was found whole; Lucene passes over files of such names. */
  private static final String CHECKED = "checked.lock";

  /** An editor starts with other work to do, and a command has ended by then. */
  private static final Duration DELAY = Duration.ofSeconds(30);

  private IndexCheck() {}

  static void begin(Path folder) {
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("ibid-check")
            .priority(Thread.MIN_PRIORITY)
            .unstarted(() -> runLater(folder));
    thread.start();
  }

  private static void runLater(Path folder) {
    try {
      Thread.sleep(DELAY);
      run(folder);
    } catch (IOException | RuntimeException | InterruptedException unchecked) {
      LOG.log(System.Logger.Level.DEBUG, "the index could not be checked", unchecked);
    }
  }

  /** Whether the index in {@code folder} is whole; the list of segments of one that is not goes. */
  static boolean run(Path folder) throws IOException {
    try (Directory directory = new MMapDirectory(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      String segments = reader.getIndexCommit().getSegmentsFileName();
      String state = segments + " " + Files.getLastModifiedTime(folder.resolve(segments));
      Path checked = folder.resolve(CHECKED);
      if (Files.exists(checked) && Files.readString(checked).equals(state)) {
        return true;
      }
      try {
        for (LeafReaderContext leaf : reader.leaves()) {
          leaf.reader().checkIntegrity();
        }
      } catch (CorruptIndexException damage) {
        LOG.log(
            System.Logger.Level.WARNING,
            "the index in " + folder + " is damaged; the next start builds it again",
            damage);
        try (Lock _ = directory.obtainLock(CorpusIndex.LOCK)) {
          Files.deleteIfExists(folder.resolve(segments));
        }
        return false;
      }
      Files.writeString(checked, state);
      return true;
    }
  }
}

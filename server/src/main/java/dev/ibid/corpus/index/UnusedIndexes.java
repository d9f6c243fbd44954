package dev.ibid.corpus.index;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Indexes that nobody has opened for long: of workspaces that are gone, of lists of sources that
 * changed, of versions of ibid before this one. A process that uses an index holds a lock in its
 * folder until it ends.
 */
final class UnusedIndexes {
  private UnusedIndexes() {}

  /** How long an index is kept that nobody opens. */
  static final Duration KEPT = Duration.ofDays(30);

  /** Its time of change is when the index was opened last. */
  private static final String USED = "used.lock";

  /**
   * Locked, shared, by each process that uses the index. As POSIX has it, a lock is gone once its
   * process closes the file for any other reason, so that nothing else is done with it.
   */
  private static final String HELD_FILE = "held.lock";

  /** All of this process, which lets them go when it ends. */
  private static final Map<Path, FileChannel> HELD = new HashMap<>();

  /** Notes that {@code folder} is used from now on; where that can't be noted, all goes on. */
  static synchronized void use(Path folder) {
    try {
      Path held = folder.resolve(HELD_FILE);
      if (!isHeld(folder) || !Files.exists(held)) {
        FileChannel channel =
            FileChannel.open(
                held, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel.tryLock(0, Long.MAX_VALUE, true);
        HELD.put(key(folder), channel);
      }
      Path used = folder.resolve(USED);
      if (!Files.exists(used)) {
        Files.createFile(used);
      }
      Files.setLastModifiedTime(used, FileTime.from(Instant.now()));
    } catch (IOException | OverlappingFileLockException unnoted) {
      // A cache that can't be written to is not swept either.
    }
  }

  private static synchronized boolean isHeld(Path folder) {
    return HELD.containsKey(key(folder));
  }

  private static Path key(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  /** Deletes the indexes in {@code cacheFolder} that nobody has opened since {@code before}. */
  static void sweep(Path cacheFolder, Instant before) throws IOException {
    try (DirectoryStream<Path> versions = Files.newDirectoryStream(cacheFolder, "index-v*")) {
      for (Path version : versions) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(version)) {
          for (Path folder : folders) {
            if (lastUsed(folder).isBefore(before)) {
              deleteUnlessUsed(folder);
            }
          }
        }
      }
    }
  }

  private static Instant lastUsed(Path folder) throws IOException {
    Path used = folder.resolve(USED);
    Path told = Files.exists(used) ? used : folder;
    return Files.getLastModifiedTime(told, LinkOption.NOFOLLOW_LINKS).toInstant();
  }

  private static void deleteUnlessUsed(Path folder) throws IOException {
    if (isHeld(folder) || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Path held = folder.resolve(HELD_FILE);
    try (FileChannel channel =
            FileChannel.open(held, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      if (lock == null) {
        return;
      }
      for (Path file : files) {
        if (!file.equals(held)) {
          Files.delete(file);
        }
      }
    }
    Files.delete(held);
    Files.delete(folder);
  }
}

package dev.ibid.corpus.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is room on a disk for an index, and what to tell people where there is not. */
final class DiskRoom {
  private DiskRoom() {}

  /** An index takes about as much as its sources, and while it is built up to twice that. */
  private static final int WHILE_BUILT = 2;

  /** What even the smallest takes, in bytes. */
  private static final long LEAST = 8L << 20;

  private static final long MEBI = 1L << 20;

  /**
   * Whether an index in {@code folder}, which may not exist yet, would fit; true where that can't
   * be found out.
   *
   * @param weight of its sources, in bytes as they are read
   */
  static boolean suffices(Path folder, long weight) {
    Path there = folder;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      return there == null || Files.getFileStore(there).getUsableSpace() >= needed(weight);
    } catch (IOException unknown) {
      return true;
    }
  }

  private static long needed(long weight) {
    return WHILE_BUILT * weight + LEAST;
  }

  /** Why no index can be kept in {@code folder}, and what helps. */
  static String advice(Path folder, long weight, IOException reason) {
    String help =
        suffices(folder, weight)
            ? "Set XDG_CACHE_HOME to a folder that can be written to"
            : "Make room for some %,d MB there, or set XDG_CACHE_HOME to a folder that has it"
                .formatted(needed(weight) / MEBI);
    return reason.getMessage() + ". " + help;
  }
}

package dev.ibid.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The right to ask arXiv: one process of a user has it at a time, and there is a pause between any
 * two requests, whoever makes them.
 *
 * <p>Source of the rule: https://info.arxiv.org/help/api/tou.html
 */
final class Turn implements AutoCloseable {
  private final FileChannel channel;
  private final Duration pause;
  private final Waiting waiting;

  /** Of the last request in this turn, by the clock that nobody sets; null before the first. */
  private @Nullable Long lastNanos;

  private Turn(FileChannel channel, Duration pause, Waiting waiting) {
    this.channel = channel;
    this.pause = pause;
    this.waiting = waiting;
  }

  /**
   * Waits until no other process has its turn.
   *
   * @param folder where all processes of the user keep it; made where it does not exist
   * @param pause between the beginnings of two requests
   * @throws CancellationException where nobody wants to wait any more
   */
  static Turn take(Path folder, Duration pause, Waiting waiting) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve("turn"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      if (!locked(channel)) {
        waiting.begins("for another ibid that asks arXiv");
        do {
          waiting.poll();
        } while (!locked(channel));
      }
      return new Turn(channel, pause, waiting);
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException otherThread) {
      return false;
    }
  }

  /** Waits until the next request may be made, and notes that it is. */
  void awaitNext() throws IOException {
    Duration left = pause.minus(sinceLast());
    if (left.isPositive()) {
      waiting.sleep(left, ", since arXiv wants a pause between requests");
    }
    lastNanos = System.nanoTime();
    channel.write(ByteBuffer.allocate(Long.BYTES).putLong(0, System.currentTimeMillis()), 0);
  }

  /**
   * The time since the last request. Processes, and machines with one home folder, have no clock in
   * common but the one on the wall; within a turn it need not be asked.
   */
  private Duration sinceLast() throws IOException {
    if (lastNanos != null) {
      return Duration.ofNanos(System.nanoTime() - lastNanos);
    }
    ByteBuffer last = ByteBuffer.allocate(Long.BYTES);
    if (channel.read(last, 0) < Long.BYTES) {
      return pause;
    }
    long millis = System.currentTimeMillis() - last.getLong(0);
    // A time to come means that the clock was set back: how long ago that was, nobody knows.
    return Duration.ofMillis(Math.max(0, millis));
  }

  /** Gives up the turn. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}

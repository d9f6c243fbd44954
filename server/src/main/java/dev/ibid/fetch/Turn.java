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
import java.util.function.BooleanSupplier;

/**
 * The right to ask arXiv: one process of a user has it at a time, and there is a pause between any
 * two requests, whoever makes them.
 *
 * <p>Source of the rule: https://info.arxiv.org/help/api/tou.html
 */
final class Turn implements AutoCloseable {
  private static final long POLL_MILLIS = 50;

  private final FileChannel channel;
  private final Duration pause;
  private final BooleanSupplier cancelled;

  private Turn(FileChannel channel, Duration pause, BooleanSupplier cancelled) {
    this.channel = channel;
    this.pause = pause;
    this.cancelled = cancelled;
  }

  /**
   * Waits until no other process has its turn.
   *
   * @param folder where all processes of the user keep it; made where it does not exist
   * @param pause between the beginnings of two requests
   * @param cancelled asked while waiting; then {@link CancellationException} is thrown
   */
  static Turn take(Path folder, Duration pause, BooleanSupplier cancelled) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve("turn"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      while (!locked(channel)) {
        sleep(Duration.ofMillis(POLL_MILLIS), cancelled);
      }
      return new Turn(channel, pause, cancelled);
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
    ByteBuffer last = ByteBuffer.allocate(Long.BYTES);
    if (channel.read(last, 0) == Long.BYTES) {
      long since = System.currentTimeMillis() - last.getLong(0);
      // A time to come means that the clock was set back.
      if (since >= 0 && since < pause.toMillis()) {
        sleep(pause.minusMillis(since), cancelled);
      }
    }
    channel.write(ByteBuffer.allocate(Long.BYTES).putLong(0, System.currentTimeMillis()), 0);
  }

  /** Lets time pass without giving up the turn. */
  void waitFor(Duration time) throws IOException {
    sleep(time, cancelled);
  }

  private static void sleep(Duration time, BooleanSupplier cancelled) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    try {
      for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
        if (cancelled.getAsBoolean()) {
          throw new CancellationException("fetching was cancelled");
        }
        Thread.sleep(Duration.ofNanos(Math.min(left, POLL_MILLIS * 1_000_000)));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting", interrupted);
    }
  }

  /** Gives up the turn. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}

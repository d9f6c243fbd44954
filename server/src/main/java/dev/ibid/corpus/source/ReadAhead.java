package dev.ibid.corpus.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A large file, read by a thread of its own some megabytes ahead. Building an index writes as much
 * as it reads, and the disk then now and then lets a reader wait for a tenth of a second; without
 * what is at hand, all threads would stand still.
 */
final class ReadAhead extends InputStream {
  private static final int BLOCK = 256 << 10;
  private static final int BLOCKS = 32;

  private final InputStream file;
  private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS);
  private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(BLOCKS + 2);
  private final Thread thread;
  private Block current = new Block(new byte[0], 0, null);
  private int at;

  /**
   * @param count how many of the bytes are there; negative at the end of the file
   * @param failure why there are none; null where the file could be read
   */
  private record Block(byte[] bytes, int count, @Nullable IOException failure) {
    boolean isLast() {
      return count < 0;
    }
  }

  ReadAhead(InputStream file) {
    this.file = file;
    this.thread = Thread.ofPlatform().daemon().name("ibid-read-ahead").start(this::fill);
  }

  private void fill() {
    try {
      for (boolean last = false; !last; ) {
        byte[] used = empty.poll();
        Block block = next(used == null ? new byte[BLOCK] : used);
        full.put(block);
        last = block.isLast();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private Block next(byte[] into) {
    try {
      return new Block(into, file.read(into), null);
    } catch (IOException e) {
      return new Block(into, -1, e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (at == current.count) {
      if (current.bytes.length == BLOCK) {
        empty.offer(current.bytes);
      }
      current = taken();
      at = 0;
    }
    if (current.isLast()) {
      if (current.failure != null) {
        throw current.failure;
      }
      return -1;
    }
    int count = Math.min(length, current.count - at);
    System.arraycopy(current.bytes, at, into, offset, count);
    at += count;
    return count;
  }

  private Block taken() throws IOException {
    try {
      return full.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading", e);
    }
  }

  /** Ends the reading; the file is closed once nobody reads it any more. */
  @Override
  public void close() throws IOException {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    file.close();
  }
}

package dev.ibid.corpus.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A number of 64 bits for what a record is made of, by which it is known again when its source is
 * read anew. Two contents that differ have the same one once in 2^64.
 *
 * <p>Source: FNV-1a over UTF-16 units or over eight bytes at a time, and the last step of
 * MurmurHash3.
 */
public final class Fingerprint {
  private static final long PRIME = 0x100000001b3L;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private long hash = 0xcbf29ce484222325L;

  /** Adds a text; where it ends counts. */
  public Fingerprint add(String text) {
    long mixed = hash;
    for (int at = 0; at < text.length(); at++) {
      mixed = (mixed ^ text.charAt(at)) * PRIME;
    }
    hash = (mixed ^ text.length()) * PRIME;
    return this;
  }

  /** Adds bytes; where they end counts. */
  public Fingerprint add(byte[] bytes, int from, int to) {
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      add((long) EIGHT.get(bytes, at));
    }
    long rest = 0;
    while (at < to) {
      rest = rest << Byte.SIZE | (bytes[at++] & 0xff);
    }
    return add(rest).add(to - from);
  }

  public Fingerprint add(long number) {
    hash = (hash ^ number) * PRIME;
    hash ^= hash >>> 32;
    return this;
  }

  /** The fingerprint of all that was added until now. */
  public long value() {
    long mixed = hash;
    mixed = (mixed ^ mixed >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }
}

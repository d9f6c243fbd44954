package dev.ibid.corpus.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteArrayDataOutput;
import org.jspecify.annotations.Nullable;

/**
 * The records of a source as they stood at its last reading, in the order of the source: the number
 * that each goes by in the index, the line it begins at, and the fingerprint of what it was made
 * of. What moves with every edit of a file is kept here and not with the papers, so that a line
 * more at its beginning changes none of them.
 */
final class RecordTable {
  static final RecordTable EMPTY = new RecordTable(new int[0], new int[0], new long[0]);

  /** The place of a number that none of the records has. */
  static final int NONE = -1;

  /** What a number takes at most. */
  private static final int LONGEST = 5;

  private final String places;
  private final String fingerprints;
  private @Nullable Places known;

  /** Where the records are: of each the number and the line, and of each number the index. */
  private record Places(int[] ids, int[] lines, int[] indexes) {
    static Places of(int[] ids, int[] lines) {
      int[] indexes = new int[Arrays.stream(ids).max().orElse(-1) + 1];
      Arrays.fill(indexes, NONE);
      for (int index = 0; index < ids.length; index++) {
        indexes[ids[index]] = index;
      }
      return new Places(ids, lines, indexes);
    }
  }

  /**
   * @param ids of the records in their order; each once, from 0
   */
  RecordTable(int[] ids, int[] lines, long[] fingerprints) {
    this.known = Places.of(ids, lines);
    this.places = letters(ids, lines);
    ByteBuffer bytes = ByteBuffer.allocate(fingerprints.length * Long.BYTES);
    bytes.asLongBuffer().put(fingerprints);
    this.fingerprints = Base64.getEncoder().encodeToString(bytes.array());
  }

  /**
   * @param places as {@link #places} gave it
   * @param fingerprints as {@link #fingerprints} gave it
   */
  RecordTable(String places, String fingerprints) {
    this.places = places;
    this.fingerprints = fingerprints;
  }

  /** Numbers and lines as letters, since the manifest takes nothing else. */
  String places() {
    return places;
  }

  /** The fingerprints as letters; apart, since only a reading anew wants them. */
  String fingerprints() {
    return fingerprints;
  }

  /** In the order of the records. */
  long[] decodedFingerprints() {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(fingerprints));
    long[] decoded = new long[bytes.remaining() / Long.BYTES];
    bytes.asLongBuffer().get(decoded);
    return decoded;
  }

  int size() {
    return known().ids.length;
  }

  /** The number in the index of the record at {@code index}. */
  int id(int index) {
    return known().ids[index];
  }

  int line(int index) {
    return known().lines[index];
  }

  /** The place in the source, from 0, of the record that goes by {@code id}, or {@link #NONE}. */
  int index(int id) {
    int[] indexes = known().indexes;
    return id < indexes.length ? indexes[id] : NONE;
  }

  /** Whoever comes first decodes; should two come at once, both get the same. */
  private Places known() {
    Places now = known;
    if (now == null) {
      now = decoded(places);
      known = now;
    }
    return now;
  }

  private static String letters(int[] ids, int[] lines) {
    byte[] bytes = new byte[(2 * ids.length + 1) * LONGEST];
    ByteArrayDataOutput to = new ByteArrayDataOutput(bytes);
    try {
      to.writeVInt(ids.length);
      for (int index = 0, id = 0, line = 0; index < ids.length; index++) {
        // Most records stand behind the one that they stood behind before.
        to.writeZInt(ids[index] - id);
        to.writeZInt(lines[index] - line);
        id = ids[index] + 1;
        line = lines[index];
      }
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, to.getPosition()));
  }

  private static Places decoded(String letters) {
    ByteArrayDataInput from = new ByteArrayDataInput(Base64.getDecoder().decode(letters));
    try {
      int[] ids = new int[from.readVInt()];
      int[] lines = new int[ids.length];
      for (int index = 0, id = 0, line = 0; index < ids.length; index++) {
        ids[index] = id + from.readZInt();
        lines[index] = line + from.readZInt();
        id = ids[index] + 1;
        line = lines[index];
      }
      return Places.of(ids, lines);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
  }
}

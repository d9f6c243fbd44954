package dev.ibid.corpus.index;

import dev.ibid.corpus.index.RecordBytes.SourceRecord;
import dev.ibid.paper.Paper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reading of a source that is compared with its last one, record by record. What has the same
 * fingerprint is the same record, wherever it stands now.
 */
final class Rereading {
  private static final int NONE = -1;

  private final int place;
  private final RecordTable last;
  private final long[] lastFingerprints;

  /** The first record of the last reading with a fingerprint that was not met yet. */
  private final Map<Long, Integer> next = new HashMap<>();

  /** For each record of the last reading the next one with its fingerprint, or {@link #NONE}. */
  private final int[] another;

  private int size;
  private int[] lines = new int[64];
  private long[] fingerprints = new long[64];

  /** For each record its index in the last reading, or {@link #NONE}. */
  private int[] lastIndexes = new int[64];

  private final List<SourceRecord> added = new ArrayList<>();

  /**
   * @param place of the source
   * @param last what stands in the index; {@link RecordTable#EMPTY} where nothing does
   */
  Rereading(int place, RecordTable last) {
    this.place = place;
    this.last = last;
    lastFingerprints = last.decodedFingerprints();
    another = new int[lastFingerprints.length];
    for (int index = lastFingerprints.length - 1; index >= 0; index--) {
      Integer behind = next.put(lastFingerprints[index], index);
      another[index] = behind == null ? NONE : behind;
    }
  }

  /** Whether the last reading had that record; it is taken over then. */
  boolean take(long fingerprint, int line) {
    Integer index = next.remove(fingerprint);
    if (index == null) {
      return false;
    }
    if (another[index] != NONE) {
      next.put(fingerprint, another[index]);
    }
    put(fingerprint, line, index);
    return true;
  }

  void add(long fingerprint, int line, Paper paper) {
    added.add(new SourceRecord(place, size, paper));
    put(fingerprint, line, NONE);
  }

  private void put(long fingerprint, int line, int lastIndex) {
    if (size == lines.length) {
      lines = Arrays.copyOf(lines, 2 * size);
      fingerprints = Arrays.copyOf(fingerprints, 2 * size);
      lastIndexes = Arrays.copyOf(lastIndexes, 2 * size);
    }
    lines[size] = line;
    fingerprints[size] = fingerprint;
    lastIndexes[size++] = lastIndex;
  }

  int size() {
    return size;
  }

  /** The records that the last reading did not have. */
  List<SourceRecord> added() {
    return added;
  }

  /** The records as they are now. One that the index has keeps its number. */
  RecordTable table() {
    int[] ids = new int[size];
    int free = 0;
    for (int index = 0; index < size; index++) {
      if (lastIndexes[index] != NONE) {
        ids[index] = last.id(lastIndexes[index]);
      } else {
        // Numbers of records that are gone stay in the index until this change is done.
        while (last.index(free) != RecordTable.NONE) {
          free++;
        }
        ids[index] = free++;
      }
    }
    return new RecordTable(ids, Arrays.copyOf(lines, size), Arrays.copyOf(fingerprints, size));
  }

  /**
   * The numbers of records in the index that are gone, or no longer stand in the order of the
   * others: which records are one paper, and what it says, depends on their order.
   */
  List<Integer> touched() {
    boolean[] stands = new boolean[lastFingerprints.length];
    longestInOrder().forEach(index -> stands[index] = true);
    List<Integer> touched = new ArrayList<>();
    for (int index = 0; index < stands.length; index++) {
      if (!stands[index]) {
        touched.add(last.id(index));
      }
    }
    return touched;
  }

  /** Of the records that were taken over as many as possible that follow each other as before. */
  private List<Integer> longestInOrder() {
    // Patience sorting: of all runs of a length the one that ends earliest is remembered.
    int[] ends = new int[size];
    int[] before = new int[lastFingerprints.length];
    int longest = 0;
    for (int at = 0; at < size; at++) {
      int index = lastIndexes[at];
      if (index != NONE) {
        int found = Arrays.binarySearch(ends, 0, longest, index);
        int length = -found - 1;
        before[index] = length == 0 ? NONE : ends[length - 1];
        ends[length] = index;
        longest = Math.max(longest, length + 1);
      }
    }
    List<Integer> order = new ArrayList<>(longest);
    for (int index = longest == 0 ? NONE : ends[longest - 1];
        index != NONE;
        index = before[index]) {
      order.add(index);
    }
    return order;
  }
}

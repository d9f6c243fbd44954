package dev.ibid.corpus.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sources of an index: their names in order of precedence, and the number that each goes by in
 * what is stored. A number stays with its source while others come and go before it.
 */
final class SourceTable {

  /** The place of a number that none of the sources has. */
  static final int NONE = -1;

  private final List<String> names;
  private final List<@Nullable RecordTable> records;
  private final int[] numbers;
  private final int[] places;

  /**
   * @param numbers of the sources in the order of {@code names}; each once, from 0
   * @param records of each source, or null where its papers say themselves where they stand
   */
  SourceTable(
      List<String> names, List<Integer> numbers, List<? extends @Nullable RecordTable> records) {
    this.names = List.copyOf(names);
    this.records = Collections.unmodifiableList(new ArrayList<@Nullable RecordTable>(records));
    this.numbers = numbers.stream().mapToInt(Integer::intValue).toArray();
    this.places = new int[Arrays.stream(this.numbers).max().orElse(-1) + 1];
    Arrays.fill(places, NONE);
    for (int place = 0; place < this.numbers.length; place++) {
      places[this.numbers[place]] = place;
    }
  }

  /** The name of the source at {@code place}. */
  String name(int place) {
    return names.get(place);
  }

  List<String> names() {
    return names;
  }

  /** The records of the source at {@code place}; null where each paper says where it stands. */
  @Nullable RecordTable records(int place) {
    return records.get(place);
  }

  /** The number of the source at {@code place}. */
  int number(int place) {
    return numbers[place];
  }

  /** The place, from 0, of the source that goes by {@code number}, or {@link #NONE}. */
  int place(int number) {
    return number < places.length ? places[number] : NONE;
  }
}

package dev.ibid.corpus.index;

import dev.ibid.corpus.SourceProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an index is to be made of, and from what.
 *
 * @param sources as they are now, in order of precedence
 * @param last what the index that stands was made of; null where there is none to fall back on
 * @param fresh whether nothing of that index is used
 * @param read the places of the sources that are read
 * @param broken what is wrong with sources that could not be read, and keep what the last index has
 */
record IndexPlan(
    List<SourceState> sources,
    @Nullable Manifest last,
    boolean fresh,
    SortedSet<Integer> read,
    Map<Integer, List<SourceProblem>> broken) {

  /** A plan that reads all sources. */
  static IndexPlan fresh(List<SourceState> sources, @Nullable Manifest last) {
    SortedSet<Integer> all = new TreeSet<>(IntStream.range(0, sources.size()).boxed().toList());
    boolean comparable = last != null && isSameOrder(last, sources);
    return new IndexPlan(sources, comparable ? last : null, true, all, Map.of());
  }

  /**
   * A plan that reads the sources that changed since {@code last}; where the order of the others is
   * no longer the same, all of them, since it decides which source wins.
   */
  static IndexPlan update(List<SourceState> sources, Manifest last) {
    if (!isSameOrder(last, sources)) {
      return fresh(sources, null);
    }
    Set<SourceState> known = new HashSet<>(last.sources());
    SortedSet<Integer> changed = new TreeSet<>();
    for (int place = 0; place < sources.size(); place++) {
      if (!known.contains(sources.get(place))) {
        changed.add(place);
      }
    }
    return new IndexPlan(sources, last, false, changed, Map.of());
  }

  /** This plan where the source at {@code place} keeps what the last index has of it. */
  IndexPlan keeping(int place, List<SourceProblem> problems) {
    SortedSet<Integer> others = new TreeSet<>(read);
    others.remove(place);
    Map<Integer, List<SourceProblem>> all = new HashMap<>(broken);
    all.put(place, problems);
    return new IndexPlan(sources, last, false, others, all);
  }

  /**
   * The number that the source at {@code place} goes by in the last index, if it is known there.
   */
  OptionalInt lastNumber(int place) {
    Manifest.Entry known = last == null ? null : entries(last).get(sources.get(place).path());
    return known == null ? OptionalInt.empty() : OptionalInt.of(known.number());
  }

  /** How much the sources come to that are not read and have a {@link RecordTable}, in bytes. */
  long weightOfTables() {
    Set<SourceState> unread = new HashSet<>(sources);
    read.forEach(place -> unread.remove(sources.get(place)));
    return IndexBuild.weight(
        standing().values().stream()
            .filter(entry -> entry.records() != null && unread.contains(entry.state()))
            .map(Manifest.Entry::state)
            .toList());
  }

  /** What the last index has of each source that is not written from nothing. */
  Map<Path, Manifest.Entry> standing() {
    return fresh || last == null ? Map.of() : entries(last);
  }

  /**
   * The sources as they are to be.
   *
   * @param reread the records of those that are read and held in memory, by place
   */
  SourceTable table(Map<Integer, RecordTable> reread) {
    Map<Path, Manifest.Entry> before = standing();
    List<@Nullable RecordTable> records = new ArrayList<>();
    for (int place = 0; place < sources.size(); place++) {
      Manifest.Entry known = before.get(sources.get(place).path());
      records.add(
          read.contains(place) ? reread.get(place) : known == null ? null : known.records());
    }
    return new SourceTable(
        sources.stream().map(source -> source.path().toString()).toList(), numbers(), records);
  }

  /** The numbers of sources that the last index has and this one won't have. */
  Set<Integer> dropped() {
    Set<Integer> dropped = new HashSet<>();
    if (!fresh && last != null) {
      last.entries().forEach(entry -> dropped.add(entry.number()));
      dropped.removeAll(numbers());
    }
    return dropped;
  }

  /**
   * What stands of the last index and is replaced or dropped, together with what is read, in bytes.
   */
  long change() {
    long change = IndexBuild.weight(read.stream().map(sources::get).toList());
    if (last != null) {
      Set<Integer> dropped = dropped();
      change +=
          IndexBuild.weight(
              last.entries().stream()
                  .filter(entry -> dropped.contains(entry.number()))
                  .map(Manifest.Entry::state)
                  .toList());
    }
    return change;
  }

  Manifest manifest(SourceReads reads, SourceTable table) {
    Map<Path, Manifest.Entry> before = last == null ? Map.of() : entries(last);
    List<Manifest.Entry> entries = new ArrayList<>();
    for (int place = 0; place < sources.size(); place++) {
      Manifest.Entry known = before.get(sources.get(place).path());
      List<SourceProblem> problems =
          read.contains(place)
              ? reads.problems(place)
              : broken.getOrDefault(place, known == null ? List.of() : known.problems());
      entries.add(
          new Manifest.Entry(
              sources.get(place), table.number(place), problems, table.records(place)));
    }
    return new Manifest(entries);
  }

  /** By place; a source that the last index knows keeps its number. */
  private List<Integer> numbers() {
    Map<Path, Manifest.Entry> before = standing();
    int next = before.values().stream().mapToInt(Manifest.Entry::number).max().orElse(-1) + 1;
    List<Integer> numbers = new ArrayList<>();
    for (SourceState source : sources) {
      Manifest.Entry known = before.get(source.path());
      numbers.add(known == null ? next++ : known.number());
    }
    return numbers;
  }

  private static Map<Path, Manifest.Entry> entries(Manifest manifest) {
    Map<Path, Manifest.Entry> entries = new HashMap<>();
    manifest.entries().forEach(entry -> entries.put(entry.state().path(), entry));
    return entries;
  }

  private static boolean isSameOrder(Manifest last, List<SourceState> sources) {
    List<Path> before = new ArrayList<>(last.sources().stream().map(SourceState::path).toList());
    List<Path> now = new ArrayList<>(sources.stream().map(SourceState::path).toList());
    Set<Path> both = new HashSet<>(before);
    both.retainAll(new HashSet<>(now));
    before.retainAll(both);
    now.retainAll(both);
    return before.equals(now);
  }
}

package dev.ibid.paper;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Makes one paper of the records that several sources hold of it. */
public final class PaperMerge {
  private PaperMerge() {}

  /**
   * Takes each field from the first record that has it, and all keys and origins. The records stand
   * in the order of the sources, so that the reader decides by that order which source wins.
   *
   * @param records of one paper; at least one
   */
  public static Paper merge(List<Paper> records) {
    Paper merged = records.getFirst();
    for (Paper next : records.subList(1, records.size())) {
      merged = merge(merged, next);
    }
    return merged;
  }

  private static Paper merge(Paper first, Paper next) {
    return new Paper(
        first(first.arxivId(), next.arxivId()),
        first(first.doi(), next.doi()),
        text(first.title(), next.title()),
        list(first.authors(), next.authors()),
        number(first.year(), next.year()),
        list(first.categories(), next.categories()),
        text(first.summary(), next.summary()),
        text(first.comments(), next.comments()),
        text(first.journalReference(), next.journalReference()),
        Math.max(first.latestVersion(), next.latestVersion()),
        Math.max(first.listedVersions(), next.listedVersions()),
        union(first.keys(), next.keys()),
        union(first.origins(), next.origins()));
  }

  private static <T> @Nullable T first(@Nullable T first, @Nullable T next) {
    return first != null ? first : next;
  }

  private static String text(String first, String next) {
    return first.isEmpty() ? next : first;
  }

  private static int number(int first, int next) {
    return first != 0 ? first : next;
  }

  private static <T> List<T> list(List<T> first, List<T> next) {
    return first.isEmpty() ? next : first;
  }

  private static <T> List<T> union(List<T> first, List<T> next) {
    SequencedSet<T> all = new LinkedHashSet<>(first);
    all.addAll(next);
    return List.copyOf(all);
  }
}

package dev.ibid.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which of a few names a mistyped one may have meant. */
public final class NearNames {
  private NearNames() {}

  private static final int LONGEST = 60;

  /**
   * Those of {@code known} that {@code written} begins, or is at most a third of its letters away
   * from, case aside; the nearest first.
   */
  public static List<String> of(String written, Collection<String> known) {
    String name = written.strip().toLowerCase(Locale.ROOT);
    if (name.isEmpty() || name.length() > LONGEST) {
      return List.of();
    }
    int furthest = Math.max(1, name.length() / 3);
    return known.stream()
        .filter(one -> distance(name, one) <= furthest || begins(name, one))
        .sorted(
            Comparator.comparing((String one) -> !begins(name, one))
                .thenComparing(one -> distance(name, one)))
        .toList();
  }

  private static boolean begins(String name, String known) {
    return name.length() >= 3 && known.toLowerCase(Locale.ROOT).startsWith(name);
  }

  /** Letters other, missing and too many, and neighbours swapped, each as one. */
  private static int distance(String one, String known) {
    String other = known.toLowerCase(Locale.ROOT);
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int at = 0; at <= one.length(); at++) {
      cost[at][0] = at;
    }
    for (int to = 0; to <= other.length(); to++) {
      cost[0][to] = to;
    }
    for (int at = 1; at <= one.length(); at++) {
      for (int to = 1; to <= other.length(); to++) {
        boolean same = one.charAt(at - 1) == other.charAt(to - 1);
        int least = cost[at - 1][to - 1] + (same ? 0 : 1);
        least = Math.min(least, 1 + Math.min(cost[at - 1][to], cost[at][to - 1]));
        if (at > 1
            && to > 1
            && one.charAt(at - 1) == other.charAt(to - 2)
            && one.charAt(at - 2) == other.charAt(to - 1)) {
          least = Math.min(least, 1 + cost[at - 2][to - 2]);
        }
        cost[at][to] = least;
      }
    }
    return cost[one.length()][other.length()];
  }
}

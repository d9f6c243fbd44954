package dev.ibid.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The difference of two texts as {@code patch} and {@code git apply} take it. */
final class UnifiedDiff {
  private static final int CONTEXT = 3;

  /** Past so many lines of difference the rest is given as one change; the work is its square. */
  private static final int MOST_EDITS = 2_000;

  private UnifiedDiff() {}

  /**
   * Lines {@code from} to {@code fromEnd} of the one text become {@code to} to {@code toEnd} of the
   * other.
   */
  private record Change(int from, int fromEnd, int to, int toEnd) {}

  /**
   * Empty where both are the same.
   *
   * @param path with slashes, relative to where the patch is applied
   */
  static String of(String path, String before, String after) {
    List<String> old = lines(before);
    List<String> now = lines(after);
    List<Change> changes = changes(old, now);
    if (changes.isEmpty()) {
      return "";
    }
    StringBuilder diff = new StringBuilder();
    diff.append("--- ").append(name("a/" + path)).append('\n');
    diff.append("+++ ").append(name("b/" + path)).append('\n');
    for (int first = 0; first < changes.size(); ) {
      int last = first;
      while (last + 1 < changes.size()
          && changes.get(last + 1).from() - changes.get(last).fromEnd() <= 2 * CONTEXT) {
        last++;
      }
      hunk(changes.subList(first, last + 1), old, now, diff);
      first = last + 1;
    }
    return diff.toString();
  }

  /** As Git quotes it; a tab ends a name that has blanks. */
  private static String name(String path) {
    if (path.chars().anyMatch(c -> c < 0x20 || c == '"' || c == '\\' || c == 0x7f)) {
      StringBuilder quoted = new StringBuilder("\"");
      path.chars()
          .forEach(
              c -> {
                if (c < 0x20 || c == 0x7f) {
                  quoted.append("\\%03o".formatted(c));
                } else {
                  quoted.append(c == '"' || c == '\\' ? "\\" : "").append((char) c);
                }
              });
      return quoted.append('"').toString();
    }
    return path.indexOf(' ') >= 0 ? path + "\t" : path;
  }

  private static void hunk(
      List<Change> changes, List<String> old, List<String> now, StringBuilder diff) {
    Change first = changes.getFirst();
    Change last = changes.getLast();
    int before = Math.min(CONTEXT, first.from());
    int behind = Math.min(CONTEXT, old.size() - last.fromEnd());
    diff.append("@@ -")
        .append(range(first.from() - before, last.fromEnd() + behind))
        .append(" +")
        .append(range(first.to() - before, last.toEnd() + behind))
        .append(" @@\n");
    int at = first.from() - before;
    for (Change change : changes) {
      write(' ', old, at, change.from(), diff);
      write('-', old, change.from(), change.fromEnd(), diff);
      write('+', now, change.to(), change.toEnd(), diff);
      at = change.fromEnd();
    }
    write(' ', old, at, last.fromEnd() + behind, diff);
  }

  /** An empty range is named by the line before it. */
  private static String range(int start, int end) {
    int length = end - start;
    return length == 1 ? "" + end : (length == 0 ? start : start + 1) + "," + length;
  }

  private static void write(char mark, List<String> lines, int from, int end, StringBuilder diff) {
    for (String line : lines.subList(from, end)) {
      diff.append(mark).append(line);
      if (!line.endsWith("\n")) {
        diff.append("\n\\ No newline at end of file\n");
      }
    }
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start) + 1;
      end = end == 0 ? text.length() : end;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  private static List<Change> changes(List<String> old, List<String> now) {
    int start = 0;
    int least = Math.min(old.size(), now.size());
    while (start < least && old.get(start).equals(now.get(start))) {
      start++;
    }
    int same = 0;
    while (same < least - start
        && old.get(old.size() - 1 - same).equals(now.get(now.size() - 1 - same))) {
      same++;
    }
    List<Change> changes = new ArrayList<>();
    if (start < old.size() - same || start < now.size() - same) {
      for (Change one :
          shortest(old.subList(start, old.size() - same), now.subList(start, now.size() - same))) {
        changes.add(
            new Change(
                start + one.from(), start + one.fromEnd(), start + one.to(), start + one.toEnd()));
      }
    }
    return changes;
  }

  /** Myers, "An O(ND) difference algorithm and its variations" (1986). */
  private static List<Change> shortest(List<String> old, List<String> now) {
    int most = Math.min(old.size() + now.size(), MOST_EDITS);
    int[] furthest = new int[2 * most + 3];
    List<int[]> trace = new ArrayList<>();
    for (int edits = 0; edits <= most; edits++) {
      trace.add(Arrays.copyOfRange(furthest, most + 1 - edits - 1, most + 1 + edits + 2));
      for (int k = -edits; k <= edits; k += 2) {
        int down = furthest[most + 1 + k + 1];
        int right = furthest[most + 1 + k - 1] + 1;
        int x = k == -edits || (k != edits && right <= down) ? down : right;
        while (x < old.size() && x - k < now.size() && old.get(x).equals(now.get(x - k))) {
          x++;
        }
        furthest[most + 1 + k] = x;
        if (x >= old.size() && x - k >= now.size()) {
          return walked(trace, old.size(), now.size());
        }
      }
    }
    return List.of(new Change(0, old.size(), 0, now.size()));
  }

  private static List<Change> walked(List<int[]> trace, int oldSize, int nowSize) {
    List<Change> changes = new ArrayList<>();
    int x = oldSize;
    int y = nowSize;
    for (int edits = trace.size() - 1; edits > 0; edits--) {
      // Of the diagonals -edits-1 to edits+1, as they were before this step.
      int[] before = trace.get(edits);
      int k = x - y;
      int down = before[k + 1 + edits + 1];
      int right = before[k - 1 + edits + 1] + 1;
      boolean inserts = k == -edits || (k != edits && right <= down);
      int fromX = inserts ? down : right - 1;
      int fromY = fromX - (inserts ? k + 1 : k - 1);
      add(
          inserts
              ? new Change(fromX, fromX, fromY, fromY + 1)
              : new Change(fromX, fromX + 1, fromY, fromY),
          changes);
      x = fromX;
      y = fromY;
    }
    return changes.reversed();
  }

  /** Joins what touches; {@code changes} go from the end to the beginning. */
  private static void add(Change change, List<Change> changes) {
    Change next = changes.isEmpty() ? null : changes.getLast();
    if (next != null && change.fromEnd() == next.from() && change.toEnd() == next.to()) {
      changes.set(
          changes.size() - 1, new Change(change.from(), next.fromEnd(), change.to(), next.toEnd()));
    } else {
      changes.add(change);
    }
  }
}

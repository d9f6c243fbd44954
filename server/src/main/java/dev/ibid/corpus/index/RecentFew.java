package dev.ibid.corpus.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one segment that fit what was sought last, where they are few. With each letter
 * of a word all words before it are sought once more.
 */
final class RecentFew {

  /** A search asks in a few ways, and two may be under way. */
  private static final int KEPT = 8;

  private final Map<List<Sought>, int[]> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Sought>, int[]> eldest) {
          return size() > KEPT;
        }
      };

  /** What fits all of {@code parts}, as it was put; null where that is not known. */
  synchronized int @Nullable [] get(List<Sought> parts) {
    return recent.get(parts);
  }

  synchronized void put(List<Sought> parts, int[] documents) {
    recent.put(parts, documents);
  }
}

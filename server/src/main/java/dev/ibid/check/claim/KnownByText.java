package dev.ibid.check.claim;

import dev.ibid.corpus.Corpus;
import dev.ibid.paper.ArxivId;
import dev.ibid.text.LineIndex;
import dev.ibid.text.Span;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What citations came to before, by the text that they stand in. An edit changes the text around a
 * few citations of a note; of the others nothing is sought again, while the corpus is the same.
 *
 * @param <T> what a citation comes to, if it comes to anything
 */
final class KnownByText<T> {
  /** Past so many, all are forgotten. */
  private static final int MOST = 100_000;

  /** The last line that is ever looked at behind a citation's block. */
  private static final int LINES_BEHIND = 3;

  private final Map<Corpus, Known<T>> of = Collections.synchronizedMap(new WeakHashMap<>());

  /** Two sums of a text, so different that two texts never have both in common. */
  private record Key(@Nullable ArxivId cited, long one, long other) {}

  /** What is known while the corpus is the same. */
  static final class Known<T> {
    private final Map<Key, Optional<T>> known = new ConcurrentHashMap<>();

    /**
     * What the citation at {@code around} comes to, made where it is not known.
     *
     * @param cited the paper; null where what comes of it is a matter of the text alone
     * @param noteTitles what the note itself is called
     */
    @Nullable T get(
        @Nullable ArxivId cited,
        Surroundings around,
        List<Claim> noteTitles,
        Supplier<@Nullable T> made) {
      Key key = key(cited, around, noteTitles);
      Optional<T> before = known.get(key);
      if (before == null) {
        before = Optional.ofNullable(made.get());
        if (known.size() >= MOST) {
          known.clear();
        }
        known.put(key, before);
      }
      return before.orElse(null);
    }
  }

  Known<T> in(Corpus corpus) {
    return of.computeIfAbsent(corpus, fresh -> new Known<>());
  }

  private static Key key(@Nullable ArxivId cited, Surroundings around, List<Claim> noteTitles) {
    String text = around.text();
    LineIndex lines = around.note().lines();
    int first = Math.max(0, lines.lineOf(around.block().start()) - 1);
    int last = Math.min(lines.lineCount() - 1, lines.lineOf(around.link().end()) + LINES_BEHIND);
    int from = Math.max(lines.startOf(first), around.block().start() - LONGEST);
    int to = Math.min(lines.endOf(last), around.link().end() + LONGEST);
    to = Math.max(to, Math.max(around.block().end(), around.right().end()));
    long one = noteTitles.hashCode();
    long other = around.note().language().ordinal() + 1;
    for (Span part : List.of(around.block(), around.link(), around.left(), around.right())) {
      one = one * 31 + (part.start() - from);
      other = other * 1_000_003 + (part.end() - from);
    }
    for (int at = from; at < to; at++) {
      one = (one ^ text.charAt(at)) * 0x100000001b3L;
      other = other * 0x9e3779b97f4a7c15L + text.charAt(at) + 1;
    }
    return new Key(cited, one, other);
  }

  /** In UTF-16 units; of longer lines no more is looked at. */
  private static final int LONGEST = 2000;
}

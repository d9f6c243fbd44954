package dev.ibid.check.claim;

import dev.ibid.corpus.Corpus;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much the words of titles say: the logarithm of one in how many papers has the word. A word is
 * looked up once; made for one note, used by one thread.
 */
public final class Rarity {
  private final Corpus corpus;
  private final Map<String, Double> known = new HashMap<>();

  public Rarity(Corpus corpus) {
    this.corpus = corpus;
  }

  double of(String word) {
    return known.computeIfAbsent(
        word, asked -> Math.log((corpus.size() + 1.0) / (corpus.frequency(asked) + 0.5)));
  }

  double of(Collection<String> words) {
    double sum = 0;
    for (String word : words) {
      sum += of(word);
    }
    return sum;
  }

  /** What a word in no paper says: what all others are measured by. */
  double most() {
    return Math.log((corpus.size() + 1.0) / 0.5);
  }

  boolean isRare(String word, double share) {
    return of(word) >= share * most();
  }

  /** The share of the weight of {@code words} that {@code other} has too; 1 where there is none. */
  double share(List<String> words, Set<String> other) {
    double all = 0;
    double shared = 0;
    for (String word : new HashSet<>(words)) {
      double weight = of(word);
      all += weight;
      shared += has(other, word) ? weight : 0;
    }
    return all == 0 ? 1 : shared / all;
  }

  /** Singular and plural count as one. */
  private static boolean has(Set<String> words, String word) {
    return words.contains(word)
        || words.contains(word + "s")
        || (word.endsWith("s") && words.contains(word.substring(0, word.length() - 1)));
  }
}

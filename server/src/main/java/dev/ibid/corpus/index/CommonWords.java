package dev.ibid.corpus.index;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Words so common in abstracts that they tell nothing about a paper. They stand apart from {@link
 * Words} since no two classes may need each other while they are set up.
 */
final class CommonWords {
  private CommonWords() {}

  private static final Set<String> WORDS =
      Set.of(
          "a", "an", "and", "are", "as", "at", "be", "been", "by", "can", "for", "from", "has",
          "have", "however", "in", "into", "is", "it", "its", "of", "on", "or", "our", "such",
          "that", "the", "their", "these", "they", "this", "to", "was", "we", "were", "which",
          "with");

  /** The words as {@link #packed} has them, at places that their hash tells. */
  private static final long[] PACKED = packedWords();

  static boolean contain(String word) {
    return WORDS.contains(word);
  }

  /** Whether the word that {@link #packed} made a number of is one of them. */
  static boolean contain(long packed) {
    for (int at = place(packed); PACKED[at] != 0; at = at + 1 & PACKED.length - 1) {
      if (PACKED[at] == packed) {
        return true;
      }
    }
    return false;
  }

  /** Up to eight bytes as one number. */
  static long packed(byte[] bytes, int begin, int end) {
    long packed = 0;
    for (int at = begin; at < end; at++) {
      packed = packed << 8 | (bytes[at] & 0xff);
    }
    return packed;
  }

  private static long[] packedWords() {
    long[] places = new long[256];
    for (String word : WORDS) {
      byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
      long packed = packed(bytes, 0, bytes.length);
      int at = place(packed);
      while (places[at] != 0) {
        at = at + 1 & places.length - 1;
      }
      places[at] = packed;
    }
    return places;
  }

  private static int place(long packed) {
    return (int) (packed * 0x9e3779b97f4a7c15L >>> 56);
  }
}

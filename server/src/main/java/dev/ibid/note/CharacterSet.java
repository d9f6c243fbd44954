package dev.ibid.note;

/**
 * A few ASCII characters that a scanner stops at. Nearly all of its time goes by between them,
 * which is why they are looked for in an array: {@code String.charAt} takes three times as long
 * with the compiler that the program runs with.
 */
final class CharacterSet {
  private final boolean[] members = new boolean[128];

  CharacterSet(String characters) {
    for (char c : characters.toCharArray()) {
      members[c] = true;
    }
  }

  boolean contains(char c) {
    return c < 128 && members[c];
  }

  /** The first member from {@code from} on, or {@code limit}. */
  int next(char[] text, int from, int limit) {
    int at = from;
    while (at < limit) {
      char c = text[at];
      if (c < 128 && members[c]) {
        break;
      }
      at++;
    }
    return at;
  }
}

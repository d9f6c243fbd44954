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
    boolean[] members = this.members;
    int at = from;
    for (int last = limit - 3; at < last; at += 4) {
      // Written out four times: the compiler does not unroll, and a round costs as much again.
      char c = text[at];
      if (c < 128 && members[c]) {
        return at;
      }
      c = text[at + 1];
      if (c < 128 && members[c]) {
        return at + 1;
      }
      c = text[at + 2];
      if (c < 128 && members[c]) {
        return at + 2;
      }
      c = text[at + 3];
      if (c < 128 && members[c]) {
        return at + 3;
      }
    }
    while (at < limit && !contains(text[at])) {
      at++;
    }
    return at;
  }
}

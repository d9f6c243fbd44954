package dev.ibid.note;

/** A few ASCII characters that a scanner stops at; nearly all of its time goes by between them. */
final class CharacterSet {
  private final boolean[] members = new boolean[128];

  CharacterSet(String characters) {
    for (char c : characters.toCharArray()) {
      members[c] = true;
    }
  }

  /** The first member from {@code from} on, or {@code limit}. */
  int next(String text, int from, int limit) {
    int at = from;
    while (at < limit) {
      char c = text.charAt(at);
      if (c < 128 && members[c]) {
        break;
      }
      at++;
    }
    return at;
  }
}

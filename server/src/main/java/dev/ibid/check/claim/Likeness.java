package dev.ibid.check.claim;

import java.util.HashSet;
import java.util.Set;

/** Whether a text may be meant as a paper's title, by all the ways in which people shorten it. */
public final class Likeness {
  private Likeness() {}

  private static final double PART = 0.4;
  private static final double SAME_SEQUENCE = 0.85;
  private static final double SAME_WEIGHT = 0.75;

  /** A nickname before the colon has no more words. */
  private static final int LONGEST_HEAD = 3;

  /** Longer texts with a paper's nickname in them may be titles of others about it. */
  private static final int SHORT_MENTION = 5;

  /** Whether {@code claim} may name the paper of this {@code title}. */
  public static boolean mayName(TitleText claim, TitleText title, Rarity rarity) {
    String a = claim.squeezed();
    String b = title.squeezed();
    if (a.isEmpty() || b.isEmpty() || a.equals(b) || a.contains(b)) {
      return true;
    }
    if (b.contains(a) && a.length() >= PART * b.length()) {
      return true;
    }
    if (isHeadOrTail(claim, title)) {
      return true;
    }
    Set<String> words = new HashSet<>(claim.content());
    Set<String> others = new HashSet<>(title.content());
    double one = rarity.share(claim.content(), others);
    double other = rarity.share(title.content(), words);
    return Math.min(one, other) >= SAME_WEIGHT
        || (Math.max(one, other) >= SAME_WEIGHT && Math.min(words.size(), others.size()) >= 3)
        || sequenceRatio(a, b) >= SAME_SEQUENCE;
  }

  /** The nickname before a title's colon, or all that follows it. */
  static boolean isHeadOrTail(TitleText claim, TitleText title) {
    int colon = title.text().indexOf(':');
    if (colon < 0) {
      return false;
    }
    TitleText head = TitleText.of(title.text().substring(0, colon));
    String tail = TitleText.squeeze(title.text().substring(colon + 1));
    boolean nickname = head.words().size() <= LONGEST_HEAD && !head.squeezed().isEmpty();
    return (nickname && claim.squeezed().equals(head.squeezed()))
        || claim.squeezed().equals(tail)
        // The name of a method is said in many ways: "BERT paper", "the BERT model".
        || (nickname
            && claim.words().size() <= SHORT_MENTION
            && head.squeezed().length() > 2
            && claim.words().contains(head.squeezed()));
  }

  /** How much of two texts is the same in the same order, from 0 to 1; quick where they differ. */
  static double sequenceRatio(String a, String b) {
    int longer = Math.max(a.length(), b.length());
    int shorter = Math.min(a.length(), b.length());
    if (2.0 * shorter / (longer + shorter) < SAME_SEQUENCE || longer > 400) {
      return 0;
    }
    int[] before = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        row[j] =
            a.charAt(i - 1) == b.charAt(j - 1)
                ? before[j - 1] + 1
                : Math.max(before[j], row[j - 1]);
      }
      int[] swap = before;
      before = row;
      row = swap;
    }
    return 2.0 * before[b.length()] / (a.length() + b.length());
  }
}

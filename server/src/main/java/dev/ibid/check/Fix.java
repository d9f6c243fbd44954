package dev.ibid.check;

import dev.ibid.text.TextEdit;
import java.util.List;

/**
 * A change to the note that mends a finding.
 *
 * @param title what it does, as an order: {@code Replace with arXiv:2312.09832}
 * @param edits into the note that the finding is in; they do not overlap
 */
public record Fix(String title, List<TextEdit> edits, Confidence confidence) {

  /** How sure it is that this is what the writer would do. */
  public enum Confidence {
    /** It follows from what the finding is proven by, so that it may be applied unseen. */
    CERTAIN,
    /** The likeliest of the fixes; of each finding's at most one is. */
    LIKELY,
    /** One of several, or a guess. */
    POSSIBLE
  }

  /** Whether it is the one that a person would most likely want. */
  public boolean preferred() {
    return confidence != Confidence.POSSIBLE;
  }
}

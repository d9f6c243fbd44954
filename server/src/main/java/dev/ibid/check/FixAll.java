package dev.ibid.check;

import dev.ibid.check.Fix.Confidence;
import dev.ibid.text.TextEdit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fixes of several findings as one change. */
public final class FixAll {
  private FixAll() {}

  /**
   * The edits of each finding's first fix that is at least so sure. A fix that would touch what an
   * earlier one changes is left for the next time.
   *
   * @param findings of one note
   * @return in the order of the note; they do not overlap
   */
  public static List<TextEdit> edits(List<Finding> findings, Confidence least) {
    TreeMap<Integer, TextEdit> taken = new TreeMap<>();
    for (Finding finding : findings) {
      Fix fix = best(finding, least);
      if (fix != null && fix.edits().stream().noneMatch(edit -> collides(edit, taken))) {
        fix.edits().forEach(edit -> taken.put(edit.span().start(), edit));
      }
    }
    return List.copyOf(taken.values());
  }

  private static @Nullable Fix best(Finding finding, Confidence least) {
    for (Fix fix : finding.fixes()) {
      if (fix.confidence().compareTo(least) <= 0) {
        return fix;
      }
    }
    return null;
  }

  /** Two insertions at one place collide too, since their order would be anybody's guess. */
  private static boolean collides(TextEdit edit, TreeMap<Integer, TextEdit> taken) {
    Map.Entry<Integer, TextEdit> before = taken.floorEntry(edit.span().start());
    Map.Entry<Integer, TextEdit> after = taken.ceilingEntry(edit.span().start());
    return (before != null && touches(before.getValue(), edit))
        || (after != null && touches(edit, after.getValue()));
  }

  private static boolean touches(TextEdit first, TextEdit second) {
    return first.span().end() > second.span().start()
        || first.span().start() == second.span().start();
  }
}

package dev.ibid.corpus.source;

import dev.ibid.corpus.SourceProblem;
import dev.ibid.paper.Paper;
import java.util.ArrayList;
import java.util.List;

/** What is told of one item of a source, held back until the item is read to its end. */
final class ToldOfOne implements Records {
  private final Records to;
  private final List<Paper> papers = new ArrayList<>(1);
  private boolean anyProblem;

  ToldOfOne(Records to) {
    this.to = to;
  }

  @Override
  public void record(Paper record) {
    papers.add(record);
  }

  @Override
  public void problem(SourceProblem problem) {
    anyProblem = true;
    to.problem(problem);
  }

  void passOn() {
    papers.forEach(to::record);
  }

  /**
   * Passes on what was told, by its fingerprint where that stands for it: where the item is one
   * record, and nothing is wrong with it.
   */
  void passOn(long fingerprint) {
    if (papers.size() == 1 && !anyProblem) {
      to.record(fingerprint, papers.getFirst());
    } else {
      passOn();
    }
  }
}

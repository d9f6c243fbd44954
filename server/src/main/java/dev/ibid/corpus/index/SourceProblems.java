package dev.ibid.corpus.index;

import dev.ibid.corpus.SourceProblem;
import java.util.ArrayList;
import java.util.List;

/** The problems of one source, of which the first stand for all where there are very many. */
final class SourceProblems {
  private static final int MOST = 200;
  private static final int LONGEST = 500;

  private final List<SourceProblem> problems = new ArrayList<>(0);
  private int more;

  void add(SourceProblem problem) {
    if (problems.size() == MOST) {
      more++;
      return;
    }
    String message = problem.message();
    problems.add(
        message.length() <= LONGEST
            ? problem
            : new SourceProblem(
                problem.source(), problem.line(), message.substring(0, LONGEST) + "..."));
  }

  List<SourceProblem> all(String source) {
    if (more > 0) {
      List<SourceProblem> all = new ArrayList<>(problems);
      all.add(new SourceProblem(source, 0, more + " more problems like these"));
      return all;
    }
    return problems;
  }
}

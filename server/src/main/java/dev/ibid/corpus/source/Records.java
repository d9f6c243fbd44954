package dev.ibid.corpus.source;

import dev.ibid.corpus.SourceProblem;
import dev.ibid.paper.Paper;

/** What takes the records of a source as its reader comes upon them. Called from one thread. */
public interface Records {

  /** One record, with one origin: the source, the line it begins at, its key if it has one. */
  void record(Paper record);

  /** Something that could not be read; reading goes on behind it. */
  void problem(SourceProblem problem);
}

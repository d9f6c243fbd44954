package dev.ibid.check;

import dev.ibid.corpus.Corpus;
import dev.ibid.note.Note;
import dev.ibid.workspace.Snapshot;
import dev.ibid.workspace.Snapshot.CorpusState;
import dev.ibid.workspace.Sources;
import java.time.YearMonth;

/**
 * A note and all that it is judged by.
 *
 * @param now the present month, at the most advanced place on earth
 */
public record Inspection(
    Note note, Corpus corpus, Sources sources, CorpusState state, YearMonth now) {

  public static Inspection of(Note note, Snapshot snapshot, YearMonth now) {
    return new Inspection(note, snapshot.corpus(), snapshot.sources(), snapshot.state(), now);
  }

  /** Whether all papers are open, so that the absence of one says something. */
  public boolean absenceIsProof() {
    return state == CorpusState.READY;
  }
}

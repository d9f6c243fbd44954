package dev.ibid.check;

import dev.ibid.corpus.Corpus;
import dev.ibid.note.Note;
import dev.ibid.workspace.FileRules;
import dev.ibid.workspace.SeenBibliographies;
import dev.ibid.workspace.Snapshot;
import dev.ibid.workspace.Snapshot.CorpusState;
import dev.ibid.workspace.Sources;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A note and all that it is judged by.
 *
 * @param file that the note is in, absolute; null where it is in none, or that is not known
 * @param seen the bibliographies that its document sees
 * @param read the sources that could be read
 * @param rules how the file is checked
 * @param now the present month, at the most advanced place on earth
 */
public record Inspection(
    Note note,
    @Nullable Path file,
    SeenBibliographies seen,
    Corpus corpus,
    Sources sources,
    Set<Path> read,
    FileRules rules,
    CorpusState state,
    YearMonth now) {

  public static Inspection of(
      Note note, @Nullable Path file, SeenBibliographies seen, Snapshot snapshot, YearMonth now) {
    return new Inspection(
        note,
        file,
        seen,
        snapshot.corpus(),
        snapshot.sources(),
        snapshot.read(),
        snapshot.rules().of(file),
        snapshot.state(),
        now);
  }

  /** Whether all papers are open, so that the absence of one says something. */
  public boolean absenceIsProof() {
    return state == CorpusState.READY;
  }
}

package dev.ibid.check;

import dev.ibid.check.claim.JudgedEntries;
import dev.ibid.corpus.Corpus;
import dev.ibid.note.Citation;
import dev.ibid.note.Note;
import dev.ibid.paper.Paper;
import dev.ibid.workspace.Citations;
import dev.ibid.workspace.FileRules;
import dev.ibid.workspace.Level;
import dev.ibid.workspace.SeenBibliographies;
import dev.ibid.workspace.Snapshot;
import dev.ibid.workspace.Snapshot.CorpusState;
import dev.ibid.workspace.Sources;
import dev.ibid.workspace.Ticket;
import dev.ibid.workspace.Uses;
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
 * @param ticket ends the work once nobody waits for what is found
 * @param uses what all notes of the workspace cite; null where that is not known
 * @param entries those of the note that name papers, where it is a bibliography
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
    YearMonth now,
    Ticket ticket,
    @Nullable Uses uses,
    JudgedEntries entries) {

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
        now,
        Ticket.LASTING,
        snapshot.uses(),
        new JudgedEntries(note, file, snapshot.corpus()));
  }

  /** The same, for as long as somebody waits. */
  public Inspection until(Ticket end) {
    return new Inspection(
        note, file, seen, corpus, sources, read, rules, state, now, end, uses, entries);
  }

  /** Whether the file is held to {@code rule}. */
  public boolean isOn(Rule rule) {
    Level level = rules.level(rule.id());
    return level == null ? rule.onByDefault() : level != Level.OFF;
  }

  /** The paper that {@code citation} names, or null where the corpus has none of that name. */
  public @Nullable Paper paperOf(Citation citation) {
    return Citations.paperOf(citation, seen, corpus);
  }

  /** Whether all papers are open, so that the absence of one says something. */
  public boolean absenceIsProof() {
    return state == CorpusState.READY;
  }
}

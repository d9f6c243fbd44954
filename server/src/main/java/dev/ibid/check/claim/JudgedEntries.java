package dev.ibid.check.claim;

import dev.ibid.corpus.Corpus;
import dev.ibid.note.Note;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a bibliography's file that name papers, and what speaks against them: several
 * rules ask for the same, and it is made when the first one does. For one check, on one thread.
 */
public final class JudgedEntries {
  private final Note note;
  private final @Nullable Path file;
  private final Corpus corpus;
  private @Nullable List<Entry> entries;
  private @Nullable List<Judged> judged;

  /**
   * An entry that names one paper.
   *
   * @param judgement null where nothing speaks against it
   */
  public record Judged(Entry entry, @Nullable EntryJudgement judgement) {}

  /**
   * Of {@code note}, where it is a bibliography's.
   *
   * @param file whose own records prove nothing against it; null where it is in none
   */
  public JudgedEntries(Note note, @Nullable Path file, Corpus corpus) {
    this.note = note;
    this.file = file;
    this.corpus = corpus;
  }

  /** All that have an identifier, in the order of the file. */
  public List<Entry> all() {
    List<Entry> known = entries;
    if (known == null) {
      known = Entry.of(note);
      entries = known;
    }
    return known;
  }

  /** Those that name one paper, in the order of the file. */
  public List<Judged> judged() {
    List<Judged> known = judged;
    if (known == null) {
      Rarity rarity = new Rarity(corpus);
      known = new ArrayList<>();
      for (Entry entry : all()) {
        if (entry.arxiv().other() == null) {
          known.add(new Judged(entry, EntryJudgement.of(entry, file, corpus, rarity)));
        }
      }
      judged = known;
    }
    return known;
  }
}

package dev.ibid.workspace;

import dev.ibid.corpus.Corpus;
import dev.ibid.corpus.SourceProblem;
import dev.ibid.note.NoteLanguage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a request may look at, as it was at one moment. A change makes another snapshot, which
 * shares what did not change.
 *
 * @param notes the notes that are open
 * @param corpus the papers; an empty corpus until the first was opened
 * @param sources the files that {@code corpus} was made of
 * @param read those of them that could be read at least in part
 * @param rules how notes are checked
 * @param state how far {@code corpus} can be relied on
 * @param documents what the open notes see of bibliographies
 * @param uses what all notes of the workspace cite; null where that is not known, or nobody asks
 * @param corpusRevision counts the corpora and documents of this session, from 0 for none
 * @param usesRevision counts the {@code uses} of this session
 */
public record Snapshot(
    Map<NotePath, OpenNote> notes,
    Corpus corpus,
    Sources sources,
    Set<Path> read,
    RuleSettings rules,
    CorpusState state,
    Documents documents,
    @Nullable Uses uses,
    int corpusRevision,
    int usesRevision) {

  public static final Snapshot EMPTY =
      new Snapshot(
          Map.of(),
          EmptyCorpus.INSTANCE,
          new Sources(List.of(), List.of(), List.of()),
          Set.of(),
          RuleSettings.NONE,
          CorpusState.LOADING,
          Documents.NONE,
          null,
          0,
          0);

  /** How far the papers of a snapshot can be relied on. */
  public enum CorpusState {
    /** The first corpus is not open yet: that a paper is absent means nothing. */
    LOADING,
    /** The corpus is what the sources hold. */
    READY,
    /** A source could not be read at all: that a paper is absent means nothing. */
    INCOMPLETE,
    /** There is no source: that a paper is absent means nothing. */
    ABSENT
  }

  public Snapshot {
    notes = Map.copyOf(notes);
    read = Set.copyOf(read);
  }

  public @Nullable OpenNote note(NotePath path) {
    return notes.get(path);
  }

  public Snapshot withNote(NotePath path, OpenNote note) {
    Map<NotePath, OpenNote> changed = new HashMap<>(notes);
    changed.put(path, note);
    return withNotes(changed);
  }

  public Snapshot withoutNote(NotePath path) {
    Map<NotePath, OpenNote> changed = new HashMap<>(notes);
    changed.remove(path);
    return withNotes(changed);
  }

  private Snapshot withNotes(Map<NotePath, OpenNote> changed) {
    return new Snapshot(
        changed,
        corpus,
        sources,
        read,
        rules,
        state,
        documents,
        uses,
        corpusRevision,
        usesRevision);
  }

  /** This snapshot with the papers and rules of {@code opened}. */
  public Snapshot withCorpus(WorkspaceCorpus opened) {
    Set<Path> newRead = read(opened.corpus(), opened.sources());
    return new Snapshot(
        notes,
        opened.corpus(),
        opened.sources(),
        newRead,
        opened.rules(),
        stateOf(opened.sources(), newRead),
        documents,
        uses,
        corpusRevision + 1,
        usesRevision);
  }

  /** This snapshot as if {@code added} stood in the sources. */
  public Snapshot withEntries(NewEntries added) {
    return added.entries().isEmpty()
        ? this
        : new Snapshot(
            notes,
            added.in(corpus),
            sources,
            read,
            rules,
            state,
            documents,
            uses,
            corpusRevision + 1,
            usesRevision);
  }

  /** This snapshot where the open notes see what {@code newDocuments} say. */
  public Snapshot withDocuments(Documents newDocuments) {
    return new Snapshot(
        notes,
        corpus,
        sources,
        read,
        rules,
        state,
        newDocuments,
        uses,
        corpusRevision + 1,
        usesRevision);
  }

  /** This snapshot where the notes cite {@code all}; null where that is not known any more. */
  public Snapshot withUses(@Nullable Uses all) {
    return new Snapshot(
        notes,
        corpus,
        sources,
        read,
        rules,
        state,
        documents,
        all,
        corpusRevision,
        usesRevision + 1);
  }

  /**
   * Counts what a note of {@code language} is judged by: only bibliographies depend on what the
   * notes cite.
   */
  public int revisionFor(NoteLanguage language) {
    return language == NoteLanguage.BIBLIOGRAPHY ? corpusRevision + usesRevision : corpusRevision;
  }

  /** What the document of a note sees of bibliographies. */
  public SeenBibliographies seenBy(NotePath path) {
    return documents.seenBy(path);
  }

  /** This snapshot where the papers could not be opened: it keeps those that it has. */
  public Snapshot withoutFreshCorpus() {
    return state == CorpusState.LOADING
        ? new Snapshot(
            notes,
            corpus,
            sources,
            read,
            rules,
            CorpusState.INCOMPLETE,
            documents,
            uses,
            corpusRevision + 1,
            usesRevision)
        : this;
  }

  private static Set<Path> read(Corpus corpus, Sources sources) {
    Set<String> unread = new HashSet<>();
    for (SourceProblem problem : corpus.problems()) {
      if (problem.line() == 0) {
        unread.add(problem.source());
      }
    }
    Set<Path> read = new HashSet<>();
    for (Path file : sources.files()) {
      if (!unread.contains(file.toString())) {
        read.add(file);
      }
    }
    return read;
  }

  private static CorpusState stateOf(Sources sources, Set<Path> read) {
    if (sources.files().isEmpty()) {
      return CorpusState.ABSENT;
    }
    return sources.problems().isEmpty() && read.containsAll(sources.files())
        ? CorpusState.READY
        : CorpusState.INCOMPLETE;
  }
}

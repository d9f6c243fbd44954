package dev.ibid.workspace;

import dev.ibid.corpus.Corpus;
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
 * @param rules how notes are checked
 * @param state how far {@code corpus} can be relied on
 * @param corpusRevision counts the corpora of this session, from 0 for the empty one
 */
public record Snapshot(
    Map<NotePath, OpenNote> notes,
    Corpus corpus,
    Sources sources,
    RuleSettings rules,
    CorpusState state,
    int corpusRevision) {

  public static final Snapshot EMPTY =
      new Snapshot(
          Map.of(),
          EmptyCorpus.INSTANCE,
          new Sources(List.of(), List.of(), List.of()),
          RuleSettings.NONE,
          CorpusState.LOADING,
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
  }

  public @Nullable OpenNote note(NotePath path) {
    return notes.get(path);
  }

  public Snapshot withNote(NotePath path, OpenNote note) {
    Map<NotePath, OpenNote> changed = new HashMap<>(notes);
    changed.put(path, note);
    return new Snapshot(changed, corpus, sources, rules, state, corpusRevision);
  }

  public Snapshot withoutNote(NotePath path) {
    Map<NotePath, OpenNote> changed = new HashMap<>(notes);
    changed.remove(path);
    return new Snapshot(changed, corpus, sources, rules, state, corpusRevision);
  }

  /** This snapshot with the papers and rules of {@code opened}. */
  public Snapshot withCorpus(WorkspaceCorpus opened) {
    return new Snapshot(
        notes,
        opened.corpus(),
        opened.sources(),
        opened.rules(),
        stateOf(opened.corpus(), opened.sources()),
        corpusRevision + 1);
  }

  /** This snapshot where the papers could not be opened: it keeps those that it has. */
  public Snapshot withoutFreshCorpus() {
    return state == CorpusState.LOADING
        ? new Snapshot(notes, corpus, sources, rules, CorpusState.INCOMPLETE, corpusRevision + 1)
        : this;
  }

  private static CorpusState stateOf(Corpus corpus, Sources sources) {
    if (sources.files().isEmpty()) {
      return CorpusState.ABSENT;
    }
    Set<String> names = new HashSet<>();
    sources.files().forEach(file -> names.add(file.toString()));
    boolean unreadSource =
        corpus.problems().stream()
            .anyMatch(problem -> problem.line() == 0 && names.contains(problem.source()));
    return unreadSource || !sources.problems().isEmpty()
        ? CorpusState.INCOMPLETE
        : CorpusState.READY;
  }
}

package dev.ibid.fetch;

import dev.ibid.corpus.Corpus;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.CiteKeyPattern;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings papers from arXiv into a bibliography. */
public final class ArxivFetch {
  private ArxivFetch() {}

  /**
   * What came of it.
   *
   * @param file the bibliography
   * @param added the key of each paper that was added
   * @param present those that the corpus or the bibliography has already
   * @param missing those that arXiv does not have
   * @param failure why not all could be asked for; null where all could
   */
  public record Outcome(
      Path file,
      Map<ArxivId, CiteKey> added,
      List<ArxivId> present,
      List<ArxivId> missing,
      @Nullable FetchFailure failure) {

    /** What a person is told of each kind, the failure aside. */
    public List<String> lines() {
      List<String> lines = new ArrayList<>();
      if (!added.isEmpty()) {
        lines.add(
            "Fetched %s into %s: %s"
                .formatted(
                    added.size() == 1 ? "1 paper" : added.size() + " papers",
                    file.getFileName(),
                    joined(List.copyOf(added.values()))));
      }
      if (!present.isEmpty()) {
        lines.add("Already there: " + joined(present));
      }
      if (!missing.isEmpty()) {
        lines.add("Not on arXiv: " + joined(missing));
      }
      return lines;
    }

    private static String joined(List<?> names) {
      return names.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
  }

  /**
   * Asks arXiv for those of {@code ids} that {@code corpus} does not have, and adds what it gets to
   * {@code file}, by keys that {@code pattern} makes. What came before a failure is added all the
   * same.
   *
   * @throws FetchFailure where the bibliography can't be added to
   * @throws CancellationException where {@code progress} asked to stop; the bibliography is as it
   *     was then
   */
  public static Outcome fetch(
      List<ArxivId> ids,
      Path file,
      CiteKeyPattern pattern,
      Corpus corpus,
      ArxivApi api,
      FetchProgress progress)
      throws IOException {
    List<ArxivId> present = new ArrayList<>();
    List<ArxivId> wanted = new ArrayList<>();
    for (ArxivId id : ids.stream().distinct().toList()) {
      (corpus.byArxivId(id) != null ? present : wanted).add(id);
    }
    Map<ArxivId, Paper> got = new HashMap<>();
    FetchFailure failure = null;
    try {
      api.papers(wanted, got::put, progress);
    } catch (FetchFailure failed) {
      failure = failed;
    }
    if (progress.cancelled()) {
      throw new CancellationException("fetching was cancelled");
    }
    List<ArxivId> found = wanted.stream().filter(got::containsKey).toList();
    Map<ArxivId, CiteKey> added =
        Bibliography.add(file, papersOf(found, got), pattern, key -> corpus.byKey(key) != null);
    found.stream().filter(id -> !added.containsKey(id)).forEach(present::add);
    wanted.removeAll(found);
    return new Outcome(
        file, added, List.copyOf(present), failure == null ? wanted : List.of(), failure);
  }

  private static SequencedMap<ArxivId, Paper> papersOf(
      List<ArxivId> ids, Map<ArxivId, Paper> papers) {
    SequencedMap<ArxivId, Paper> ordered = new LinkedHashMap<>();
    for (ArxivId id : ids) {
      Paper paper = papers.get(id);
      if (paper != null) {
        ordered.put(id, paper);
      }
    }
    return ordered;
  }
}

package dev.ibid.workspace;

import dev.ibid.corpus.Corpus;
import dev.ibid.corpus.SourceProblem;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Origin;
import dev.ibid.paper.Paper;
import dev.ibid.workspace.NewEntries.NewEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** A corpus some of whose papers have got citekeys that no source gives them yet. */
record AmendedCorpus(Corpus corpus, NewEntries added) implements Corpus {

  private @Nullable Paper amended(@Nullable Paper paper) {
    if (paper == null || paper.arxivId() == null) {
      return paper;
    }
    SequencedSet<CiteKey> keys = new LinkedHashSet<>(paper.keys());
    List<Origin> origins = new ArrayList<>(paper.origins());
    for (NewEntry entry : added.entries()) {
      if (entry.id().equals(paper.arxivId()) && keys.add(entry.key())) {
        origins.add(new Origin(entry.file().toString(), 0, entry.key()));
      }
    }
    return keys.size() == paper.keys().size()
        ? paper
        : new Paper(
            paper.arxivId(),
            paper.doi(),
            paper.title(),
            paper.authors(),
            paper.year(),
            paper.categories(),
            paper.summary(),
            paper.comments(),
            paper.journalReference(),
            paper.latestVersion(),
            paper.listedVersions(),
            List.copyOf(keys),
            origins);
  }

  private List<Paper> amended(List<Paper> papers) {
    return papers.stream().map(this::amended).filter(Objects::nonNull).toList();
  }

  private Hits amended(Hits hits) {
    return new Hits(amended(hits.papers()), hits.complete());
  }

  @Override
  public int size() {
    return corpus.size();
  }

  @Override
  public @Nullable Paper byArxivId(ArxivId id) {
    return amended(corpus.byArxivId(id));
  }

  @Override
  public boolean has(ArxivId id) {
    return corpus.has(id);
  }

  @Override
  public @Nullable Paper byKey(CiteKey key) {
    Paper known = corpus.byKey(key);
    if (known != null) {
      return amended(known);
    }
    return added.entries().stream()
        .filter(entry -> entry.key().equals(key))
        .findFirst()
        .map(entry -> byArxivId(entry.id()))
        .orElse(null);
  }

  @Override
  public List<Paper> allByKey(CiteKey key) {
    SequencedSet<Paper> papers = new LinkedHashSet<>(amended(corpus.allByKey(key)));
    for (NewEntry entry : added.entries()) {
      Paper paper = entry.key().equals(key) ? byArxivId(entry.id()) : null;
      if (paper != null) {
        papers.add(paper);
      }
    }
    return List.copyOf(papers);
  }

  @Override
  public @Nullable Paper byDoi(Doi doi) {
    return amended(corpus.byDoi(doi));
  }

  @Override
  public Hits search(String words, int limit) {
    return amended(corpus.search(words, limit));
  }

  @Override
  public List<Paper> titled(String title, int limit) {
    return amended(corpus.titled(title, limit));
  }

  @Override
  public List<Paper> titledLike(List<String> words, int limit) {
    return amended(corpus.titledLike(words, limit));
  }

  @Override
  public int frequency(String word) {
    return corpus.frequency(word);
  }

  @Override
  public List<Paper> records(ArxivId id) {
    return corpus.records(id);
  }

  @Override
  public Hits withIdPrefix(String prefix, int limit) {
    return amended(corpus.withIdPrefix(prefix, limit));
  }

  @Override
  public Hits withKeyPrefix(String prefix, int limit) {
    Hits known = amended(corpus.withKeyPrefix(prefix, limit));
    SequencedSet<Paper> papers = new LinkedHashSet<>();
    for (NewEntry entry : added.entries()) {
      Paper paper = byArxivId(entry.id());
      if (paper != null && entry.key().value().regionMatches(true, 0, prefix, 0, prefix.length())) {
        papers.add(paper);
      }
    }
    papers.addAll(known.papers());
    boolean whole = papers.size() <= limit;
    return new Hits(papers.stream().limit(limit).toList(), known.complete() && whole);
  }

  @Override
  public List<Paper> near(String written, int limit) {
    return amended(corpus.near(written, limit));
  }

  @Override
  public Absence absence(ArxivId id) {
    return corpus.absence(id);
  }

  @Override
  public List<CiteKey> nearKeys(String written, int limit) {
    return corpus.nearKeys(written, limit);
  }

  @Override
  public List<SourceProblem> problems() {
    return corpus.problems();
  }
}

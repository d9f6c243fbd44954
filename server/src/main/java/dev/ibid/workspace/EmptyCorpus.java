package dev.ibid.workspace;

import dev.ibid.corpus.Corpus;
import dev.ibid.corpus.SourceProblem;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The corpus without papers, which stands until another is open. */
enum EmptyCorpus implements Corpus {
  INSTANCE;

  @Override
  public int size() {
    return 0;
  }

  @Override
  public @Nullable Paper byArxivId(ArxivId id) {
    return null;
  }

  @Override
  public @Nullable Paper byKey(CiteKey key) {
    return null;
  }

  @Override
  public List<Paper> allByKey(CiteKey key) {
    return List.of();
  }

  @Override
  public @Nullable Paper byDoi(Doi doi) {
    return null;
  }

  @Override
  public Hits search(String words, int limit) {
    return Hits.NONE;
  }

  @Override
  public Hits withIdPrefix(String prefix, int limit) {
    return Hits.NONE;
  }

  @Override
  public Hits withKeyPrefix(String prefix, int limit) {
    return Hits.NONE;
  }

  @Override
  public List<Paper> near(String written, int limit) {
    return List.of();
  }

  @Override
  public List<Paper> titled(String title, int limit) {
    return List.of();
  }

  @Override
  public List<Paper> titledLike(List<String> words, int limit) {
    return List.of();
  }

  @Override
  public int frequency(String word) {
    return 0;
  }

  @Override
  public List<Paper> records(ArxivId id) {
    return List.of();
  }

  @Override
  public Absence absence(ArxivId id) {
    return Absence.OPEN;
  }

  @Override
  public List<CiteKey> nearKeys(String written, int limit) {
    return List.of();
  }

  @Override
  public List<SourceProblem> problems() {
    return List.of();
  }
}

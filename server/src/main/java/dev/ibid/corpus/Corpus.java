package dev.ibid.corpus;

import dev.ibid.paper.ArxivId;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The papers that notes may cite. An instance is one unchanging state of them, safe for any number
 * of threads; nothing here tells where they are kept.
 */
public interface Corpus {

  /** How many papers there are. */
  int size();

  @Nullable Paper byArxivId(ArxivId id);

  /** Whether there is a paper of that identifier; costs less than the paper. */
  default boolean has(ArxivId id) {
    return byArxivId(id) != null;
  }

  @Nullable Paper byKey(CiteKey key);

  /** Every paper that some source gives {@code key} to, in the order of the sources. */
  List<Paper> allByKey(CiteKey key);

  @Nullable Paper byDoi(Doi doi);

  /**
   * Whether a paper other than {@code paper}, which is on arXiv, has that key, case aside: BibTeX
   * takes such keys for the same.
   */
  default boolean isOfAnother(CiteKey key, Paper paper) {
    return Stream.concat(allByKey(key).stream(), withKeyPrefix(key.value(), 5).papers().stream())
        .filter(one -> one.keys().stream().anyMatch(k -> k.value().equalsIgnoreCase(key.value())))
        .anyMatch(one -> !Objects.equals(one.arxivId(), paper.arxivId()));
  }

  /**
   * The papers that fit {@code words}, best first: each word somewhere in identifier, citekey,
   * title, authors, year, categories or abstract, in any order and without regard to case, accents
   * and hyphens; the last word may be a beginning, unless blank space follows it.
   *
   * @param limit how many at most, from 1
   */
  Hits search(String words, int limit);

  /** The papers whose arXiv identifier begins with {@code prefix}, newest first. */
  Hits withIdPrefix(String prefix, int limit);

  /**
   * The papers one of whose citekeys begins with {@code prefix}, case aside, in order of the key.
   */
  Hits withKeyPrefix(String prefix, int limit);

  /**
   * The papers that exist and whose identifier is one slip of the keyboard away from {@code
   * written}: one character other, missing, too many, or two neighbours swapped.
   *
   * @param written any text, possible as an identifier or not, without version
   */
  List<Paper> near(String written, int limit);

  /**
   * The papers whose title begins as {@code title} does: the first forty characters of its words
   * are the same, case, accents and punctuation aside. Where it is shorter, the whole title is.
   */
  List<Paper> titled(String title, int limit);

  /**
   * The papers whose title may be made of {@code words}, in any order, best first: those that have
   * all of them in title or names; where there are none, those with one word a letter other.
   */
  List<Paper> titledLike(List<String> words, int limit);

  /** How many papers have {@code word}, in lower case and without accents, in title or names. */
  int frequency(String word);

  /** What each source records of the paper, in the order of the sources; empty where none does. */
  List<Paper> records(ArxivId id);

  /** What it says of {@code id} that no paper here has it. */
  Absence absence(ArxivId id);

  /** The citekeys that exist and are a slip or two away from {@code written}, nearest first. */
  List<CiteKey> nearKeys(String written, int limit);

  /** What the sources could not give, and why; in the order of the sources. */
  List<SourceProblem> problems();

  /** What the absence of an identifier says, the most telling first. */
  enum Absence {
    /** All papers around it are here: arXiv never gave it out. */
    PROVEN,
    /** All papers are here up to some day, and this would be a later one. */
    NEWER,
    /** Nothing: the papers here are a selection. */
    OPEN
  }

  /**
   * What a search found.
   *
   * @param papers best first
   * @param complete whether these are all that fit
   */
  record Hits(List<Paper> papers, boolean complete) {
    public static final Hits NONE = new Hits(List.of(), true);
  }
}

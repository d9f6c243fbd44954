package dev.ibid.corpus.index;

import dev.ibid.corpus.index.NewestHits.Hit;
import dev.ibid.corpus.index.SegmentTerms.Segment;
import dev.ibid.corpus.index.Words.Compound;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/**
 * Finds papers by words. Papers that have every word in title, authors, year, key or category come
 * first, in the order of {@link TitleRank}; where these are few, papers follow that have some of
 * the words in the abstract; and only where there is nothing at all, one word may be misspelled.
 */
final class WordSearch {
  private WordSearch() {}

  /** The newest that fit; only these are looked at when hits are put in order. */
  private static final int CANDIDATES = 500;

  /**
   * As {@link #CANDIDATES}, where the abstract counts: hardly anything tells these apart but their
   * age, and to gather many takes long where the words are rare together.
   */
  private static final int CANDIDATES_ANYWHERE = 150;

  /** Shorter words are not taken for misspelled. */
  private static final int SHORTEST_MISSPELLED = 4;

  /** With all words of a title but one, so few papers are looked at one by one. */
  private static final int FEW_TITLES = 50;

  private static final int FUZZY_EXPANSIONS = 64;

  /**
   * What fits.
   *
   * @param documents best first
   * @param complete whether these are all
   */
  record Found(List<Integer> documents, boolean complete) {}

  static Found search(IndexSearcher searcher, List<Segment> index, String typed, int limit)
      throws IOException {
    List<SegmentTerms> segments = index.stream().map(SegmentTerms::new).toList();
    SearchWords sought = SearchWords.parse(typed);
    if (sought.isEmpty()) {
      return typed.isBlank()
          ? found(NewestHits.of(segments, new Sought.Everything(), limit))
          : new Found(List.of(), true);
    }
    List<Sought> named = named(sought);
    NewestHits hits = withAll(segments, sought, named, limit);
    List<Integer> found = ranked(searcher, hits, sought);
    boolean complete = hits.complete();
    if (found.size() < limit && !sought.words().isEmpty()) {
      WordsAnywhere wider = WordsAnywhere.of(sought, named);
      NewestHits more = NewestHits.of(segments, wider.sought(), CANDIDATES_ANYWHERE);
      complete &= more.complete() && wider.complete();
      found = joined(found, ranked(searcher, more.without(hits.hits()), sought));
    }
    if (found.isEmpty()) {
      NewestHits misspelled = misspelled(searcher, segments, sought, named);
      complete = misspelled.complete();
      found = ranked(searcher, misspelled, sought);
    }
    boolean cut = found.size() > limit;
    return new Found(cut ? found.subList(0, limit) : found, complete && !cut);
  }

  /**
   * The papers that have all words in the title or the names, of which one may have a letter other,
   * missing or too many where nothing else fits: abstracts have no say in what a title is.
   *
   * @return best first
   */
  static List<Integer> titled(
      IndexSearcher searcher, List<Segment> index, List<String> words, int limit)
      throws IOException {
    List<SegmentTerms> segments = index.stream().map(SegmentTerms::new).toList();
    SearchWords sought = SearchWords.parse(String.join(" ", words) + " ");
    if (sought.isEmpty()) {
      return List.of();
    }
    List<Sought> named = named(sought);
    NewestHits hits = withAll(segments, sought, named, limit);
    if (hits.hits().isEmpty()) {
      hits = withOneOther(searcher, segments, sought, named);
    }
    List<Integer> found = ranked(searcher, hits, sought);
    return found.size() <= limit ? found : found.subList(0, limit);
  }

  /**
   * The papers with all words but one, for the first that these may be of. Where no paper has two
   * of the words together, the wrong one is one of the two.
   */
  private static NewestHits withOneOther(
      IndexSearcher searcher, List<SegmentTerms> segments, SearchWords sought, List<Sought> named)
      throws IOException {
    int last = named.size() - 1;
    if (last < 2) {
      // With one of two words wrong, hardly anything is said.
      return NewestHits.NONE;
    }
    Sought two = Sought.all(List.of(named.getFirst(), named.get(last)));
    boolean together = !NewestHits.of(segments, two, 1).hits().isEmpty();
    for (int wrong = 0; wrong <= last; wrong += together ? 1 : last) {
      NewestHits hits = withOther(searcher, segments, sought, named, wrong);
      if (!hits.hits().isEmpty()) {
        return hits;
      }
    }
    return NewestHits.NONE;
  }

  /** The papers with all words but {@code wrong}; where they are many, those with one near it. */
  private static NewestHits withOther(
      IndexSearcher searcher,
      List<SegmentTerms> segments,
      SearchWords sought,
      List<Sought> named,
      int wrong)
      throws IOException {
    List<Sought> others = identifiers(sought);
    others.addAll(named);
    others.remove(others.size() - named.size() + wrong);
    if (others.isEmpty()) {
      return NewestHits.NONE;
    }
    NewestHits hits = NewestHits.of(segments, Sought.all(others), FEW_TITLES);
    if (hits.complete()) {
      return hits;
    }
    Sought fuzzy = misspelled(searcher, segments, sought, named, wrong, 1);
    return fuzzy == null ? NewestHits.NONE : NewestHits.of(segments, fuzzy, CANDIDATES);
  }

  private static NewestHits withAll(
      List<SegmentTerms> segments, SearchWords sought, List<Sought> named, int limit)
      throws IOException {
    NewestHits hits = NewestHits.of(segments, allOf(sought, named), CANDIDATES);
    if (hits.complete()) {
      return hits;
    }
    NewestHits exact = NewestHits.of(segments, exactTitle(sought), limit);
    return new NewestHits(hits.and(exact).hits(), false);
  }

  private static Found found(NewestHits newest) {
    return new Found(newest.hits().stream().map(Hit::document).toList(), newest.complete());
  }

  /** The documents, those first that fit best, among equals the newest. */
  private static List<Integer> ranked(IndexSearcher searcher, NewestHits hits, SearchWords sought)
      throws IOException {
    List<String> shown = hits.shown(searcher.getIndexReader());
    List<String> pieces = sought.pieces();
    // The bits of a number above 0 are in the order of the numbers; its place stands behind them.
    long[] order = new long[shown.size()];
    for (int at = 0; at < order.length; at++) {
      float score = (float) TitleRank.score(shown.get(at), pieces, sought.open());
      order[at] = (long) -Float.floatToIntBits(score) << 32 | at;
    }
    Arrays.sort(order);
    List<Integer> ranked = new ArrayList<>(order.length);
    for (long each : order) {
      ranked.add(hits.hits().get((int) each).document());
    }
    return ranked;
  }

  private static List<Integer> joined(List<Integer> first, List<Integer> more) {
    return Stream.concat(first.stream(), more.stream()).toList();
  }

  /** For each word the papers that have it in title, authors, year, key or category. */
  private static List<Sought> named(SearchWords sought) {
    List<Sought> named = new ArrayList<>();
    for (Compound word : sought.words()) {
      boolean open = sought.open() && named.size() == sought.words().size() - 1;
      List<String> pieces = word.pieces();
      List<Sought> apart = new ArrayList<>(pieces.size());
      for (String piece : pieces) {
        apart.add(piece(piece, open && apart.size() == pieces.size() - 1));
      }
      named.add(
          pieces.size() == 1
              ? apart.getFirst()
              : new Sought.Either(Sought.all(apart), piece(word.joined(), open)));
    }
    return named;
  }

  private static Sought allOf(SearchWords sought, List<Sought> named) {
    List<Sought> all = identifiers(sought);
    all.addAll(named);
    return Sought.all(all);
  }

  /** A list of the identifiers typed, to which words are added. */
  static List<Sought> identifiers(SearchWords sought) {
    List<Sought> all = new ArrayList<>();
    for (var doi : sought.dois()) {
      all.add(Sought.word(PaperDocument.DOI, PaperDocument.keyTerm(doi.value())));
    }
    for (String id : sought.ids()) {
      all.add(Sought.beginning(PaperDocument.ID, IdTerms.turned(id)));
    }
    return all;
  }

  private static Sought piece(String piece, boolean open) {
    if (!open) {
      return Sought.word(PaperDocument.WORD, piece);
    }
    return piece.length() <= PaperDocument.EDGE
        ? Sought.word(PaperDocument.BEGINNING, piece)
        : Sought.beginning(PaperDocument.WORD, piece);
  }

  private static Sought exactTitle(SearchWords sought) {
    String words = String.join(" ", sought.pieces());
    return Sought.word(PaperDocument.TITLE, PaperDocument.titleTerm(words));
  }

  /** What fits when one word may be misspelled, by as few letters as possible. */
  private static NewestHits misspelled(
      IndexSearcher searcher, List<SegmentTerms> segments, SearchWords sought, List<Sought> named)
      throws IOException {
    for (int edits = 1; edits <= 2; edits++) {
      for (int wrong : unknownFirst(searcher, sought)) {
        Sought fuzzy = misspelled(searcher, segments, sought, named, wrong, edits);
        NewestHits hits =
            fuzzy == null ? NewestHits.NONE : NewestHits.of(segments, fuzzy, CANDIDATES);
        if (!hits.hits().isEmpty()) {
          return hits;
        }
      }
    }
    return NewestHits.NONE;
  }

  private static List<Integer> unknownFirst(IndexSearcher searcher, SearchWords sought)
      throws IOException {
    List<Integer> unknown = new ArrayList<>();
    List<Integer> known = new ArrayList<>();
    for (int at = 0; at < sought.words().size(); at++) {
      Term term = new Term(PaperDocument.WORD, sought.words().get(at).joined());
      (searcher.getIndexReader().docFreq(term) == 0 ? unknown : known).add(at);
    }
    unknown.addAll(known);
    return unknown;
  }

  private static @Nullable Sought misspelled(
      IndexSearcher searcher,
      List<SegmentTerms> segments,
      SearchWords sought,
      List<Sought> named,
      int wrong,
      int edits)
      throws IOException {
    String word = sought.words().get(wrong).joined();
    // The year next to one that was sought is no answer.
    boolean number = word.chars().allMatch(Character::isDigit);
    if (number || word.length() < SHORTEST_MISSPELLED * edits) {
      return null;
    }
    List<Sought> all = identifiers(sought);
    for (int at = 0; at < named.size(); at++) {
      if (at != wrong) {
        all.add(named.get(at));
      }
    }
    // What is near a word is dear to find; where no paper has the other words it would help nobody.
    if (!all.isEmpty() && NewestHits.of(segments, Sought.all(all), 1).hits().isEmpty()) {
      return null;
    }
    Term term = new Term(PaperDocument.WORD, word);
    Query near = new FuzzyQuery(term, edits, edits - 1, FUZZY_EXPANSIONS, true);
    all.add(
        new Sought.Found(
            searcher.createWeight(searcher.rewrite(near), ScoreMode.COMPLETE_NO_SCORES, 1)));
    return Sought.all(all);
  }
}

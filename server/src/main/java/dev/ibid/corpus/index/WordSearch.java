package dev.ibid.corpus.index;

import dev.ibid.corpus.index.NewestHits.Hit;
import dev.ibid.corpus.index.Words.Compound;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
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

  /** Shorter words are not taken for misspelled. */
  private static final int SHORTEST_MISSPELLED = 4;

  private static final int FUZZY_EXPANSIONS = 64;

  /**
   * What fits.
   *
   * @param documents best first
   * @param complete whether these are all
   */
  record Found(List<Integer> documents, boolean complete) {}

  static Found search(IndexSearcher searcher, String typed, int limit) throws IOException {
    SearchWords sought = SearchWords.parse(typed);
    if (sought.isEmpty()) {
      boolean nothingSought = typed.isBlank();
      NewestHits newest = NewestHits.of(searcher, MatchAllDocsQuery.INSTANCE, limit);
      return nothingSought
          ? new Found(newest.hits().stream().map(Hit::document).toList(), newest.complete())
          : new Found(List.of(), true);
    }
    NewestHits named = NewestHits.of(searcher, namedBy(sought), CANDIDATES);
    boolean complete = named.complete();
    List<Hit> hits = new ArrayList<>(named.hits());
    if (!complete) {
      hits.addAll(NewestHits.of(searcher, exactTitle(sought), limit).hits());
    }
    List<Integer> found = ranked(searcher, hits, sought);
    if (found.size() < limit && !sought.words().isEmpty()) {
      SummaryQuery wider = SummaryQuery.of(searcher, sought);
      NewestHits more = NewestHits.of(searcher, wider.query(), CANDIDATES);
      complete &= more.complete() && wider.complete();
      found = withMore(found, ranked(searcher, more.hits(), sought));
    }
    if (found.isEmpty()) {
      NewestHits misspelled = misspelled(searcher, sought);
      complete = misspelled.complete();
      found = ranked(searcher, misspelled.hits(), sought);
    }
    boolean cut = found.size() > limit;
    return new Found(cut ? found.subList(0, limit) : found, complete && !cut);
  }

  private static List<Integer> ranked(IndexSearcher searcher, List<Hit> hits, SearchWords sought)
      throws IOException {
    List<String> shown = NewestHits.shown(searcher, hits);
    List<String> pieces = sought.pieces();
    record Scored(Hit hit, double score) {}
    List<Scored> scored = new ArrayList<>(hits.size());
    for (int at = 0; at < hits.size(); at++) {
      double score = TitleRank.score(shown.get(at), pieces, sought.open());
      scored.add(new Scored(hits.get(at), score));
    }
    scored.sort(
        Comparator.comparingDouble((Scored each) -> -each.score)
            .thenComparing(each -> each.hit, Hit.NEWEST_FIRST));
    return scored.stream().map(each -> each.hit.document()).distinct().toList();
  }

  private static List<Integer> withMore(List<Integer> first, List<Integer> more) {
    Map<Integer, Boolean> all = new LinkedHashMap<>();
    first.forEach(document -> all.put(document, true));
    more.forEach(document -> all.put(document, true));
    return List.copyOf(all.keySet());
  }

  private static Query namedBy(SearchWords sought) {
    BooleanQuery.Builder all = identifiers(sought);
    for (int at = 0; at < sought.words().size(); at++) {
      all.add(named(sought, at), Occur.FILTER);
    }
    return all.build();
  }

  /** A query that the identifiers typed are put into already. */
  static BooleanQuery.Builder identifiers(SearchWords sought) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String id : sought.ids()) {
      Term term = new Term(PaperDocument.ID, IdTerms.turned(id));
      all.add(new PrefixQuery(term), Occur.FILTER);
    }
    for (var doi : sought.dois()) {
      all.add(term(PaperDocument.DOI, PaperDocument.keyTerm(doi.value())), Occur.FILTER);
    }
    return all;
  }

  /** The papers that have the word at {@code at} in title, authors, year, key or category. */
  static Query named(SearchWords sought, int at) {
    Compound word = sought.words().get(at);
    boolean open = sought.open() && at == sought.words().size() - 1;
    List<String> pieces = word.pieces();
    if (pieces.size() == 1) {
      return piece(pieces.getFirst(), open);
    }
    BooleanQuery.Builder apart = new BooleanQuery.Builder();
    for (int piece = 0; piece < pieces.size(); piece++) {
      apart.add(piece(pieces.get(piece), open && piece == pieces.size() - 1), Occur.FILTER);
    }
    return either(apart.build(), piece(word.joined(), open));
  }

  static Query either(Query one, Query other) {
    return new BooleanQuery.Builder().add(one, Occur.SHOULD).add(other, Occur.SHOULD).build();
  }

  private static Query piece(String piece, boolean open) {
    if (!open) {
      return term(PaperDocument.WORD, piece);
    }
    return piece.length() <= PaperDocument.EDGE
        ? term(PaperDocument.BEGINNING, piece)
        : new PrefixQuery(new Term(PaperDocument.WORD, piece));
  }

  private static Query exactTitle(SearchWords sought) {
    String words = String.join(" ", sought.pieces());
    return term(PaperDocument.TITLE, PaperDocument.titleTerm(words));
  }

  private static Query term(String field, String text) {
    return new TermQuery(new Term(field, text));
  }

  /** What fits when one word may be misspelled, by as few letters as possible. */
  private static NewestHits misspelled(IndexSearcher searcher, SearchWords sought)
      throws IOException {
    for (int edits = 1; edits <= 2; edits++) {
      for (int wrong : unknownFirst(searcher, sought)) {
        Query fuzzy = misspelled(sought, wrong, edits);
        NewestHits hits =
            fuzzy == null ? NewestHits.NONE : NewestHits.of(searcher, fuzzy, CANDIDATES);
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

  private static @Nullable Query misspelled(SearchWords sought, int wrong, int edits) {
    String word = sought.words().get(wrong).joined();
    // The year next to one that was sought is no answer.
    boolean number = word.chars().allMatch(Character::isDigit);
    if (number || word.length() < SHORTEST_MISSPELLED * edits) {
      return null;
    }
    BooleanQuery.Builder all = identifiers(sought);
    for (int at = 0; at < sought.words().size(); at++) {
      if (at != wrong) {
        all.add(named(sought, at), Occur.FILTER);
      }
    }
    Term term = new Term(PaperDocument.WORD, word);
    all.add(new FuzzyQuery(term, edits, edits - 1, FUZZY_EXPANSIONS, true), Occur.FILTER);
    return all.build();
  }
}

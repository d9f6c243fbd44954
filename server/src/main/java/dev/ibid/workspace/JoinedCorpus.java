package dev.ibid.workspace;

import dev.ibid.corpus.Corpus;
import dev.ibid.corpus.SourceProblem;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.Author;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import dev.ibid.paper.PaperMerge;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two corpora as one. The bibliographies that notes name come and go with the notes; an index of
 * their own keeps that from making the index of all sources anew, which may be all of arXiv.
 */
final class JoinedCorpus implements Corpus {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Corpus first;
  private final Corpus more;
  private volatile int size = -1;

  /**
   * @param first the one that goes first where both have a paper
   * @param more small, and nearer to who writes: its papers are found first
   */
  JoinedCorpus(Corpus first, Corpus more) {
    this.first = first;
    this.more = more;
  }

  /** A paper that both have is counted once. */
  @Override
  public int size() {
    int known = size;
    if (known < 0) {
      long shared =
          more.search("", Integer.MAX_VALUE).papers().stream()
              .filter(paper -> same(paper, first) != null)
              .count();
      known = first.size() + more.size() - (int) shared;
      size = known;
    }
    return known;
  }

  @Override
  public @Nullable Paper byArxivId(ArxivId id) {
    return either(corpus -> corpus.byArxivId(id));
  }

  @Override
  public boolean has(ArxivId id) {
    return first.has(id) || more.has(id);
  }

  @Override
  public @Nullable Paper byKey(CiteKey key) {
    return either(corpus -> corpus.byKey(key));
  }

  @Override
  public @Nullable Paper byDoi(Doi doi) {
    return either(corpus -> corpus.byDoi(doi));
  }

  @Override
  public List<Paper> allByKey(CiteKey key) {
    return Stream.concat(
            first.allByKey(key).stream().map(this::ofFirst),
            more.allByKey(key).stream().map(this::ofMore))
        .distinct()
        .toList();
  }

  @Override
  public Hits search(String words, int limit) {
    Hits near = more.search(words, limit);
    Hits far = first.search(words, limit);
    String folded = folded(words);
    SequencedSet<Paper> papers = new LinkedHashSet<>();
    for (boolean named : new boolean[] {true, false}) {
      near.papers().stream()
          .filter(paper -> isNamedBy(folded, paper) == named)
          .map(this::ofMore)
          .forEach(papers::add);
      far.papers().stream()
          .filter(paper -> isNamedBy(folded, paper) == named)
          .map(this::ofFirst)
          .forEach(papers::add);
    }
    return cut(papers, near, far, limit);
  }

  /** What fits in title, authors, year and keys goes before what fits in abstracts alone. */
  private static boolean isNamedBy(String words, Paper paper) {
    String shown =
        " "
            + folded(
                paper.title()
                    + " "
                    + paper.authors().stream()
                        .map(Author::fullName)
                        .collect(Collectors.joining(" "))
                    + " "
                    + paper.year()
                    + " "
                    + paper.keys().stream().map(CiteKey::value).collect(Collectors.joining(" ")));
    return Stream.of(words.split(" ")).allMatch(word -> shown.contains(" " + word));
  }

  private static String folded(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return BETWEEN_WORDS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /** What one of them proves holds for both. */
  @Override
  public Absence absence(ArxivId id) {
    Absence here = first.absence(id);
    Absence there = here == Absence.PROVEN ? here : more.absence(id);
    return there.compareTo(here) < 0 ? there : here;
  }

  @Override
  public List<Paper> titled(String title, int limit) {
    return Stream.concat(
            first.titled(title, limit).stream().map(this::ofFirst),
            more.titled(title, limit).stream().map(this::ofMore))
        .distinct()
        .limit(limit)
        .toList();
  }

  @Override
  public List<Paper> titledLike(List<String> words, int limit) {
    return Stream.concat(
            first.titledLike(words, limit).stream().map(this::ofFirst),
            more.titledLike(words, limit).stream().map(this::ofMore))
        .distinct()
        .toList();
  }

  @Override
  public int frequency(String word) {
    return first.frequency(word) + more.frequency(word);
  }

  @Override
  public List<Paper> records(ArxivId id) {
    return Stream.concat(first.records(id).stream(), more.records(id).stream()).toList();
  }

  @Override
  public Hits withIdPrefix(String prefix, int limit) {
    return sorted(
        more.withIdPrefix(prefix, limit),
        first.withIdPrefix(prefix, limit),
        Comparator.comparing(JoinedCorpus::age).reversed(),
        limit);
  }

  private static String age(Paper paper) {
    ArxivId id = paper.arxivId();
    return id == null ? "" : ArxivIdReading.monthOf(id) + " " + id.value();
  }

  @Override
  public Hits withKeyPrefix(String prefix, int limit) {
    return sorted(
        more.withKeyPrefix(prefix, limit),
        first.withKeyPrefix(prefix, limit),
        Comparator.comparing(paper -> firstKey(paper, prefix)),
        limit);
  }

  private static String firstKey(Paper paper, String prefix) {
    String folded = prefix.toLowerCase(Locale.ROOT);
    return paper.keys().stream()
        .map(key -> key.value().toLowerCase(Locale.ROOT))
        .filter(key -> key.startsWith(folded))
        .sorted()
        .findFirst()
        .orElse("");
  }

  @Override
  public List<Paper> near(String written, int limit) {
    return Stream.concat(
            more.near(written, limit).stream().map(this::ofMore),
            first.near(written, limit).stream().map(this::ofFirst))
        .distinct()
        .limit(limit)
        .toList();
  }

  @Override
  public List<CiteKey> nearKeys(String written, int limit) {
    return Stream.concat(
            more.nearKeys(written, limit).stream(), first.nearKeys(written, limit).stream())
        .distinct()
        .limit(limit)
        .toList();
  }

  @Override
  public List<SourceProblem> problems() {
    return Stream.concat(first.problems().stream(), more.problems().stream()).toList();
  }

  private @Nullable Paper either(Function<Corpus, @Nullable Paper> lookup) {
    Paper one = lookup.apply(first);
    if (one != null) {
      return ofFirst(one);
    }
    Paper other = lookup.apply(more);
    return other == null ? null : ofMore(other);
  }

  private Paper ofFirst(Paper paper) {
    Paper other = same(paper, more);
    return other == null ? paper : PaperMerge.merge(List.of(paper, other));
  }

  private Paper ofMore(Paper paper) {
    Paper other = same(paper, first);
    return other == null ? paper : PaperMerge.merge(List.of(other, paper));
  }

  /** The record of {@code paper} in the other corpus, by what makes two records one paper. */
  private static @Nullable Paper same(Paper paper, Corpus other) {
    ArxivId id = paper.arxivId();
    Paper found = id == null ? null : other.byArxivId(id);
    Doi doi = paper.doi();
    if (found != null || doi == null) {
      return found;
    }
    Paper sameDoi = other.byDoi(doi);
    boolean differ =
        sameDoi != null && id != null && sameDoi.arxivId() != null && !id.equals(sameDoi.arxivId());
    return differ ? null : sameDoi;
  }

  private Hits sorted(Hits near, Hits far, Comparator<Paper> order, int limit) {
    SequencedSet<Paper> papers = new LinkedHashSet<>();
    Stream.concat(
            near.papers().stream().map(this::ofMore), far.papers().stream().map(this::ofFirst))
        .sorted(order)
        .forEach(papers::add);
    return cut(papers, near, far, limit);
  }

  private static Hits cut(SequencedSet<Paper> papers, Hits near, Hits far, int limit) {
    List<Paper> kept = new ArrayList<>(papers);
    boolean whole = kept.size() <= limit;
    return new Hits(
        List.copyOf(whole ? kept : kept.subList(0, limit)),
        whole && near.complete() && far.complete());
  }
}

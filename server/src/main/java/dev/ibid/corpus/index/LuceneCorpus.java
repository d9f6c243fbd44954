package dev.ibid.corpus.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ibid.corpus.Corpus;
import dev.ibid.corpus.SourceProblem;
import dev.ibid.corpus.index.SegmentTerms.Segment;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * One commit of an index. It is closed when nobody holds it any more, so that a request that began
 * with it can end with it however many newer ones there are.
 */
final class LuceneCorpus implements Corpus {
  private static final Cleaner CLEANER = Cleaner.create();

  /**
   * For the papers that notes cite, in bytes of the records as they are stored. What a search finds
   * is not kept: with each letter typed other papers would push out the last ones, each just old
   * enough to be the garbage that is dearest to collect.
   */
  private static final long CACHED_BYTES = 2L << 20;

  /** A wrong identifier is asked for at each keystroke while it stands in an open note. */
  private static final int NEAR_IDS = 2_000;

  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final Terms terms;
  private final GivenOut givenOut;
  private final List<Segment> segments;
  private final Manifest manifest;
  private final SourceTable sources;
  private final List<SourceProblem> problems;
  private final Cache<Integer, Decoded> cache;
  private final Cache<Name, List<Integer>> cited;
  private final Cache<Asked, List<Integer>> near;
  private final Cache<Asked, List<CiteKey>> nearKeys;
  private final Cache<Asked, List<Integer>> titles;
  private final Cache<String, Integer> frequencies;

  /** A paper and the size of what it was made of. */
  private record Decoded(Paper paper, int bytes) {}

  /** What a paper is called, in the field for such names. */
  private record Name(String field, String term) {}

  /** What was asked for, and how many papers or keys at most. */
  private record Asked(String written, int limit) {}

  /** As many as a note may have that was written for another bibliography. */
  private static final int ASKED_KEYS = 1_000;

  /** Several rules ask for what each citation names, and again after each edit. */
  private static final int CITED = 10_000;

  /** What notes say beside citations is sought at each check, the same in many of them. */
  private static final int TITLES = 10_000;

  /** The words of notes are the same ones again and again. */
  private static final int FREQUENCIES = 20_000;

  /**
   * @param directory closed together with {@code reader}
   * @param further problems that the manifest does not know of
   */
  LuceneCorpus(
      DirectoryReader reader, Directory directory, Manifest manifest, List<SourceProblem> further)
      throws IOException {
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    // What is asked for while typing is not asked for again; the cache would only take memory.
    searcher.setQueryCache(null);
    this.terms = new Terms(reader);
    this.givenOut = new GivenOut(reader);
    this.segments = SegmentTerms.segments(reader);
    this.manifest = manifest;
    this.sources = manifest.table();
    this.problems = Stream.concat(manifest.problems().stream(), further.stream()).toList();
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(CACHED_BYTES)
            .weigher((Integer document, Decoded decoded) -> decoded.bytes)
            .executor(Runnable::run)
            .build();
    this.cited = Caffeine.newBuilder().maximumSize(CITED).executor(Runnable::run).build();
    this.near = Caffeine.newBuilder().maximumSize(NEAR_IDS).executor(Runnable::run).build();
    this.nearKeys = Caffeine.newBuilder().maximumSize(ASKED_KEYS).executor(Runnable::run).build();
    this.titles = Caffeine.newBuilder().maximumSize(TITLES).executor(Runnable::run).build();
    this.frequencies =
        Caffeine.newBuilder().maximumSize(FREQUENCIES).executor(Runnable::run).build();
    CLEANER.register(this, () -> close(reader, directory));
  }

  private static void close(DirectoryReader reader, Directory directory) {
    try (directory;
        reader) {
      // Nothing is left to do but to close.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DirectoryReader reader() {
    return reader;
  }

  Manifest manifest() {
    return manifest;
  }

  @Override
  public int size() {
    return searcher.getIndexReader().numDocs();
  }

  @Override
  public List<SourceProblem> problems() {
    return problems;
  }

  @Override
  public @Nullable Paper byArxivId(ArxivId id) {
    return first(PaperDocument.ID, IdTerms.term(id));
  }

  @Override
  public boolean has(ArxivId id) {
    return !reading(() -> documents(PaperDocument.ID, IdTerms.term(id))).isEmpty();
  }

  @Override
  public @Nullable Paper byKey(CiteKey key) {
    return first(PaperDocument.KEY, PaperDocument.keyTerm(key.value()));
  }

  @Override
  public List<Paper> allByKey(CiteKey key) {
    return reading(
        () -> {
          List<Paper> papers = named(PaperDocument.KEY, PaperDocument.keyTerm(key.value()));
          return papers.size() < 2 ? papers : papers.stream().sorted(namedFirst()).toList();
        });
  }

  @Override
  public @Nullable Paper byDoi(Doi doi) {
    ArxivId id = doi.arxivId();
    return id != null
        ? byArxivId(id)
        : first(PaperDocument.DOI, PaperDocument.keyTerm(doi.value()));
  }

  @Override
  public Hits search(String words, int limit) {
    return reading(
        () -> {
          WordSearch.Found found = WordSearch.search(searcher, segments, words, limit);
          return new Hits(papers(found.documents()), found.complete());
        });
  }

  @Override
  public Hits withIdPrefix(String prefix, int limit) {
    return reading(() -> hits(IdPrefix.documents(searcher, terms, prefix, more(limit)), limit));
  }

  @Override
  public Hits withKeyPrefix(String prefix, int limit) {
    return reading(
        () ->
            hits(
                terms.withPrefix(
                    PaperDocument.FOLDED_KEY, PaperDocument.foldedKey(prefix), more(limit)),
                limit));
  }

  @Override
  public List<Paper> near(String written, int limit) {
    return reading(
        () -> {
          Asked asked = new Asked(written, limit);
          List<Integer> found = near.getIfPresent(asked);
          if (found == null) {
            found = nearDocuments(written, limit);
            near.put(asked, found);
          }
          return papers(found);
        });
  }

  private List<Integer> nearDocuments(String written, int limit) throws IOException {
    List<String> ids = NearIds.of(written).stream().map(IdTerms::term).toList();
    return terms.documents(PaperDocument.ID, ids, limit).stream().limit(limit).toList();
  }

  @Override
  public Absence absence(ArxivId id) {
    return reading(() -> givenOut.absence(id));
  }

  /** Takes milliseconds, and a note is checked again at each edit. */
  @Override
  public List<Paper> titled(String title, int limit) {
    String term = PaperDocument.termOfTitle(title);
    return reading(
        () -> {
          List<Integer> documents = terms.documents(PaperDocument.TITLE, term);
          return papers(documents.subList(0, Math.min(limit, documents.size())));
        });
  }

  @Override
  public List<Paper> titledLike(List<String> words, int limit) {
    return reading(
        () -> {
          Asked asked = new Asked(String.join(" ", words), limit);
          List<Integer> found = titles.getIfPresent(asked);
          if (found == null) {
            found = List.copyOf(WordSearch.titled(searcher, segments, words, limit));
            titles.put(asked, found);
          }
          return papers(found);
        });
  }

  @Override
  public int frequency(String word) {
    Integer known = frequencies.getIfPresent(word);
    if (known == null) {
      known = reading(() -> terms.frequency(PaperDocument.WORD, word));
      frequencies.put(word, known);
    }
    return known;
  }

  @Override
  public List<Paper> records(ArxivId id) {
    return reading(
        () -> {
          List<Paper> records = new ArrayList<>();
          for (int document : terms.documents(PaperDocument.ID, IdTerms.term(id))) {
            BytesRef bytes = StoredRecords.bytes(searcher.getIndexReader(), document);
            RecordBytes.decode(bytes, sources).forEach(record -> records.add(record.paper()));
          }
          return List.copyOf(records);
        });
  }

  @Override
  public List<CiteKey> nearKeys(String written, int limit) {
    return nearKeys.get(new Asked(written, limit), this::nearKeys);
  }

  private List<CiteKey> nearKeys(Asked asked) {
    String written = asked.written;
    int limit = asked.limit;
    return reading(
        () -> {
          SequencedSet<CiteKey> keys = new LinkedHashSet<>();
          for (String folded : NearKeys.folded(searcher.getIndexReader(), written)) {
            for (int document : terms.documents(PaperDocument.FOLDED_KEY, folded)) {
              paper(document).keys().stream()
                  .filter(key -> PaperDocument.foldedKey(key.value()).equals(folded))
                  .filter(key -> !key.value().equals(written))
                  .forEach(keys::add);
            }
            if (keys.size() >= limit) {
              break;
            }
          }
          return keys.stream().limit(limit).toList();
        });
  }

  /** Several papers may share a key or a DOI: the one that is named first is meant. */
  private @Nullable Paper first(String field, String term) {
    return reading(
            () -> {
              List<Paper> papers = named(field, term);
              return papers.size() <= 1
                  ? papers.stream().findFirst()
                  : papers.stream().min(namedFirst());
            })
        .orElse(null);
  }

  private List<Paper> named(String field, String term) throws IOException {
    List<Integer> documents = documents(field, term);
    List<Paper> papers = new ArrayList<>(documents.size());
    for (int document : documents) {
      papers.add(paper(document));
    }
    return papers;
  }

  private List<Integer> documents(String field, String term) throws IOException {
    Name name = new Name(field, term);
    List<Integer> documents = cited.getIfPresent(name);
    if (documents == null) {
      documents = List.copyOf(terms.documents(field, term));
      cited.put(name, documents);
    }
    return documents;
  }

  private Comparator<Paper> namedFirst() {
    return Comparator.comparingInt(
            (Paper paper) ->
                paper.origins().isEmpty()
                    ? Integer.MAX_VALUE
                    : sources.names().indexOf(paper.origins().getFirst().source()))
        .thenComparingInt(
            paper -> paper.origins().isEmpty() ? 0 : paper.origins().getFirst().line());
  }

  /** One more than wanted tells whether there are more. */
  private static int more(int limit) {
    return limit == Integer.MAX_VALUE ? limit : limit + 1;
  }

  private Hits hits(List<Integer> documents, int limit) throws IOException {
    boolean complete = documents.size() <= limit;
    return new Hits(papers(complete ? documents : documents.subList(0, limit)), complete);
  }

  private List<Paper> papers(List<Integer> documents) throws IOException {
    return BinaryValues.of(
        searcher.getIndexReader(),
        PaperDocument.RECORDS,
        documents.stream().mapToInt(Integer::intValue).toArray(),
        bytes -> PaperDocument.merged(RecordBytes.decode(bytes, sources)));
  }

  private Paper paper(int document) throws IOException {
    Decoded cached = cache.getIfPresent(document);
    if (cached != null) {
      return cached.paper;
    }
    BytesRef bytes = StoredRecords.bytes(searcher.getIndexReader(), document);
    Paper paper = PaperDocument.merged(RecordBytes.decode(bytes, sources));
    cache.put(document, new Decoded(paper, bytes.length));
    return paper;
  }

  /** Something that reads the index. */
  private interface Reading<T> {
    T read() throws IOException;
  }

  private <T> T reading(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      // Else the index might be closed while it is still read, once only its parts are needed.
      Reference.reachabilityFence(this);
    }
  }
}

package dev.ibid.corpus.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ibid.corpus.Corpus;
import dev.ibid.corpus.Corpus.Hits;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An index that is brought up to date source by source is what a fresh one would be, whatever
 * changed.
 */
class IncrementalIndexTest {
  private static final int CHANGES = 20;

  /** Small enough that papers meet all the time. */
  private static final int IDENTIFIERS = 12;

  private static final List<String> WORDS =
      List.of("deep", "learning", "graph", "network", "théorie", "mode-connectivity", "loss");

  @TempDir Path folder;
  private final List<Path> all = new ArrayList<>();
  private final List<Path> named = new ArrayList<>();

  /**
   * @param heldBytes 0: all is streamed; else some or all sources are held in memory
   */
  @ParameterizedTest
  @ValueSource(longs = {1 << 20, 300, 0})
  void anyChangesGiveWhatAFreshIndexHas(long heldBytes) throws IOException {
    for (int seed = 1; seed <= 4; seed++) {
      Random random = new Random(seed);
      start(random);
      Directory kept = new ByteBuffersDirectory();
      Manifest last = build(kept, IndexPlan.fresh(states(), null), heldBytes);
      for (int change = 0; change < CHANGES; change++) {
        change(random);
        last = build(kept, IndexPlan.update(states(), last), heldBytes);
        Directory fresh = new ByteBuffersDirectory();
        Manifest anew = build(fresh, IndexPlan.fresh(states(), null), heldBytes);
        String when = "seed " + seed + ", change " + change;
        assertEquals(
            answers(corpus(fresh, anew)), answers(corpus(kept, last)), () -> when + ": " + named);
      }
    }
  }

  private void start(Random random) throws IOException {
    all.clear();
    named.clear();
    for (int source = 0; source < 5; source++) {
      Path file = folder.resolve("source" + source + ".txt");
      all.add(file);
      Files.writeString(file, content(random));
    }
    named.addAll(all.subList(0, 3));
  }

  /** Rewrites a source, deletes it, edits it, names one more or one less. */
  private void change(Random random) throws IOException {
    Path file = all.get(random.nextInt(all.size()));
    switch (random.nextInt(9)) {
      case 0 -> Files.deleteIfExists(file);
      case 1 -> named.remove(file);
      case 2 -> {
        if (!named.contains(file)) {
          named.add(random.nextInt(named.size() + 1), file);
        }
      }
      case 3 -> Files.writeString(file, content(random));
      default -> edit(file, random);
    }
  }

  /** Some lines come in between, go, move, are blank, or stand there again. */
  private static void edit(Path file, Random random) throws IOException {
    List<String> lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
    for (int edits = random.nextInt(4); edits >= 0; edits--) {
      int at = random.nextInt(lines.size() + 1);
      boolean there = at < lines.size();
      switch (random.nextInt(6)) {
        case 0 -> lines.add(at, line(random));
        case 1 -> lines.add(at, random.nextBoolean() ? "" : "?wrong");
        case 2 -> lines.add(there ? lines.remove(at) : line(random));
        case 3 -> lines.add(random.nextInt(lines.size() + 1), there ? named(lines.get(at)) : "");
        case 4 -> lines.addFirst(there ? lines.remove(at) : "");
        default -> {
          if (there) {
            lines.remove(at);
          }
        }
      }
    }
    Files.write(file, lines);
  }

  /** Two papers that are the same in all and have no name can't be told apart. */
  private static String named(String line) {
    return line.startsWith(" |  |  | ") ? "" : line;
  }

  private static String content(Random random) {
    StringBuilder lines = new StringBuilder();
    for (int left = random.nextInt(14); left > 0; left--) {
      lines.append(random.nextInt(12) == 0 ? "?wrong" : line(random)).append('\n');
    }
    return lines.toString();
  }

  private static String line(Random random) {
    int id = random.nextInt(IDENTIFIERS);
    String arxiv =
        id % 4 == 0 ? "math/990100" + id % 10 : String.format(Locale.ROOT, "2001.%05d", id);
    return String.join(
        " | ",
        random.nextBoolean() ? arxiv : "",
        random.nextInt(3) == 0 ? "10.1/" + random.nextInt(IDENTIFIERS) : "",
        random.nextBoolean() ? "key" + random.nextInt(IDENTIFIERS) : "",
        random.nextInt(5) == 0 ? "" : words(random, 3),
        random.nextBoolean() ? "Ada " + words(random, 1) : "",
        random.nextBoolean() ? "20" + (10 + random.nextInt(3)) : "",
        "cs.LG",
        words(random, 5));
  }

  private static String words(Random random, int count) {
    List<String> words = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      words.add(WORDS.get(random.nextInt(WORDS.size())));
    }
    return String.join(" ", words);
  }

  private List<SourceState> states() {
    return named.stream().map(SourceState::of).toList();
  }

  private static Manifest build(Directory directory, IndexPlan plan, long heldBytes)
      throws IOException {
    return new IndexBuild(plan, new LineSource(), IndexProgress.SILENT, heldBytes)
        .write(directory)
        .manifest();
  }

  private static Corpus corpus(Directory directory, Manifest manifest) throws IOException {
    Directory leftOpen =
        new FilterDirectory(directory) {
          @Override
          public void close() {}
        };
    return new LuceneCorpus(DirectoryReader.open(leftOpen), leftOpen, manifest, List.of());
  }

  /** All that can be asked, as one text that shows where two differ. */
  private static String answers(Corpus corpus) {
    StringBuilder answers = new StringBuilder();
    answers.append(corpus.size()).append(' ').append(corpus.problems()).append('\n');
    for (int at = 0; at < IDENTIFIERS; at++) {
      answers
          .append(corpus.byArxivId(new ArxivId(String.format(Locale.ROOT, "2001.%05d", at))))
          .append('\n')
          .append(corpus.byArxivId(new ArxivId("math/990100" + at % 10)))
          .append('\n')
          .append(corpus.byDoi(new Doi("10.1/" + at)))
          .append('\n')
          .append(corpus.byKey(new CiteKey("key" + at)))
          .append('\n');
    }
    for (String words : List.of("", "deep", "gra", "graph lo", "theorie ada", "netwrok", "2011")) {
      answers.append(words).append(": ").append(text(corpus.search(words, 100))).append('\n');
    }
    answers.append(text(corpus.withIdPrefix("", 100))).append('\n');
    answers.append(text(corpus.withKeyPrefix("key", 100))).append('\n');
    answers.append(corpus.nearKeys("keyy1", 9)).append(corpus.near("2001.00020", 9));
    return answers.toString();
  }

  private static String text(Hits hits) {
    StringBuilder text = new StringBuilder().append(hits.complete());
    hits.papers().forEach(paper -> text.append("\n  ").append(paper));
    return text.toString();
  }

  @Test
  void onlyTheSourceThatChangedIsRead() throws IOException {
    List<Path> files = ExampleSources.write(folder);
    LineSource source = new LineSource();
    Path cache = folder.resolve("cache");
    ExampleSources.open(files, cache, source);
    Files.writeString(files.get(1), ExampleSources.FACTS + "2001.00001 | | | New | | | |\n");
    CorpusIndex.Opened opened = ExampleSources.open(files, cache, source);
    assertEquals(1, opened.report().sourcesRead());
    assertEquals(3, source.reads.get());
    assertEquals(ExampleSources.PAPERS + 1, opened.corpus().size());
  }

  @Test
  void oneSourceMoreOrLessLeavesTheOthersUnread() throws IOException {
    List<Path> two = ExampleSources.write(folder);
    Path large = Files.writeString(folder.resolve("large.txt"), largeSource());
    LineSource source = new LineSource();
    Path cache = folder.resolve("cache");
    CorpusIndex.Opened one = ExampleSources.open(List.of(large), cache, source);
    CorpusIndex.Opened three =
        ExampleSources.open(List.of(two.get(0), large, two.get(1)), cache, source);
    assertEquals(2, three.report().sourcesRead());
    assertEquals(one.corpus().size() + ExampleSources.PAPERS, three.corpus().size());
    assertEquals(
        "altintas2023disentangling",
        three.corpus().search("altintas", 5).papers().getFirst().keys().getFirst().value());
    CorpusIndex.Opened less = ExampleSources.open(List.of(large, two.get(1)), cache, source);
    assertEquals(0, less.report().sourcesRead());
    assertEquals(one.corpus().size() + ExampleSources.PAPERS, less.corpus().size());
    assertEquals("", less.corpus().byArxivId(new ArxivId("2312.09832")).summary());
  }

  private static String largeSource() {
    StringBuilder lines = new StringBuilder();
    for (int at = 0; at < 500; at++) {
      lines.append(String.format(Locale.ROOT, "2001.%05d | | | Paper | | | | Abstract%n", at));
    }
    return lines.toString();
  }

  @Test
  void manySmallChangesLeaveFewSegments() throws IOException {
    Path file = folder.resolve("source.txt");
    named.add(file);
    Directory directory = new ByteBuffersDirectory();
    Files.writeString(file, "");
    Manifest last = build(directory, IndexPlan.fresh(states(), null), 1 << 20);
    StringBuilder lines = new StringBuilder();
    for (int at = 0; at < 60; at++) {
      lines.append(String.format(Locale.ROOT, "2001.%05d | | | Paper | | | |%n", at));
      Files.writeString(file, lines);
      last = build(directory, IndexPlan.update(states(), last), 1 << 20);
    }
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      assertEquals(60, reader.numDocs());
      assertTrue(reader.leaves().size() <= 12, () -> reader.leaves().size() + " segments");
    }
  }
}

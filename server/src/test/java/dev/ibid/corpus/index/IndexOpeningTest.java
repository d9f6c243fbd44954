package dev.ibid.corpus.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ibid.corpus.Corpus;
import dev.ibid.corpus.SourceProblem;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.CiteKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexOpeningTest {
  private static final ArxivId SEED = new ArxivId("2312.09832");

  @TempDir Path folder;
  private List<Path> files;
  private Path cache;
  private final LineSource source = new LineSource();

  @BeforeEach
  void write() throws IOException {
    files = ExampleSources.write(folder);
    cache = folder.resolve("cache");
  }

  private CorpusIndex.Opened open() throws IOException {
    return ExampleSources.open(files, cache, source);
  }

  @Test
  void unchangedSourcesAreNotReadAgain() throws IOException {
    IndexReport first = open().report();
    assertEquals(2, first.sourcesRead());
    assertEquals(20, first.records());
    assertEquals(ExampleSources.PAPERS, first.papers());
    CorpusIndex.Opened second = open();
    assertEquals(0, second.report().sourcesRead());
    assertEquals(2, second.report().sources());
    assertEquals(2, source.reads.get());
    assertNotNull(second.corpus().byArxivId(SEED).title());
  }

  @Test
  void aChangedSourceIsReadAgain() throws IOException {
    Corpus before = open().corpus();
    Files.writeString(files.get(1), " | | new2024 | A New Paper | A B | 2024 | |\n");
    Corpus after = open().corpus();
    assertNotNull(after.byKey(new CiteKey("new2024")));
    assertEquals("", after.byArxivId(SEED).title());
    assertEquals("Disentangling Linear Mode-Connectivity", before.byArxivId(SEED).title());
    assertNull(before.byKey(new CiteKey("new2024")));
    assertEquals(1, before.search("disentangling", 5).papers().size());
  }

  @Test
  void aSourceRenamedIntoPlaceIsReadAgain() throws IOException {
    open();
    Path aside = Files.writeString(folder.resolve("aside"), ExampleSources.FACTS);
    Files.setLastModifiedTime(aside, Files.getLastModifiedTime(files.get(1)));
    Files.move(aside, files.get(1), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertEquals(1, open().report().sourcesRead());
  }

  @Test
  void anIndexOfAnotherVersionIsBuiltAgain() throws IOException {
    open();
    List<Path> paths = files.stream().map(file -> file.toAbsolutePath().normalize()).toList();
    try (Directory index = FSDirectory.open(CorpusIndex.folder(cache, paths))) {
      SegmentInfos last = SegmentInfos.readLatestCommit(index);
      Map<String, String> data = new HashMap<>(last.getUserData());
      assertNotNull(data.put("schema", "0"));
      last.setUserData(data, true);
      last.commit(index);
    }
    CorpusIndex.Opened again = open();
    assertEquals(2, again.report().sourcesRead());
    assertEquals(ExampleSources.PAPERS, again.report().papers());
    assertEquals("Disentangling Linear Mode-Connectivity", again.corpus().byArxivId(SEED).title());
    assertEquals(0, open().report().sourcesRead());
  }

  @Test
  void allIsReadAgainWhereThatIsAskedFor() throws IOException {
    open();
    assertEquals(
        2,
        CorpusIndex.open(files, cache, true, IndexProgress.SILENT, source).report().sourcesRead());
  }

  @Test
  void theOrderOfTheSourcesDecides() throws IOException {
    Path other = folder.resolve("other.txt");
    Files.writeString(other, "2312.09832 | | other | Another Title | | 2022 | |\n");
    Corpus last = ExampleSources.open(List.of(files.get(1), other), cache, source).corpus();
    Corpus first = ExampleSources.open(List.of(other, files.get(1)), cache, source).corpus();
    assertEquals("Disentangling Linear Mode-Connectivity", last.byArxivId(SEED).title());
    assertEquals("Another Title", first.byArxivId(SEED).title());
    assertEquals(2, first.byArxivId(SEED).keys().size());
  }

  @Test
  void aDoiTiesRecordsTogetherButNotTwoArxivPapers() throws IOException {
    Path one = folder.resolve("one.txt");
    Files.writeString(
        one,
        """
         | 10.1/a | bib | By DOI | | | |
        2001.00001 | 10.1/a | | Part I | | | |
        2001.00002 | 10.1/a | | Part II | | | |
        """);
    Corpus corpus = ExampleSources.open(List.of(one), cache, source).corpus();
    assertEquals(2, corpus.size());
    assertEquals("2001.00001", corpus.byKey(new CiteKey("bib")).arxivId().value());
    assertEquals("Part II", corpus.byArxivId(new ArxivId("2001.00002")).title());
  }

  @Test
  void whatCannotBeReadIsAProblemAndTheRestIsThere() throws IOException {
    files = new ArrayList<>(files);
    files.add(folder.resolve("missing.txt"));
    files.add(Files.createDirectory(folder.resolve("directory")));
    files.add(Files.writeString(folder.resolve("broken.txt"), "?odd\n2001.00001|||T||||\n!\n"));
    files.add(Files.writeString(folder.resolve("empty.txt"), ""));
    CorpusIndex.Opened opened = open();
    assertEquals(ExampleSources.PAPERS + 1, opened.corpus().size());
    List<String> problems =
        opened.corpus().problems().stream().map(SourceProblem::toString).toList();
    assertEquals(4, problems.size());
    assertTrue(problems.get(0).endsWith("missing.txt: there is no such file"));
    assertTrue(problems.get(1).endsWith("directory: not a file"));
    assertTrue(problems.get(2).endsWith("broken.txt:1: odd"));
    assertTrue(problems.get(3).contains("could not be read to its end"));
    assertEquals(opened.corpus().problems(), open().corpus().problems());
    assertEquals(4, source.reads.get());
  }

  @Test
  void aSourceThatFailsKeepsItsLastPapers() throws IOException {
    open();
    Files.writeString(files.get(1), "!");
    Corpus corpus = open().corpus();
    assertEquals(ExampleSources.PAPERS, corpus.size());
    assertEquals("Disentangling Linear Mode-Connectivity", corpus.byArxivId(SEED).title());
    assertFalse(corpus.problems().isEmpty());
  }

  @Test
  void noSourcesAreACorpusToo() throws IOException {
    Corpus corpus = ExampleSources.open(List.of(), cache, source).corpus();
    assertEquals(0, corpus.size());
    assertEquals(Corpus.Hits.NONE, corpus.search("", 5));
    assertEquals(Corpus.Hits.NONE, corpus.search("words", 5));
    assertEquals(Corpus.Hits.NONE, corpus.withIdPrefix("", 5));
    assertEquals(List.of(), corpus.nearKeys("key", 5));
    assertEquals(List.of(), corpus.near("2312.09832", 5));
    assertNull(corpus.byKey(new CiteKey("key")));
  }

  @Test
  void anyDamageToTheIndexIsMended() throws IOException {
    open();
    Path index = CorpusIndex.folder(cache, files);
    List<Path> parts = parts(index);
    assertTrue(parts.size() >= 3, parts::toString);
    List<Damage> damages =
        List.of(
            Files::delete,
            part -> Files.write(part, new byte[0]),
            part -> Files.write(part, half(Files.readAllBytes(part))),
            part -> Files.write(part, oneByteOther(Files.readAllBytes(part))),
            part -> Files.writeString(part, "garbage"));
    for (Damage damage : damages) {
      for (int at = 0; at < parts(index).size(); at++) {
        Path part = parts(index).get(at);
        damage.to(part);
        Corpus corpus = open().corpus();
        assertEquals(ExampleSources.PAPERS, corpus.size(), part::toString);
        assertNotNull(corpus.byArxivId(SEED), part::toString);
        assertEquals(1, corpus.search("disentangling", 5).papers().size(), part::toString);
        assertEquals(List.of(), corpus.problems());
        assertEquals(0, open().report().sourcesRead(), part::toString);
      }
    }
  }

  private interface Damage {
    void to(Path part) throws IOException;
  }

  private static List<Path> parts(Path index) throws IOException {
    try (Stream<Path> parts = Files.list(index)) {
      return parts.filter(part -> !part.toString().endsWith(".lock")).sorted().toList();
    }
  }

  private static byte[] half(byte[] bytes) {
    return java.util.Arrays.copyOf(bytes, bytes.length / 2);
  }

  private static byte[] oneByteOther(byte[] bytes) {
    bytes[bytes.length / 2] ^= 1;
    return bytes;
  }

  @Test
  void aFileInThePlaceOfTheCacheFolderKeepsTheCorpusInMemory() throws IOException {
    Files.writeString(cache, "not a folder");
    CorpusIndex.Opened opened = open();
    assertEquals(ExampleSources.PAPERS, opened.corpus().size());
    assertEquals(1, opened.corpus().search("altintas", 5).papers().size());
    SourceProblem problem = opened.corpus().problems().getLast();
    assertTrue(problem.message().startsWith("no index can be kept here"), problem::message);
  }

  @Test
  void stoppingLeavesTheIndexAsItWas() throws IOException {
    open();
    Files.writeString(files.get(1), "");
    IndexProgress stop =
        new IndexProgress() {
          @Override
          public void report(long papers, long bytesDone, long bytesTotal) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThrows(
        CancellationException.class, () -> CorpusIndex.open(files, cache, false, stop, source));
    write();
    Corpus corpus = open().corpus();
    assertEquals(ExampleSources.PAPERS, corpus.size());
  }

  @Test
  void ofSeveralWhoOpenAtOnceOneBuilds() throws Exception {
    int openers = 4;
    CountDownLatch together = new CountDownLatch(openers);
    try (ExecutorService threads = Executors.newFixedThreadPool(openers)) {
      Callable<CorpusIndex.Opened> opener =
          () -> {
            together.countDown();
            together.await();
            return open();
          };
      List<Future<CorpusIndex.Opened>> opened = new ArrayList<>();
      for (int at = 0; at < openers; at++) {
        opened.add(threads.submit(opener));
      }
      for (Future<CorpusIndex.Opened> each : opened) {
        assertEquals(ExampleSources.PAPERS, each.get().corpus().size());
      }
    }
    assertEquals(2, source.reads.get());
  }
}

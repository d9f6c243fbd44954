package dev.ibid.corpus.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ibid.corpus.Corpus;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that are too large to be held in memory give the same corpus as small ones. */
class LargeSourcesTest {
  private static final int PAPERS = 5_000;

  @TempDir Path folder;
  private Path snapshot;
  private Path bibliography;

  @BeforeEach
  void write() throws IOException {
    StringBuilder records = new StringBuilder();
    for (int number = 1; number <= PAPERS; number++) {
      records.append(
          String.format(
              Locale.ROOT,
              "2001.%05d | 10.1/%d | | Paper number%d | | 2020 | cs.LG | Its abstract%d%n",
              number,
              number,
              number,
              number));
    }
    snapshot = Files.writeString(folder.resolve("snapshot.txt"), records);
    bibliography =
        Files.writeString(
            folder.resolve("bibliography.txt"),
            """
            2001.00007 | | seven | | Ada Seven | | | Its abstract in the bibliography
             | 10.1/8 | eight | By its DOI | Ada Eight | | |
             | 10.2/other | other | Not on arXiv | Ada Other | 2019 | |
             | | bare | Without identifiers | Ada Bare | 2018 | |
            2001.00009 | 10.1/10 | nine | Conflicting | | | |
            """);
  }

  private Corpus build(long heldBytes, Path... files) throws IOException {
    return build(heldBytes, new ByteBuffersDirectory(), files);
  }

  private static Corpus build(long heldBytes, Directory directory, Path... files)
      throws IOException {
    List<SourceState> sources = List.of(files).stream().map(SourceState::of).toList();
    IndexPlan plan = IndexPlan.fresh(sources, null);
    IndexBuild build = new IndexBuild(plan, new LineSource(), IndexProgress.SILENT, heldBytes);
    IndexBuild.Built built = build.write(directory);
    return new LuceneCorpus(
        DirectoryReader.open(directory), directory, built.manifest(), List.of());
  }

  @Test
  void aLargeSourceMeetsASmallOne() throws IOException {
    check(build(1_000, snapshot, bibliography));
    check(build(1_000, bibliography, snapshot));
  }

  @Test
  void twoLargeSourcesMeet() throws IOException {
    check(build(0, snapshot, bibliography));
    check(build(0, bibliography, snapshot));
  }

  @Test
  void twoSmallSourcesMeet() throws IOException {
    check(build(IndexBuild.HELD, snapshot, bibliography));
  }

  private static void check(Corpus corpus) {
    assertEquals(PAPERS + 2, corpus.size());
    Paper seven = corpus.byKey(new CiteKey("seven"));
    assertEquals("Paper number7", seven.title());
    assertEquals("Seven", seven.authors().getFirst().family());
    assertEquals(seven, corpus.byArxivId(new ArxivId("2001.00007")));
    assertEquals(seven, corpus.search("seven number7", 5).papers().getFirst());
    Paper eight = corpus.byKey(new CiteKey("eight"));
    assertEquals("2001.00008", eight.arxivId().value());
    assertEquals(eight, corpus.byDoi(new Doi("10.1/8")));
    assertEquals("2001.00009", corpus.byKey(new CiteKey("nine")).arxivId().value());
    assertEquals("Not on arXiv", corpus.byDoi(new Doi("10.2/other")).title());
    assertNotNull(corpus.byKey(new CiteKey("bare")));
    for (int number = 1; number <= PAPERS; number += 97) {
      String id = String.format(Locale.ROOT, "2001.%05d", number);
      Paper paper = corpus.byArxivId(new ArxivId(id));
      assertEquals(List.of(paper), corpus.search("number" + number + " ", 5).papers());
    }
    assertEquals(
        List.of("2001.05000", "2001.04999"),
        corpus.withIdPrefix("20", 2).papers().stream().map(p -> p.arxivId().value()).toList());
  }

  @Test
  void aSourceThatRepeatsItselfHoldsEachPaperOnce() throws IOException {
    Path twice = folder.resolve("twice.txt");
    Files.writeString(twice, Files.readString(snapshot) + Files.readString(snapshot));
    Corpus corpus = build(0, twice);
    assertEquals(PAPERS, corpus.size());
    assertEquals(2, corpus.byArxivId(new ArxivId("2001.00001")).origins().size());
  }

  @Test
  void aLargeSourceThatBreaksOffKeepsItsLastPapers() throws IOException {
    Directory directory = new ByteBuffersDirectory();
    List<Path> files = List.of(snapshot, bibliography);
    IndexPlan first = IndexPlan.fresh(states(files), null);
    Manifest last = write(directory, first).manifest();
    Files.writeString(snapshot, "2001.00001 | | | Half written | | | |\n!\n");
    IndexPlan anew = IndexPlan.fresh(states(files), last);
    IndexBuild.BrokenOff broken =
        assertThrows(IndexBuild.BrokenOff.class, () -> write(directory, anew));
    IndexPlan keeping = broken.keeping(anew);
    assertEquals(Set.of(1), keeping.read());
    Manifest kept = write(directory, keeping).manifest();
    assertEquals("its papers are those of the last reading", kept.problems().getLast().message());
    assertEquals(states(files), kept.sources());
    check(new LuceneCorpus(DirectoryReader.open(directory), directory, kept, List.of()));
  }

  private static List<SourceState> states(List<Path> files) {
    return files.stream().map(SourceState::of).toList();
  }

  private static IndexBuild.Built write(Directory directory, IndexPlan plan) throws IOException {
    return new IndexBuild(plan, new LineSource(), IndexProgress.SILENT, 0).write(directory);
  }

  @Test
  void aFullDiskIsAnErrorAndNobodyWaitsForEver() throws IOException {
    Directory full =
        new FilterDirectory(new ByteBuffersDirectory()) {
          @Override
          public IndexOutput createOutput(String name, IOContext context) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThrows(IOException.class, () -> build(0, full, snapshot));
  }
}

package dev.ibid.corpus.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ibid.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexCheckTest {
  @TempDir Path folder;

  private int told;
  private final IndexProgress opener =
      new IndexProgress() {
        @Override
        public void report(long papers, long bytesDone, long bytesTotal) {}

        @Override
        public boolean cancelled() {
          return false;
        }

        @Override
        public void damaged() {
          told++;
        }
      };

  @Test
  void aByteThatOpeningDoesNotReadIsFoundDamagedAndTheIndexIsBuiltAgain() throws IOException {
    List<Path> files = ExampleSources.write(folder);
    Path cache = folder.resolve("cache");
    LineSource source = new LineSource();
    ExampleSources.open(files, cache, source);
    Path index = CorpusIndex.folder(cache, files);
    assertTrue(IndexCheck.run(index, opener));
    Files.delete(index.resolve("checked.lock"));
    damageUnseen(index);
    assertEquals(0, told);
    assertFalse(IndexCheck.run(index, opener));
    assertEquals(1, told, "who opened it");
    assertEquals(2, ExampleSources.open(files, cache, source).report().sourcesRead());
    assertTrue(IndexCheck.run(index, opener));
  }

  @Test
  void theCorpusThatIsOpenAnswersWhileItsDamagedIndexIsBuiltAgain() throws IOException {
    List<Path> files = ExampleSources.write(folder);
    Path cache = folder.resolve("cache");
    LineSource source = new LineSource();
    Corpus open = ExampleSources.open(files, cache, source).corpus();
    Path index = CorpusIndex.folder(cache, files);
    damageUnseen(index);
    assertFalse(IndexCheck.run(index, opener));
    assertEquals(1, open.search("disentangling", 5).papers().size());
    Corpus again = ExampleSources.open(files, cache, source).corpus();
    assertEquals(List.of(), again.problems());
    assertEquals(1, open.search("disentangling", 5).papers().size());
    assertEquals(1, again.search("disentangling", 5).papers().size());
  }

  @Test
  void whatWasFoundWholeIsNotReadThroughAgain() throws IOException {
    List<Path> files = ExampleSources.write(folder);
    Path cache = folder.resolve("cache");
    ExampleSources.open(files, cache, new LineSource());
    Path index = CorpusIndex.folder(cache, files);
    assertTrue(IndexCheck.run(index, opener));
    damageUnseen(index);
    assertTrue(IndexCheck.run(index, opener));
  }

  /** Flips a bit, the first behind the middle of the largest file with which it still opens. */
  private static void damageUnseen(Path index) throws IOException {
    Path largest;
    try (Stream<Path> parts = Files.list(index)) {
      largest = parts.max(Comparator.comparingLong(part -> part.toFile().length())).orElseThrow();
    }
    byte[] whole = Files.readAllBytes(largest);
    for (int at = whole.length / 2; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(largest, damaged);
      try (FSDirectory directory = FSDirectory.open(index);
          DirectoryReader reader = DirectoryReader.open(directory)) {
        assertEquals(ExampleSources.PAPERS, reader.numDocs());
        return;
      } catch (IOException seen) {
        Files.write(largest, whole);
      }
    }
    throw new AssertionError("every byte is read when it is opened");
  }
}

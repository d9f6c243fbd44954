package dev.ibid.corpus.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  @Test
  void aByteThatOpeningDoesNotReadIsFoundDamagedAndTheIndexIsBuiltAgain() throws IOException {
    List<Path> files = ExampleSources.write(folder);
    Path cache = folder.resolve("cache");
    LineSource source = new LineSource();
    ExampleSources.open(files, cache, source);
    Path index = CorpusIndex.folder(cache, files);
    assertTrue(IndexCheck.run(index));
    Files.delete(index.resolve("checked.lock"));
    damageUnseen(index);
    assertFalse(IndexCheck.run(index));
    assertEquals(2, ExampleSources.open(files, cache, source).report().sourcesRead());
    assertTrue(IndexCheck.run(index));
  }

  @Test
  void whatWasFoundWholeIsNotReadThroughAgain() throws IOException {
    List<Path> files = ExampleSources.write(folder);
    Path cache = folder.resolve("cache");
    ExampleSources.open(files, cache, new LineSource());
    Path index = CorpusIndex.folder(cache, files);
    assertTrue(IndexCheck.run(index));
    damageUnseen(index);
    assertTrue(IndexCheck.run(index));
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

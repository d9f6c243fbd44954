package dev.ibid.corpus.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The examples in {@code first-entries.txt}: what is a bibliography, and what only looks so. */
@Tag("fixtures")
class FirstEntriesTest {

  private static final Path FIXTURES =
      Path.of("src/test/resources/dev/ibid/corpus/first-entries.txt");

  private record Example(String title, String name, String input, boolean bibliography) {}

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> examples() throws IOException {
    List<Example> examples =
        Arrays.stream(Files.readString(FIXTURES).split("(?m)^==== "))
            .filter(part -> !part.isBlank())
            .map(FirstEntriesTest::example)
            .toList();
    return examples.stream()
        .map(example -> DynamicTest.dynamicTest(example.title(), () -> check(example)));
  }

  private void check(Example example) throws IOException {
    boolean expected = example.bibliography();
    String text = example.input();
    assertEquals(expected, isOne(example.name(), text, StandardCharsets.UTF_8));
    String crlf = text.replace("\n", "\r\n");
    assertEquals(expected, isOne(example.name(), crlf, StandardCharsets.UTF_8), "with CRLF");
    String marked = "\ufeff" + text;
    assertEquals(expected, isOne(example.name(), marked, StandardCharsets.UTF_8), "with BOM");
    assertEquals(expected, isOne(example.name(), marked, StandardCharsets.UTF_16LE), "in UTF-16");
    assertEquals(expected, isOne(example.name(), marked, StandardCharsets.UTF_16BE), "in UTF-16");
    if (!expected) {
      // Whatever else is written of it, half of another file is no bibliography.
      for (int end = 0; end < text.length(); end++) {
        String half = text.substring(0, end);
        assertFalse(isOne(example.name(), half, StandardCharsets.UTF_8), half);
      }
    }
  }

  @Test
  void theBeginningOfALargeFileIsEnough() throws IOException {
    String item = "{\"id\": \"ä\", \"type\": \"book\", \"title\": \"A\"},\n";
    assertTrue(isOne("refs.json", "[" + item.repeat(10_000) + "]", StandardCharsets.UTF_8));
    String entry = "ä%d:\n  type: book\n  title: A\n  author: B\n";
    StringBuilder entries = new StringBuilder();
    for (int number = 0; number < 10_000; number++) {
      entries.append(entry.formatted(number));
    }
    assertTrue(isOne("refs.yml", entries.toString(), StandardCharsets.UTF_8));
  }

  @Test
  void whatIsNoTextIsNone() throws IOException {
    assertFalse(SourceReader.isBibliography(folder));
    assertFalse(SourceReader.isBibliography(folder.resolve("gone.ris")));
    Path packed = Files.write(folder.resolve("a.ris"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 1});
    assertFalse(SourceReader.isBibliography(packed));
  }

  private boolean isOne(String name, String text, Charset charset) throws IOException {
    return SourceReader.isBibliography(Files.write(folder.resolve(name), text.getBytes(charset)));
  }

  private static Example example(String part) {
    int titleEnd = part.indexOf("\n-- ");
    int nameEnd = part.indexOf('\n', titleEnd + 1);
    int end = part.lastIndexOf(">> ");
    String expected = part.substring(end + 3).strip();
    assertTrue(expected.equals("bibliography") || expected.equals("none"), part);
    return new Example(
        part.substring(0, titleEnd).strip(),
        part.substring(titleEnd + 4, nameEnd).strip(),
        part.substring(nameEnd + 1, end),
        expected.equals("bibliography"));
  }
}

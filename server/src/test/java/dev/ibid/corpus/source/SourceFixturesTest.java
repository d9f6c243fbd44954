package dev.ibid.corpus.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples beside the tests, one file a format: {@code ====} begins one, {@code --} names its
 * file, and behind {@code >> read} stands what is to be read of it: the records, then the problems
 * behind exclamation marks. With {@code -Dibid.update} the examples take what is read.
 */
@Tag("fixtures")
class SourceFixturesTest {

  private static final Path FOLDER = Path.of("src/test/resources/dev/ibid/corpus/source");
  private static final String READ = ">> read\n";

  private record Example(String title, String name, String input, String expected) {}

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicContainer> examples() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream()
          .map(
              file ->
                  DynamicContainer.dynamicContainer(file.getFileName().toString(), tests(file)));
    }
  }

  private Stream<DynamicTest> tests(Path file) {
    try {
      if (System.getProperty("ibid.update") != null) {
        update(file, examples(Files.readString(file)));
      }
      List<Example> examples = examples(Files.readString(file));
      assertFalse(examples.isEmpty());
      return examples.stream()
          .map(example -> DynamicTest.dynamicTest(example.title(), () -> check(example)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void check(Example example) throws IOException {
    assertEquals(example.expected(), shown(example.name(), example.input()));
    String crlf = example.input().replace("\n", "\r\n");
    assertEquals(example.expected(), shown(example.name(), crlf), "with CRLF");
    assertEquals(example.expected(), shown(example.name(), "\ufeff" + example.input()), "with BOM");
    everyPrefixReads(example);
  }

  /** Half a file, as an editor or a download leaves it, is read as far as it goes. */
  private void everyPrefixReads(Example example) throws IOException {
    byte[] bytes = example.input().getBytes(StandardCharsets.UTF_8);
    for (int end = 0; end < bytes.length; end++) {
      Reading.of(folder, example.name(), Arrays.copyOf(bytes, end));
    }
  }

  private String shown(String name, String input) throws IOException {
    return Reading.of(folder, name, input.getBytes(StandardCharsets.UTF_8)).shown();
  }

  private void update(Path file, List<Example> examples) throws IOException {
    List<String> updated = new ArrayList<>();
    for (Example example : examples) {
      updated.add(
          "==== %s\n-- %s\n%s%s%s"
              .formatted(
                  example.title(),
                  example.name(),
                  example.input(),
                  READ,
                  shown(example.name(), example.input())));
    }
    Files.writeString(file, String.join("\n", updated));
  }

  private static List<Example> examples(String text) {
    return Arrays.stream(text.split("(?m)^==== "))
        .filter(part -> !part.isBlank())
        .map(SourceFixturesTest::example)
        .collect(Collectors.toList());
  }

  private static Example example(String part) {
    int titleEnd = part.indexOf("\n-- ");
    int nameEnd = part.indexOf('\n', titleEnd + 1);
    int read = part.indexOf(READ);
    String expected = part.substring(read + READ.length());
    return new Example(
        part.substring(0, titleEnd).strip(),
        part.substring(titleEnd + 4, nameEnd).strip(),
        part.substring(nameEnd + 1, read),
        expected.isBlank() ? "" : expected.strip() + "\n");
  }
}

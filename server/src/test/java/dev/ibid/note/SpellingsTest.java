package dev.ibid.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Spellings by the thousand: each line of the tables beside is read in each of its languages, with
 * each of the identifiers in the place of what stands for one.
 */
class SpellingsTest {
  private static final Path TABLES = Path.of("src/test/resources/dev/ibid/spellings");

  /** In a bibliography only the fields of entries cite, and the tests of its reader have these. */
  private static final Set<NoteLanguage> NOTES =
      EnumSet.complementOf(EnumSet.of(NoteLanguage.BIBLIOGRAPHY));

  /** As they are written, and the papers that they mean. */
  private static final Map<String, String> IDENTIFIERS = new LinkedHashMap<>();

  static {
    IDENTIFIERS.put("2311.01906", "2311.01906");
    IDENTIFIERS.put("2311.01906v2", "2311.01906v2");
    IDENTIFIERS.put("0704.0001", "0704.0001");
    IDENTIFIERS.put("hep-th/9901001", "hep-th/9901001");
    IDENTIFIERS.put("math.GT/0309136", "math/0309136");
    IDENTIFIERS.put("cs/0011047v1", "cs/0011047v1");
  }

  private static final Map<String, String> ADDRESSES =
      Map.of(
          "https://arxiv.org/abs/2311.01906v2", "2311.01906v2",
          "https://arxiv.org/pdf/hep-th/9901001.pdf", "hep-th/9901001",
          "arxiv.org/abs/2311.01906", "2311.01906",
          "https://doi.org/10.48550/arXiv.2311.01906", "2311.01906",
          "arXiv:2311.01906", "2311.01906",
          "arXiv:math.GT/0309136v2", "math/0309136v2");

  /** A line of a table, and the languages that it is a line of. */
  private record Example(String rule, Set<NoteLanguage> languages, String text) {

    void read(String text, String expected) {
      for (NoteLanguage language : languages) {
        assertEquals(
            expected, Marked.names(Note.read(note(text, language), language)), language::toString);
      }
    }

    private static String note(String text, NoteLanguage language) {
      return language == NoteLanguage.NOTEBOOK
          ? "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"%s\"]}]}"
              .formatted(
                  text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n\", \""))
          : text;
    }
  }

  @TestFactory
  Stream<DynamicTest> whatWasMetOnceIsReadInAllItsForms() throws IOException {
    return tests(
        "kin-of-tricky-spellings.txt",
        example ->
            IDENTIFIERS.forEach(
                (written, meant) -> {
                  boolean anyStyle = !example.text().contains("NEW");
                  if (anyStyle || written.startsWith("2311.")) {
                    example.read("See " + with(example.text(), written) + " here", meant);
                  }
                }));
  }

  /** The last {@code ID} of a line is the place: {@code arXiv ID: ID}. */
  private static String with(String template, String written) {
    int at = Math.max(template.lastIndexOf("ID"), template.lastIndexOf("NEW"));
    assertTrue(at >= 0, "there is no place for an identifier");
    int length = template.startsWith("NEW", at) ? 3 : 2;
    return template.substring(0, at) + written + template.substring(at + length);
  }

  @TestFactory
  Stream<DynamicTest> linksAreWrittenAsTheLanguageDoes() throws IOException {
    return tests(
        "link-syntaxes.txt",
        example ->
            ADDRESSES.forEach(
                (written, meant) ->
                    example.read(
                        "A line.\n\n" + example.text().replaceFirst("URL(?!:)", written) + "\n",
                        meant)));
  }

  @TestFactory
  Stream<DynamicTest> whatIsNoCitationIsLeftAlone() throws IOException {
    return tests(
        "like-a-citation-and-none.txt",
        example -> example.read("See " + example.text() + " here", ""));
  }

  @TestFactory
  Stream<DynamicTest> whatIsWrittenIsRead() throws IOException {
    return tests(
        "spellings-and-readings.txt",
        example -> {
          String[] parts = example.text().split(" =>", 2);
          example.read("See " + parts[0] + " here", parts[1].strip());
        });
  }

  private interface Check {
    void check(Example example);
  }

  private static Stream<DynamicTest> tests(String table, Check check) throws IOException {
    List<Example> examples = examples(Files.readAllLines(TABLES.resolve(table)));
    assertFalse(examples.isEmpty());
    return examples.stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.rule() + ": " + example.text(),
                    () ->
                        check.check(
                            new Example(
                                example.rule(),
                                example.languages(),
                                example.text().replace('⏎', '\n')))));
  }

  private static List<Example> examples(List<String> lines) {
    List<Example> examples = new ArrayList<>();
    String rule = "";
    Set<NoteLanguage> all = NOTES;
    for (String line : lines) {
      if (line.startsWith("== ")) {
        boolean limited = line.endsWith("]");
        rule = limited ? line.substring(3, line.indexOf(" [")) : line.substring(3);
        all = limited ? languages(line.substring(line.indexOf('[') + 1, line.length() - 1)) : NOTES;
      } else if (!rule.isEmpty() && !line.isBlank()) {
        boolean limited = line.matches("\\[[a-z_ ]+\\] .*");
        int behind = limited ? line.indexOf("] ") : 0;
        examples.add(
            limited
                ? new Example(
                    rule, languages(line.substring(1, behind)), line.substring(behind + 2))
                : new Example(rule, all, line));
      }
    }
    return examples;
  }

  /** {@code markdown org}, or {@code not typst}. */
  private static Set<NoteLanguage> languages(String names) {
    List<String> words = new ArrayList<>(Arrays.asList(names.split(" ")));
    boolean without = words.removeIf("not"::equals);
    Set<NoteLanguage> named = EnumSet.noneOf(NoteLanguage.class);
    words.forEach(word -> named.add(NoteLanguage.valueOf(word.toUpperCase(Locale.ROOT))));
    if (without) {
      Set<NoteLanguage> others = EnumSet.copyOf(NOTES);
      others.removeAll(named);
      return others;
    }
    return named;
  }
}

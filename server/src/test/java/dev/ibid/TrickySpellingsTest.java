package dev.ibid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ibid.corpus.SourceProblem;
import dev.ibid.corpus.source.Records;
import dev.ibid.corpus.source.SourceReader;
import dev.ibid.note.Citation;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.paper.Bibcode;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Spellings met in the wild, each with its right reading, where the table of them is at hand: in
 * the folder that {@code -Dibid.shared} names. Their kin stand in {@code SpellingsTest}.
 */
class TrickySpellingsTest {

  private static final Path TABLE =
      Path.of(System.getProperty("ibid.shared", "../../shared/data"))
          .toAbsolutePath()
          .normalize()
          .resolve("eval/tricky.tsv");

  private static final Pattern IDENTIFIER =
      Pattern.compile("((?:\\d{4}\\.\\d{4,5}|[a-z-]+/\\d{7})) ?(v\\d+)?\\b.*");

  @TempDir Path folder;

  /** A line of the table. */
  private record Row(String number, String raw, String reading, String remark) {

    /** The identifier that a note is to be read to name; {@code malformed} or nothing else. */
    List<String> expected() {
      Matcher identifier = IDENTIFIER.matcher(reading);
      if (remark.equals("invalid")) {
        return List.of("malformed");
      }
      return identifier.matches()
          ? List.of(identifier.group(1) + Objects.requireNonNullElse(identifier.group(2), ""))
          : List.of();
    }

    /** The row that gives an identifier and a title stands for a note that says whose it is. */
    String text() {
      return raw.matches("\\d{4}\\.\\d{5} \".*") ? "arXiv:" + raw : raw;
    }
  }

  @TestFactory
  Stream<DynamicTest> everyRowReadsAsItSaysInEveryLanguage() throws IOException {
    assumeTrue(Files.isRegularFile(TABLE), "there is no " + TABLE);
    List<Row> rows =
        Files.readAllLines(TABLE).stream()
            .skip(1)
            .map(line -> line.split("\t"))
            .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3]))
            .toList();
    assertFalse(rows.isEmpty());
    return rows.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(row.number() + ": " + row.raw(), () -> assertReading(row)));
  }

  private static void assertReading(Row row) {
    // In a bibliography only the fields of entries cite, and the tests of its reader have these.
    for (NoteLanguage language : EnumSet.complementOf(EnumSet.of(NoteLanguage.BIBLIOGRAPHY))) {
      String text =
          language == NoteLanguage.NOTEBOOK
              ? "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"%s\"]}]}"
                  .formatted(row.text().replace("\\", "\\\\").replace("\"", "\\\""))
              : row.text();
      assertEquals(row.expected(), named(Note.read(text, language)), language::toString);
    }
  }

  /** The arXiv identifiers that the note names. */
  private static List<String> named(Note note) {
    List<String> named = new ArrayList<>();
    for (Citation citation : note.citations()) {
      switch (citation) {
        case ArxivCitation cited ->
            named.add(
                cited.reading() instanceof Valid valid
                    ? valid.id().versioned(valid.version())
                    : "malformed");
        case KeyCitation cited -> named.add("" + Bibcode.arxivId(cited.key().value()));
        default -> {}
      }
    }
    return named;
  }

  @Test
  void anotherArchivesEprintIsNotArxivs() throws IOException {
    assertEquals("null", entry("archivePrefix=\"ascl\", eprint=\"1208.007\""));
    assertEquals("null", entry("eprinttype={hal}, eprint={1208.0071}"));
    assertEquals("1208.0071", entry("eprint={1208.0071}"));
  }

  @Test
  void theFieldsOfAnEntryMayNameItInAnyWay() throws IOException {
    assertEquals("2311.01906", entry("EPRINT = {arXiv 2311.01906}"));
    assertEquals("2311.01906", entry("doi = {2311.01906}"));
    assertEquals("2311.01906", entry("howpublished = \"arXiv 2311.01906v9\""));
    assertEquals("null", entry("doi = {10.1000/CVPR.2012.00123}"));
  }

  @Test
  void anEntryThatNamesTwoPapersIsTheFirstAndSaysSo() throws IOException {
    assertEquals(
        "2311.01906 and a problem",
        entry("journal = {arXiv:2311.01906}, url = {https://arxiv.org/abs/2306.17759}"));
  }

  /** The identifier that an entry with these fields is read to have. */
  private String entry(String fields) throws IOException {
    Path file =
        Files.writeString(folder.resolve("refs.bib"), "@misc{a, title={x}, " + fields + "}");
    List<String> read = new ArrayList<>();
    SourceReader.read(
        file,
        new Records() {
          @Override
          public void record(Paper paper) {
            read.addFirst("" + paper.arxivId());
          }

          @Override
          public void problem(SourceProblem problem) {
            read.add("a problem");
          }
        },
        () -> false);
    return String.join(" and ", read);
  }
}

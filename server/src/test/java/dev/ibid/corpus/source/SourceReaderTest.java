package dev.ibid.corpus.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ibid.corpus.SourceProblem;
import dev.ibid.paper.Paper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every format: packing, encodings, damage, size. */
class SourceReaderTest {

  private static final String BIB = "@article{m, author = {Müller, J.}, title = {Größe}}\n";

  /** What the formats are made of. */
  private static final String NOISE =
      "@article{}()=,\"#%\\\n arXiv:2312.09[]1v<>/&;!-\n\n  TY  - :&*|'\t?";

  @TempDir Path folder;

  @Test
  void packedFilesAreUnpacked() throws IOException {
    String seen = "1 | keys m | title Größe | authors Müller, J.\n";
    assertEquals(seen, shown("refs.bib", BIB.getBytes(UTF_8)));
    assertEquals(seen, shown("refs.bib.gz", gzip(BIB.getBytes(UTF_8))));
    assertEquals(seen, shown("refs.zip", zip("bibs/refs.bib", BIB.getBytes(UTF_8))));
    assertEquals("", shown("empty.gz", gzip(new byte[0])));
    assertEquals("", shown("empty.zip", zip("nothing", new byte[0])));
  }

  @Test
  void allFilesInAZipAreRead() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed)) {
      for (String[] file :
          List.of(
              new String[] {"README.txt", "Two bibliographies."},
              new String[] {"a/refs.bib", "@misc{a, title = {A}}\n@misc{b, title = {B}"},
              new String[] {"picture.png", "\0\0"},
              new String[] {"refs.ris", "TY  - BOOK\nID  - c\nER  - \nER  - \n"})) {
        out.putNextEntry(new ZipEntry(file[0]));
        out.write(file[1].getBytes(UTF_8));
      }
    }
    assertEquals(
        """
        1 | keys a | title A
        2 | keys b | title B
        1 | keys c
        ! 2: a/refs.bib: @misc b is not closed before the end
        ! 4: refs.ris: ER stands outside of a record: a record begins with TY
        """,
        shown("refs.zip", packed.toByteArray()));
    assertEquals(
        "! 0: notes.txt: this is not a format that ibid reads: it looks like plain text without"
            + " papers\n",
        shown("notes.zip", zip("notes.txt", "Words.".getBytes(UTF_8))));
  }

  @Test
  void wideTextIsRead() throws IOException {
    String seen = "1 | keys m | title Größe | authors Müller, J.\n";
    assertEquals(seen, shown("refs.bib", ("\ufeff" + BIB).getBytes(UTF_16LE)));
    assertEquals(seen, shown("refs.bib", ("\ufeff" + BIB).getBytes(UTF_16BE)));
  }

  @Test
  void textThatIsNotUtf8IsReadAndTold() throws IOException {
    assertEquals(
        """
        1 | keys m | title Größe | authors Müller, J.
        ! 0: is not UTF-8 and was read as Windows-1252; save it as UTF-8
        """,
        shown("refs.bib", BIB.getBytes(ISO_8859_1)));
    assertEquals(
        """
        1 | arxiv 2312.09832 | year 2023 | summary Größe
        ! 1: is not UTF-8 and was read as Windows-1252; save it as UTF-8
        """,
        shown("seeds.txt", "Größe\narXiv:2312.09832".getBytes(ISO_8859_1)));
    String broken = "{\"id\": \"2312.09832\", \"title\": \"ß\"}\n{\"id\": \"2311.06224\"}\n";
    Reading snapshot = Reading.of(folder, "arxiv.json", broken.getBytes(ISO_8859_1));
    assertEquals(1, snapshot.records().size());
    assertEquals(1, snapshot.problems().getFirst().line());
  }

  @Test
  void aPackedFileThatIsCutShortKeepsWhatStandsBefore() throws IOException {
    byte[] packed = gzip(snapshot(20_000).getBytes(UTF_8));
    Reading reading =
        Reading.brokenOff(folder, "arxiv.json.gz", Arrays.copyOf(packed, packed.length / 2));
    assertTrue(reading.records().size() > 1000, "records: " + reading.records().size());
    assertTrue(reading.problems().getLast().message().contains("cut short"), reading.shown());
  }

  @Test
  void aPackedFileThatIsDamagedKeepsWhatStandsBefore() throws IOException {
    byte[] packed = gzip(snapshot(20_000).getBytes(UTF_8));
    Arrays.fill(packed, packed.length / 2, packed.length / 2 + 1000, (byte) 0xff);
    Reading reading = Reading.brokenOff(folder, "arxiv.json.gz", packed);
    assertTrue(reading.records().size() > 1000, "records: " + reading.records().size());
    String last = reading.problems().getLast().message();
    assertTrue(last.endsWith("the packed file is damaged"), last);
  }

  @Test
  void whatIsNotTextIsSaidToBe() throws IOException {
    assertEquals(
        "! 0: this is not a format that ibid reads: it is not text\n",
        shown("refs.bib", new byte[] {1, 2, 0, 3, 4}));
    assertEquals(
        "! 0: this is not a format that ibid reads: it looks like a PDF\n",
        shown("refs.bib", "%PDF-1.7\n@article{a, title={A}}".getBytes(UTF_8)));
    assertEquals("", shown("empty.bib", new byte[0]));
  }

  @Test
  void whatCannotBeOpenedIsNamed() {
    Path missing = folder.resolve("missing.bib");
    IOException thrown = assertThrows(IOException.class, () -> Reading.of(missing));
    assertEquals(missing + ": there is no such file", thrown.getMessage());
    thrown = assertThrows(IOException.class, () -> Reading.of(folder));
    assertEquals(folder + ": is a folder, not a file", thrown.getMessage());
  }

  @Test
  void progressEndsAtTheSizeOnDisk() throws IOException {
    byte[] packed = gzip(snapshot(5_000).getBytes(UTF_8));
    Path file = Files.write(folder.resolve("arxiv.json.gz"), packed);
    AtomicLong bytes = new AtomicLong();
    Reading reading = new Reading(new ArrayList<>(), new ArrayList<>());
    SourceReader.read(file, reading.taking(), bytes::set, () -> false);
    assertEquals(5_000, reading.records().size());
    assertEquals(packed.length, bytes.get());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arxiv.json",
        "folded.json",
        "refs.bib",
        "seeds.txt",
        "feed.xml",
        "harvest.xml",
        "csl.json",
        "csl.yaml",
        "hayagriva.yml",
        "refs.ris"
      })
  void readingEndsWhenItIsCancelled(String name) throws IOException {
    String text =
        switch (name) {
          case "arxiv.json" -> snapshot(1_000);
          case "folded.json" -> "{\n\"id\": \"2312.09832\", \"title\": \"A\"}\n".repeat(1_000);
          case "refs.bib" -> "@misc{a, title = {A}}\n".repeat(1_000);
          case "feed.xml" ->
              "<feed xmlns:arxiv='http://arxiv.org/schemas/atom'>"
                  + "<entry><id>http://arxiv.org/abs/2312.09832</id></entry>".repeat(1_000)
                  + "</feed>";
          case "harvest.xml" ->
              "<OAI-PMH xmlns='http://arxiv.org/OAI/arXiv/'>"
                  + "<arXiv><id>2312.09832</id></arXiv>".repeat(1_000)
                  + "</OAI-PMH>";
          case "csl.json" ->
              "[" + "{\"id\": \"a\", \"type\": \"book\"},".repeat(1_000) + "{\"id\": \"a\"}]";
          case "csl.yaml" -> "- id: a\n  type: book\n".repeat(1_000);
          case "hayagriva.yml" -> "a:\n  type: book\n  author: A\n".repeat(1_000);
          case "refs.ris" -> "TY  - BOOK\nID  - a\nER  - \n".repeat(1_000);
          default -> "An abstract.\narXiv:2312.09832\n".repeat(1_000);
        };
    Path file = Files.writeString(folder.resolve(name), text);
    AtomicInteger read = new AtomicInteger();
    Records counting =
        new Records() {
          @Override
          public void record(Paper record) {
            read.incrementAndGet();
          }

          @Override
          public void problem(SourceProblem problem) {}
        };
    SourceReader.read(file, counting, () -> read.get() >= 3);
    assertEquals(3, read.get());
  }

  @Test
  void problemsOfOneFileHaveAnEnd() throws IOException {
    String text = "{\"id\": \"2312.09832\", \"title\": \"A\"}\n" + "{broken\n".repeat(5_000);
    Reading reading = Reading.of(folder, "arxiv.json", text.getBytes(UTF_8));
    assertEquals(1, reading.records().size());
    assertEquals(1001, reading.problems().size());
    assertEquals("has more problems from here on", reading.problems().getLast().message());
  }

  @Test
  void aLineLongerThanAnyRecordIsPassedOver() throws IOException {
    String record = "{\"id\": \"2312.09832\", \"title\": \"A\"}\n";
    String text = record + "{\"id\": \"" + "9".repeat(40 << 20) + "\"}\n" + record;
    Reading reading = Reading.of(folder, "arxiv.json", text.getBytes(UTF_8));
    assertEquals(2, reading.records().size());
    assertEquals(3, reading.records().getLast().origins().getFirst().line());
    assertEquals(
        List.of("this line is longer than 16 MB and was passed over"),
        reading.problems().stream().map(SourceProblem::message).toList());
  }

  @Test
  void aLargeHarvestIsReadWhole() throws IOException {
    String records =
        IntStream.rangeClosed(1, 20_000)
            .mapToObj(
                number ->
                    "<record><metadata><arXiv><id>2312.%05d</id><title>A &amp; B &lt; C &#233;</title>"
                            .formatted(number)
                        + "<abstract>%s</abstract>".formatted("words &amp; ".repeat(20))
                        + "</arXiv></metadata></record>\n")
            .collect(Collectors.joining());
    String text =
        "<?xml version='1.0'?>\n"
            + "<OAI-PMH><request>http://export.arxiv.org/oai2</request><ListRecords>\n"
            + records
            + "</ListRecords></OAI-PMH>";
    Reading reading = Reading.of(folder, "harvest.xml", text.getBytes(UTF_8));
    assertEquals(List.of(), reading.problems());
    assertEquals(20_000, reading.records().size());
    assertEquals("A & B < C é", reading.records().getLast().title());
    assertEquals(20_002, reading.records().getLast().origins().getFirst().line());
  }

  @Test
  void aDocumentTypeThatExplodesIsPassedOver() throws IOException {
    StringBuilder type = new StringBuilder("<!DOCTYPE feed [<!ENTITY a0 \"ha\">\n");
    for (int level = 1; level <= 30; level++) {
      type.append("<!ENTITY a%d \"%s\">".formatted(level, "&a%d;".formatted(level - 1).repeat(10)));
    }
    String entry = "<entry><id>http://arxiv.org/abs/2312.09832</id><title>A %s</title></entry>\n";
    String feed =
        "<?xml version='1.0'?>" + type + "]>\n<feed xmlns='http://arxiv.org/schemas/atom'>\n";
    String text = feed + entry.formatted("&a30;").repeat(1_000) + "</feed>";
    Reading reading = Reading.of(folder, "feed.xml", text.getBytes(UTF_8));
    assertEquals(List.of(), reading.problems());
    assertEquals(1_000, reading.records().size());
    assertEquals("A", reading.records().getFirst().title());
  }

  @Test
  void xmlInAnotherEncodingIsRead() throws IOException {
    String entry =
        "<feed xmlns:arxiv=\"http://arxiv.org/schemas/atom\"><entry>"
            + "<id>http://arxiv.org/abs/2312.09832v1</id><title>Größe</title></entry></feed>";
    String seen = "1 | arxiv 2312.09832v1 | year 2023 | title Größe\n";
    String declaration = "<?xml version='1.0' encoding='%s'?>" + entry;
    assertEquals(seen, shown("a.xml", declaration.formatted("iso-8859-1").getBytes(ISO_8859_1)));
    assertEquals(seen, shown("a.xml", declaration.formatted("UTF-8").getBytes(UTF_8)));
    assertEquals(seen, shown("a.xml", declaration.formatted("nonsense").getBytes(UTF_8)));
    byte[] wide = ("\ufeff" + declaration.formatted("UTF-16")).getBytes(UTF_16LE);
    assertEquals(seen, shown("a.xml", wide));
  }

  @Test
  void anyBytesAreRead() throws IOException {
    Random random = new Random(7);
    List<String> starts =
        List.of(
            "",
            "@article{a,",
            "{\"id\": \"",
            "arXiv:2312.09832",
            "\u001f\u008b",
            "<feed xmlns:a='http://arxiv.org/schemas/atom'><entry><id>",
            "<OAI-PMH xmlns='http://arxiv.org/OAI/arXiv/'><arXiv><id>",
            "[{\"id\": \"a\", \"type\": \"book\", ",
            "references:\n- id: a\n  type: book\n  ",
            "a:\n  type: article\n  title: A\n  author: B\n  ",
            "TY  - JOUR\nTI  - ");
    for (int round = 0; round < 2_200; round++) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      if (round % 2 == 0) {
        for (int at = 0; at < noise.length; at++) {
          noise[at] = (byte) NOISE.charAt((noise[at] & 0xff) % NOISE.length());
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(starts.get(round % starts.size()).getBytes(ISO_8859_1));
      bytes.write(noise);
      String name = round % 3 == 0 ? "noise.bib" : "noise";
      if (starts.get(round % starts.size()).startsWith("\u001f")) {
        Reading.brokenOff(folder, name, bytes.toByteArray());
      } else {
        Reading.of(folder, name, bytes.toByteArray());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@comment{",
        "@",
        "@a{",
        "@a{b,",
        "@a{b,c={",
        "@a{b,c=\"",
        "{",
        "@a{b}},",
        "@string{a=",
        "@a{b,\nc={\n",
        "\n@a{b,c={d\n",
        "@a{b,%",
        "@a{b,c=d#",
        "\n% @a{b,\n% c = {"
      })
  void aBibliographyOfBeginningsTakesLinearTime(String part) throws IOException {
    String text = part.repeat(300_000 / part.length());
    long begin = System.nanoTime();
    Reading.of(folder, "refs.bib", text.getBytes(UTF_8));
    long seconds = (System.nanoTime() - begin) / 1_000_000_000;
    assertTrue(seconds < 10, "took " + seconds + " s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{",
        "- ",
        "a: [",
        "b: {c: ",
        "- - ",
        "\"",
        "&a ",
        "*a ",
        "? ",
        "|\n",
        "b:\n  c: \"d\n",
        "- id: \"x\n",
        "!!a ",
        "--- ",
        "%",
        "b: c: d\n",
        "- id: [\n",
        "'",
        "x\n\t",
        "b: *a\n"
      })
  void yamlOfBeginningsTakesLinearTime(String part) throws IOException {
    String begin = "a:\n  type: article\n  author: &a B\n";
    for (String text :
        List.of(
            begin + part.repeat(300_000 / part.length()),
            "- id: a\n  type: book\n  author: &a A\n" + part.repeat(300_000 / part.length()))) {
      long started = System.nanoTime();
      Reading reading = Reading.of(folder, "refs.yaml", text.getBytes(UTF_8));
      long seconds = (System.nanoTime() - started) / 1_000_000_000;
      assertTrue(seconds < 10, "took " + seconds + " s");
      assertTrue(reading.problems().size() + reading.records().size() > 0);
    }
  }

  @Test
  void aliasesOfAliasesDontExplode() throws IOException {
    StringBuilder text = new StringBuilder("a:\n  type: article\n  author: A\n");
    text.append("x0: &x0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
    for (int level = 1; level <= 30; level++) {
      String before = "*x" + (level - 1);
      text.append("x%d: &x%d [%s]\n".formatted(level, level, (before + ", ").repeat(9) + before));
    }
    text.append("b:\n  type: article\n  title: *x30\n");
    Reading reading = Reading.of(folder, "refs.yml", text.toString().getBytes(UTF_8));
    assertEquals(
        List.of("a", "b"),
        reading.records().stream().map(paper -> paper.keys().getFirst().value()).toList());
  }

  @Test
  void whatIsNestedTooDeepIsPassedOver() throws IOException {
    String deep = "[".repeat(5_000) + "]".repeat(5_000);
    assertEquals(
        "4 | keys b\n! 1: the YAML is broken here: this entry nests too deep\n",
        shown(
            "refs.yaml", ("- id: a\n  type: book\n  x: " + deep + "\n- id: b\n").getBytes(UTF_8)));
    Reading json =
        Reading.of(
            folder,
            "refs.json",
            ("[{\"id\": \"a\", \"type\": \"book\"},\n{\"id\": \"b\", \"x\": " + deep + "}]")
                .getBytes(UTF_8));
    assertEquals(1, json.records().size());
    assertEquals(2, json.problems().getFirst().line());
    Reading xml =
        Reading.of(
            folder,
            "feed.xml",
            ("<feed xmlns='http://arxiv.org/schemas/atom'><entry>"
                    + "<id>http://arxiv.org/abs/2312.09832</id></entry>\n<entry><x>"
                    + "<a>".repeat(100_000))
                .getBytes(UTF_8));
    assertEquals(1, xml.records().size());
    assertEquals(2, xml.problems().getFirst().line());
  }

  @Test
  void onlyPapersAreRecognised() throws IOException {
    assertTrue(recognises("refs.yaml", "- id: a\n  type: book\n"));
    assertTrue(recognises("refs.yml", "a:\n  type: book\n  date: 2001\n"));
    assertTrue(recognises("refs.json", "[{\"id\": \"a\", \"type\": \"book\"}]"));
    assertTrue(recognises("a.xml", "<feed xmlns:arxiv='http://arxiv.org/schemas/atom'/>"));
    assertTrue(recognises("refs.ris", "TY  - BOOK\nER  - \n"));
    assertFalse(recognises("_quarto.yml", "project:\n  type: book\nbook:\n  author: A\n"));
    assertFalse(recognises("mkdocs.yml", "site_name: A\nnav:\n  - Home: index.md\n"));
    assertFalse(recognises("pom.xml", "<project><name>arxiv.org</name></project>"));
    assertFalse(recognises("a.json", "{\"type\": \"object\", \"title\": \"A\", \"id\": 1}"));
    assertFalse(recognises("tsconfig.json", "{\"compilerOptions\": {}}"));
  }

  @Test
  void aZipIsRecognisedByAnyFileInIt() throws IOException {
    String[] readme = {"README.txt", "What lies here."};
    String[] empty = {"bibs/.keep", ""};
    assertTrue(recognisesZip(readme, empty, new String[] {"bibs/refs.bib", BIB}));
    assertTrue(recognisesZip(new String[] {"bibs/refs.bib", BIB}, readme));
    assertFalse(recognisesZip(readme, empty));
  }

  private boolean recognisesZip(String[]... files) throws IOException {
    Path zip = folder.resolve("library.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String[] file : files) {
        out.putNextEntry(new ZipEntry(file[0]));
        out.write(file[1].getBytes(UTF_8));
      }
    }
    return SourceReader.recognises(zip);
  }

  private boolean recognises(String name, String text) throws IOException {
    return SourceReader.recognises(Files.writeString(folder.resolve(name), text));
  }

  private String shown(String name, byte[] bytes) throws IOException {
    return Reading.of(folder, name, bytes).shown();
  }

  private static String snapshot(int records) {
    Random random = new Random(3);
    return IntStream.rangeClosed(1, records)
        .mapToObj(
            number ->
                "{\"id\": \"2312.%05d\", \"title\": \"%x\"}\n".formatted(number, random.nextLong()))
        .collect(Collectors.joining());
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] zip(String name, byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed)) {
      out.putNextEntry(new ZipEntry("bibs/"));
      out.putNextEntry(new ZipEntry(name));
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}

package dev.ibid.corpus.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ibid.paper.Paper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One letter more or less, anywhere in a file: it costs at most the record that it stands in, and
 * whatever is lost is told.
 */
class BrokenRecordsTest {

  private static final int RECORDS = 7;

  /**
   * @param records what a file is made of; each names its number as §
   */
  private record Layout(String name, String before, String record, String between, String after) {

    String file() {
      StringBuilder file = new StringBuilder(before);
      for (int at = 0; at < RECORDS; at++) {
        file.append(at == 0 ? "" : between).append(record(at));
      }
      return file.append(after).toString();
    }

    String shown(int at) {
      String key = name.endsWith(".xml") ? "2312.0100§" : "k§";
      return (key + " Title§ Family§ Other§").replace("§", String.valueOf(at));
    }

    String record(int at) {
      return record.replace("§", String.valueOf(at));
    }
  }

  private static final String PRETTY =
      """
      {
        "id": "k§",
        "type": "article",
        "author": [
          {
            "family": "Family§",
            "given": "Given"
          },
          {"family": "Other§"}
        ],
        "issued": {"date-parts": [[2020, 1]]},
        "title": "Title§"
      }\
      """;

  private static final String ZOTERO =
      """
      {
        "itemType": "preprint",
        "citationKey": "k§",
        "creators": [
          {"firstName": "Given", "lastName": "Family§", "creatorType": "author"},
          {"firstName": "Given", "lastName": "Other§", "creatorType": "author"}
        ],
        "tags": [{"tag": "cs.LG", "type": 1}],
        "title": "Title§"
      }\
      """;

  private static final String ATOM =
      """
      <entry>
        <id>http://arxiv.org/abs/2312.0100§v1</id>
        <title>Title§</title>
        <!-- what arXiv itself does not write -->
        <link href="https://arxiv.org/abs/2312.0100§v1" rel="alternate"/>
        <summary><![CDATA[Two < three]]> &amp; more.</summary>
        <author><name>Given Family§</name></author>
        <author><name>Given Other§</name></author>
      </entry>
      """;

  private static final String OAI =
      """
      <arXiv xmlns="http://arxiv.org/OAI/arXiv/">
      <id>2312.0100§</id>
      <authors><author><keyname>Family§</keyname></author>
      <author><keyname>Other§</keyname><forenames>Given</forenames></author></authors>
      <title>Title§</title>
      </arXiv>\
      """;

  private static final String COMPACT =
      PRETTY.lines().map(String::strip).reduce("", String::concat).replace(": ", ":");

  static Stream<Arguments> layouts() {
    return Stream.of(
            new Layout("pretty.json", "[\n", PRETTY, ",\n", "\n]\n"),
            new Layout("lines.json", "[\n  ", COMPACT, ",\n  ", "\n]\n"),
            new Layout("compact.json", "[", COMPACT, ",", "]"),
            new Layout("jsonl.json", "", COMPACT, "\n", "\n"),
            new Layout("wrapped.json", "{\"items\":[", COMPACT, ",", "],\"other\":{\"a\":1}}"),
            new Layout(
                "zotero.json",
                "{\n  \"config\": {\"id\": \"x\"},\n  \"items\": [\n",
                ZOTERO,
                ",\n",
                "\n  ],\n  \"collections\": {\"X\": {\"name\": \"Y\"}}\n}\n"),
            new Layout(
                "feed.xml",
                "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<id>http://arxiv.org/1</id>\n",
                ATOM,
                "",
                "</feed>\n"),
            new Layout(
                "harvest.xml",
                "<OAI-PMH><request>http://oaipmh.arxiv.org/oai</request><ListRecords>"
                    + "<record><metadata>",
                OAI,
                "</metadata></record>\n<record><header>oai</header><metadata>",
                "</metadata></record></ListRecords></OAI-PMH>"))
        .map(layout -> Arguments.of(layout.name(), layout));
  }

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void aLetterLessCostsItsRecordAlone(String name, Layout layout) throws IOException {
    String file = layout.file();
    // What a file begins with says what it is.
    int begin = Math.max(1, layout.before().length());
    for (int at = begin; at < file.length() - layout.after().length(); at++) {
      check(layout, at, file.substring(0, at) + file.substring(at + 1), at);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void aLetterMoreCostsItsRecordAlone(String name, Layout layout) throws IOException {
    String file = layout.file();
    Random random = new Random(7);
    // What a file begins with says what it is.
    int begin = Math.max(1, layout.before().length());
    for (int at = begin; at < file.length() - layout.after().length(); at++) {
      char more = "\"{}[],:\\x<>&/".charAt(random.nextInt(13));
      check(layout, at, file.substring(0, at) + more + file.substring(at), at);
    }
  }

  /** As many as there are broken ones, each may swallow what follows it, once. */
  @Test
  void manyBrokenRecordsAreReadInOneGo() throws IOException {
    List<String> broken =
        List.of(
            "<entry><title>A & B</title></entry>",
            "<entry><title><!-- A</title></entry>",
            "<entry><title><![CDATA[ A</title></entry>",
            "<entry><title>A</titel></entry>",
            "<entry a=\"<title>A</title></entry>",
            "<entry><title>A</title>",
            "<title>A</title></entry>",
            "<!-- A");
    StringBuilder file = new StringBuilder("<feed><id>http://arxiv.org/1</id>\n");
    for (int number = 0; number < 200_000; number++) {
      file.append(broken.get(number % broken.size())).append('\n');
    }
    file.append(ATOM.replace("§", "7")).append("</feed>");
    Reading reading =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30),
            () -> Reading.of(folder, "feed.xml", file.toString().getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        List.of("2312.01007 Title7 Family7 Other7"),
        reading.records().stream().map(BrokenRecordsTest::shown).toList());
  }

  /** A record that nothing ends is not kept in memory, and its rest is told once. */
  @Test
  void aRecordWithoutMeasureIsPassedOver() throws IOException {
    String file =
        "<feed><id>http://arxiv.org/1</id>\n<entry><summary>"
            + "<p/> words\n".repeat(XmlItems.LONGEST / 8)
            + "</summary></entry>\n"
            + ATOM.replace("§", "7")
            + "</feed>";
    Reading reading = Reading.of(folder, "feed.xml", file.getBytes(StandardCharsets.UTF_8));
    assertEquals(
        List.of("2312.01007 Title7 Family7 Other7"),
        reading.records().stream().map(BrokenRecordsTest::shown).toList());
    assertEquals(1, reading.problems().size(), reading::shown);
    assertEquals(2, reading.problems().getFirst().line());
  }

  private void check(Layout layout, int at, String broken, int place) throws IOException {
    Reading reading = Reading.of(folder, layout.name(), broken.getBytes(StandardCharsets.UTF_8));
    List<String> lost = new ArrayList<>();
    Set<String> read = new HashSet<>();
    reading.records().stream().map(BrokenRecordsTest::shown).forEach(read::add);
    for (int number = 0; number < RECORDS; number++) {
      if (!read.contains(layout.shown(number))) {
        lost.add("k" + number);
      }
    }
    String told = "broken at %d:\n%s\n%s".formatted(place, broken, reading.shown());
    int length = layout.record(0).length() + layout.between().length();
    int number = (at - layout.before().length()) / length;
    assertTrue(lost.isEmpty() || lost.equals(List.of("k" + number)), () -> lost + " " + told);
    if (reading.records().size() < RECORDS) {
      assertTrue(!reading.problems().isEmpty(), told);
    }
    assertTrue(reading.records().size() <= RECORDS, told);
    assertTrue(reading.problems().size() <= 3, told);
    assertEquals(reading.records().size(), read.size(), told);
  }

  private static String shown(Paper paper) {
    StringBuilder shown = new StringBuilder();
    shown.append(paper.keys().isEmpty() ? paper.arxivId() : paper.keys().getFirst());
    shown.append(' ').append(paper.title());
    paper.authors().forEach(author -> shown.append(' ').append(author.family()));
    return shown.toString();
  }
}

package dev.ibid.corpus.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import dev.ibid.paper.PaperMerge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** One paper, told in every format: each names it in its own way, and all mean the same one. */
class OneIdentityTest {

  private static final ArxivId ID = ((ArxivIdReading.Valid) ArxivIdReading.read("2312.09832")).id();

  private static final Map<String, String> FORMATS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "answer.xml",
                  """
                  <feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
                  <entry><id>http://arxiv.org/abs/2312.09832v2</id><title>A Paper</title>
                  <arxiv:doi>10.1000/Published</arxiv:doi></entry></feed>
                  """),
              Map.entry(
                  "harvest.xml",
                  """
                  <OAI-PMH><metadata><arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/">
                  <id>2312.09832</id><version version="v2"/><title>A Paper</title>
                  <doi>10.1000/published</doi></arXivRaw></metadata></OAI-PMH>
                  """),
              Map.entry(
                  "arxiv.jsonl",
                  """
                  {"id": "2312.09832", "title": "A Paper", "versions": ["v1", "v2"], "doi": "10.1000/PUBLISHED"}
                  """),
              Map.entry(
                  "csl.json",
                  """
                  [{"id": "k", "type": "article", "title": "A Paper", "DOI": "10.1000/published",
                    "URL": "https://arxiv.org/pdf/2312.09832v2.pdf"}]
                  """),
              Map.entry(
                  "csl.yaml",
                  """
                  references:
                  - id: k
                    type: article
                    title: A Paper
                    DOI: https://doi.org/10.1000/published
                    number: arXiv:2312.09832v2
                  """),
              Map.entry(
                  "zotero.json",
                  """
                  {"items": [{"itemType": "preprint", "citationKey": "k", "title": "A Paper",
                    "archiveID": "arXiv:2312.09832v2", "DOI": "10.48550/arXiv.2312.09832",
                    "extra": "DOI: 10.1000/published", "url": "https://doi.org/10.1000/published"}]}
                  """),
              Map.entry(
                  "refs.ris",
                  """
                  TY  - UNPB
                  ID  - k
                  TI  - A Paper
                  DO  - 10.1000/published
                  UR  - https://example.org
                  UR  - http://arxiv.org/abs/2312.09832v2
                  ER  -\s
                  """),
              Map.entry(
                  "hayagriva.yml",
                  """
                  k:
                    type: article
                    title: A Paper
                    author: Nobody
                    serial-number: {arxiv: 2312.09832v2, doi: 10.1000/published}
                  """),
              Map.entry(
                  "refs.bib",
                  """
                  @article{k, title = {A Paper}, eprint = {2312.09832v2}, eprinttype = {arxiv},
                    doi = {10.1000/published}}
                  """)));

  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> everyFormatNamesThePaper() {
    return FORMATS.entrySet().stream()
        .map(
            format ->
                DynamicTest.dynamicTest(
                    format.getKey(), () -> check(only(format.getKey(), format.getValue()))))
        .toList();
  }

  private static void check(Paper paper) {
    assertEquals(ID, paper.arxivId());
    assertEquals(new Doi("10.1000/published"), paper.doi());
    assertEquals("A Paper", paper.title());
    assertEquals(2, paper.latestVersion());
    assertEquals(2023, paper.year());
  }

  @Test
  void allRecordsMergeIntoOne() throws IOException {
    List<Paper> records = new ArrayList<>();
    for (Map.Entry<String, String> format : FORMATS.entrySet()) {
      records.add(only(format.getKey(), format.getValue()));
    }
    Paper merged = PaperMerge.merge(records);
    check(merged);
    assertEquals(List.of(new CiteKey("k")), merged.keys());
    assertEquals(FORMATS.size(), merged.origins().size());
  }

  @Test
  void theDoiThatArxivGivesIsItsIdentifier() throws IOException {
    Map<String, String> formats =
        Map.of(
            "csl.json", "[{\"type\": \"article\", \"DOI\": \"10.48550/ARXIV.2312.09832\"}]",
            "csl.yaml", "- type: article\n  DOI: https://doi.org/10.48550/arXiv.2312.09832\n",
            "zotero.json", "{\"itemType\": \"preprint\", \"DOI\": \"10.48550/arxiv.2312.09832\"}",
            "refs.ris", "TY  - GEN\nDO  - doi:10.48550/arXiv.2312.09832\nER  - \n",
            "h.yml", "k:\n  type: misc\n  serial-number: {doi: 10.48550/arXiv.2312.09832}\n",
            "refs.bib", "@misc{k, doi = {10.48550/arXiv.2312.09832}}");
    for (Map.Entry<String, String> format : formats.entrySet()) {
      Paper paper = only(format.getKey(), format.getValue());
      assertEquals(ID, paper.arxivId(), format.getKey());
      assertEquals(null, paper.doi(), format.getKey());
    }
  }

  private Paper only(String name, String text) throws IOException {
    Path file = Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    Reading reading = Reading.of(file);
    assertEquals(List.of(), reading.problems());
    assertEquals(1, reading.records().size());
    return reading.records().getFirst();
  }
}

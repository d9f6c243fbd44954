package dev.ibid.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ibid.corpus.Corpus;
import dev.ibid.corpus.index.CorpusIndex;
import dev.ibid.corpus.index.IndexProgress;
import dev.ibid.fetch.Bibliography.Addition;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.Author;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.CiteKeyPattern;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BibliographyTest {
  @TempDir private Path folder;

  private static Paper paper(String id, String title, Author... authors) {
    return new Paper(
        new ArxivId(id),
        null,
        title,
        List.of(authors),
        2023,
        List.of("cs.LG"),
        "",
        "",
        "",
        1,
        0,
        List.of(),
        List.of());
  }

  private static final Paper ONE = paper("2301.00001", "A Title", new Author("One", "Ann"));

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("refs.bib"), text);
  }

  private static Map<ArxivId, CiteKey> add(Path file, Paper... papers) throws IOException {
    SequencedMap<ArxivId, Paper> byId = new LinkedHashMap<>();
    for (Paper paper : papers) {
      byId.put(paper.arxivId(), paper);
    }
    return Bibliography.add(
        file, byId, CiteKeyPattern.USUAL, key -> key.value().equals("elsewhere2023title"));
  }

  private static List<String> keys(Map<ArxivId, CiteKey> added) {
    return added.values().stream().map(CiteKey::value).toList();
  }

  private Corpus read(Path file) throws IOException {
    return CorpusIndex.open(List.of(file), folder.resolve("index"), true, IndexProgress.SILENT)
        .corpus();
  }

  @Test
  void whatStandsInItStaysAsItIs() throws IOException {
    for (String before :
        List.of(
            "@misc{a, title = {B}}",
            "% a comment\n\n@misc{a, title = {B}}\n\n",
            "\ufeff@string{x = {y}}\n@misc{a, title = x # {z}}\n",
            "@misc{a, title = {B}}\r\n\r\n",
            "@comment{jabref-meta: saveOrder}\n",
            "\n")) {
      Path file = file(before);
      assertEquals(List.of("one2023title"), keys(add(file, ONE)));
      String after = Files.readString(file);
      assertTrue(after.startsWith(before), after);
      assertEquals("A Title", read(file).byKey(new CiteKey("one2023title")).title());
      assertEquals(before.contains("\r"), after.substring(before.length()).contains("\r\n"));
      assertEquals(Map.of(), add(file, ONE), "once is enough");
      assertEquals(after, Files.readString(file));
    }
  }

  private static Addition addition(Path file) throws IOException {
    return Bibliography.addition(
        file, ONE.arxivId(), ONE, CiteKeyPattern.USUAL, key -> key.value().equals("elsewhere"));
  }

  @Test
  void anAdditionIsWhatWouldBeAdded() throws IOException {
    for (String before :
        List.of("", "@misc{a, title = {B}}", "@misc{a, title = {B}}\r\n", "@misc{a}\n\n")) {
      Path file = file(before);
      Addition addition = addition(file);
      assertEquals("one2023title", addition.key().value());
      assertEquals(before, Files.readString(file), "nothing is written");
      add(file, ONE);
      assertEquals(Files.readString(file), before + addition.text());
      assertEquals(new Addition(addition.key(), ""), addition(file), "once is enough");
    }
    Path absent = folder.resolve("absent.bib");
    assertTrue(addition(absent).text().startsWith("@misc{one2023title,\n"));
    assertFalse(Files.exists(absent));
    Path latin = Files.write(folder.resolve("refs.bib"), new byte[] {'%', (byte) 0xE9});
    assertThrows(FetchFailure.class, () -> addition(latin));
  }

  @Test
  void aPaperKeepsTheKeyThatItHas() throws IOException {
    Path file = file("@misc{mine, eprint = {2301.00001}, archivePrefix = {arXiv}}");
    assertEquals(new Addition(new CiteKey("mine"), ""), addition(file));
  }

  @Test
  void everyKeyIsGivenOnce() throws IOException {
    Path file = file("@misc{ONE2023title, title = {B}}\n");
    Author author = new Author("One", "Ann");
    assertEquals(
        List.of("one2023titlea", "one2023titleb", "elsewhere2023titlea"),
        keys(
            add(
                file,
                ONE,
                paper("2301.00002", "The Title!", author),
                paper("2301.00003", "Title", new Author("Elsewhere", "")))));
  }

  @Test
  void keysAreMadeOfPlainLetters() throws IOException {
    Path file = folder.resolve("new/refs.bib");
    assertEquals(
        List.of("altintas2023über".replace("ü", "u"), "oord2023wavenet", "arxiv2023", "arxiv2023a"),
        keys(
            add(
                file,
                paper("2301.00001", "Über-Networks", new Author("Altıntaş", "Gül Sena")),
                paper("2301.00002", "WaveNet: A Model", new Author("van den Oord", "Aäron")),
                paper("2301.00003", "", new Author("???", "")),
                paper("2301.00004", "图 神经网络", new Author("王", "伟")))));
    assertEquals(4, read(file).size());
  }

  @Test
  void whatTexWouldActOnComesBackAsItWas() throws IOException {
    String hard =
        "100% of $x_i^2$ & #1 {braces} } { \\alpha ~ a\\b \"quoted\" @misc{x, <b> 𝒪(n²) é";
    Paper paper =
        new Paper(
            new ArxivId("math/0309136"),
            new Doi("10.1002/(sici)1097_0258<1661::aid>3.0.co;2-2"),
            hard,
            List.of(
                new Author("The A and B Collaboration", ""),
                new Author("O'Neil, Jr.", "R. {x}"),
                new Author("Müller", "Jörg")),
            2003,
            List.of("math.DG"),
            "First % line.\nSecond } paragraph.",
            "",
            "Ann. Phys. 1 (2003) 1-2 & more",
            2,
            0,
            List.of(),
            List.of());
    Path file = folder.resolve("refs.bib");
    add(file, paper, ONE);
    Paper read = read(file).byArxivId(new ArxivId("math/0309136"));
    assertEquals(hard.replace('\\', '∖'), read.title());
    assertEquals(paper.doi(), read.doi());
    assertEquals(3, read.authors().size(), read.authors()::toString);
    assertEquals("The A and B Collaboration", read.authors().getFirst().fullName());
    assertEquals(new Author("Müller", "Jörg"), read.authors().get(2));
    assertEquals("First % line.\nSecond } paragraph.", read.summary());
    assertEquals(List.of(), read(file).problems());
  }

  @Test
  void whereEntriesWouldBeLostNothingIsAdded() throws IOException {
    for (String broken : List.of("@comment{never closed\n", "@misc{a, title = {never closed\n")) {
      Path file = file(broken);
      try {
        add(file, ONE);
        assertEquals("A Title", read(file).byKey(new CiteKey("one2023title")).title(), broken);
        assertTrue(Files.readString(file).startsWith(broken));
      } catch (FetchFailure failure) {
        assertTrue(failure.getMessage().contains("is broken near its end"), failure.getMessage());
        assertEquals(broken, Files.readString(file));
      }
    }
    Path latin = folder.resolve("refs.bib");
    byte[] bytes = "@misc{a, title = {Größe}}\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(latin, bytes);
    assertThrows(FetchFailure.class, () -> add(latin, ONE));
    assertEquals(
        new String(bytes, StandardCharsets.ISO_8859_1),
        Files.readString(latin, StandardCharsets.ISO_8859_1));
    try (var files = Files.list(folder)) {
      assertFalse(files.anyMatch(file -> file.getFileName().toString().startsWith(".ibid")));
    }
  }

  @Test
  void aLinkStaysOneAndPermissionsStayAsTheyAre() throws IOException {
    Path target = Files.writeString(folder.resolve("target.bib"), "@misc{a, title = {B}}\n");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-rw----"));
    Path link = Files.createSymbolicLink(folder.resolve("refs.bib"), target);
    add(link, ONE);
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.readString(target).contains("one2023title"));
    assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
  }
}

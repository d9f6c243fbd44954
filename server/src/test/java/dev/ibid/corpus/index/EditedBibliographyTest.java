package dev.ibid.corpus.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ibid.corpus.Corpus;
import dev.ibid.corpus.SourceProblem;
import dev.ibid.corpus.source.Records;
import dev.ibid.corpus.source.SourceReader;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bibliography that is edited gives what reading it for the first time gives: papers, the lines
 * they stand at, and what is wrong with it. Entries that were not touched are not read again.
 */
class EditedBibliographyTest {
  private static final List<String> ENTRIES =
      List.of(
          "@string{jair = {Journal of Invented Results}}",
          "@string{jair = {Another Journal}}",
          "@preamble{\"\\newcommand{\\x}{y}\"}",
          """
          @article{plain,
            title = {A Plain Paper}, author = {Doe, Jane},
            journal = jair, volume = 3, year = 2019
          }\
          """,
          """
          @article{math, title = {On {\\'E}tale $n^2$ Maps}, author = {M{\\"u}ller, J{\\"u}rgen},
            journal = jair # { and more}, eprint = {2301.00001}, archiveprefix = {arXiv} }\
          """,
          "@inproceedings{part, title = {A Part}, crossref = {whole}, author = {Roe, R.}}",
          "@proceedings{whole, title = {The Whole}, year = 2011, booktitle = {Proceedings}}",
          "@proceedings{whole, title = {The Other Whole}, year = 2012, crossref = {whole}}",
          "@article{shares, xdata = {common}, title = {One That Shares}}",
          "@xdata{common, author = {Shared, Ann}, year = 2001, journal = jair}",
          "@xdata{common, author = {Shared, Bob}, year = 2002}",
          "@article{two, title = {Two Papers}, eprint = {2301.00002}, doi ="
              + " {10.48550/arXiv.2301.00003}}",
          "% @article{plain, title = {Out of Use}, eprint = {2301.00004}}",
          "% @article{two, title = {T}, eprint = {2301.1}, doi = {10.48550/arXiv.2301.00003}}",
          "@article{broken, title = {Never Closed, year = 2000",
          "@misc{, title = {Without a Key}, author = {Poe, P.}, eprint = 2301.00005}",
          "@article{doi1, title = {By DOI}, doi = {10.1/a}}",
          "@article{doi2, title = {By The Same DOI}, doi = {10.1/a}, eprint = {2301.00006}}",
          "% a remark",
          "");

  private static final List<String> ITEMS =
      List.of(
          """
          {"id": "plain", "type": "article", "title": "A Plain Paper",
            "author": [{"family": "Doe", "given": "Jane"}]}\
          """,
          """
          {"id": "two", "type": "article", "title": "Two Papers", "number": "arXiv:2301.00002",
            "DOI": "10.48550/arXiv.2301.00003"}\
          """,
          """
          {"itemType": "preprint", "citationKey": "part", "title": "Zotero's",
            "repository": "arXiv", "archiveLocation": "2301.00004"}\
          """,
          "{\"itemType\": \"attachment\", \"title\": \"No Paper\"}",
          "{\"id\": \"whole\", \"type\": \"book\", \"title\": \"A Book\", \"DOI\": \"10.1/a\"}",
          "{\"id\": \"other\", \"type\": \"book\", \"title\": \"The Same\", \"DOI\": \"10.1/a\"}",
          "{\"id\": \"plain\", \"type\": \"article\", \"title\": \"Cut",
          "{\"id\": \"plain\", \"type\": ]}",
          "{}",
          "3",
          "");

  @TempDir Path folder;

  @Test
  void anyEditOfABibTexFileGivesWhatAFirstReadingGives() throws IOException {
    check(
        "refs.bib",
        ENTRIES,
        (entries, random) -> String.join(random.nextBoolean() ? "\n" : "\n\n", entries));
  }

  @Test
  void anyEditOfAJsonFileGivesWhatAFirstReadingGives() throws IOException {
    check(
        "refs.json",
        ITEMS,
        (items, random) -> "[\n" + String.join(random.nextInt(9) == 0 ? "\n" : ",\n", items) + "]");
  }

  private void check(
      String name, List<String> parts, BiFunction<List<String>, Random, String> joined)
      throws IOException {
    Path file = folder.resolve(name);
    Path cache = folder.resolve("cache");
    for (int seed = 1; seed <= 2; seed++) {
      Random random = new Random(seed);
      List<String> written = new ArrayList<>();
      for (int edit = 0; edit < 30; edit++) {
        edit(written, parts, random);
        String text = joined.apply(written, random);
        write(
            file,
            random.nextInt(6) == 0 ? text.substring(0, random.nextInt(text.length() + 1)) : text);
        Path fresh = folder.resolve("fresh-" + seed + "-" + edit);
        String when = "seed " + seed + ", edit " + edit + ":\n" + Files.readString(file);
        assertEquals(told(open(file, fresh)), told(open(file, cache)), when);
      }
    }
  }

  @Test
  void whatIsWrongWithAnEntryThatMovedIsToldWhereItStandsNow() throws IOException {
    Path file = folder.resolve("refs.bib");
    Path cache = folder.resolve("cache");
    String two =
        "@misc{two, title = {T}, eprint = {2301.00002}, archiveprefix = {arXiv},\n  doi = ";
    String entries = two + "{10.48550/arXiv.2301.00003}}\n@misc{one, title = {O}}\n";
    write(file, entries);
    List<Integer> lines = lines(open(file, cache));
    assertEquals(1, lines.size());
    write(file, "\n\n\n" + entries);
    Corpus moved = open(file, cache);
    assertEquals(List.of(lines.getFirst() + 3), lines(moved));
    assertEquals(6, moved.byKey(new CiteKey("one")).origins().getFirst().line());
  }

  private static List<Integer> lines(Corpus corpus) {
    return corpus.problems().stream().map(SourceProblem::line).toList();
  }

  @Test
  void onlyTheEntriesThatChangedAreMadeAnew() throws IOException {
    String strings = "@string{j = {Journal}}\n";
    String uses = "@article{uses, title = {Uses}, journal = j}\n";
    String child = "@inproceedings{child, title = {Child}, crossref = {parent}}\n";
    String parent = "@proceedings{parent, title = {Parent}, year = 2001}\n";
    String alone = "@article{alone, title = {Alone}}\n";
    Path file = folder.resolve("refs.bib");
    assertEquals(
        List.of("uses", "child", "parent", "alone"),
        made(file, strings + uses + child + parent + alone));
    assertEquals(List.of(), made(file, "\n\n" + strings + alone + uses + child + parent));
    assertEquals(
        List.of("uses"), made(file, "@string{j = {New}}\n" + alone + uses + child + parent));
    assertEquals(
        List.of("child", "parent"),
        made(file, "@string{j = {New}}" + alone + uses + child + parent.replace("2001", "2002")));
  }

  /** The keys of the entries that are made when the file is read with this text. */
  private List<String> made(Path file, String text) throws IOException {
    write(file, text);
    List<String> made = new ArrayList<>();
    SourceReading telling =
        (path, records, bytesRead, cancelled) ->
            SourceReader.read(path, new Made(records, made), bytesRead, cancelled);
    CorpusIndex.open(List.of(file), folder.resolve("cache"), false, IndexProgress.SILENT, telling);
    return made;
  }

  private record Made(Records to, List<String> keys) implements Records {
    @Override
    public void record(Paper record) {
      keys.add(record.keys().getFirst().value());
      to.record(record);
    }

    @Override
    public void record(long fingerprint, Paper record) {
      keys.add(record.keys().getFirst().value());
      to.record(fingerprint, record);
    }

    @Override
    public boolean isKnown(long fingerprint, int line) {
      return to.isKnown(fingerprint, line);
    }

    @Override
    public void problem(SourceProblem problem) {
      to.problem(problem);
    }
  }

  private static void edit(List<String> parts, List<String> others, Random random) {
    for (int edits = random.nextInt(3); edits >= 0; edits--) {
      int at = random.nextInt(parts.size() + 1);
      String any = others.get(random.nextInt(others.size()));
      switch (random.nextInt(4)) {
        case 0, 1 -> parts.add(at, any);
        case 2 -> parts.add(random.nextInt(parts.size() + 1), any);
        default -> {
          if (at < parts.size()) {
            String gone = parts.remove(at);
            if (random.nextBoolean()) {
              parts.addFirst(gone);
            }
          }
        }
      }
    }
  }

  /** As a file of its own, so that the change is seen however soon it follows the last. */
  private static void write(Path file, String text) throws IOException {
    Path aside = Files.writeString(file.resolveSibling("aside"), text);
    Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Corpus open(Path file, Path cache) throws IOException {
    return CorpusIndex.open(List.of(file), cache, false, IndexProgress.SILENT).corpus();
  }

  private static String told(Corpus corpus) {
    StringBuilder told = new StringBuilder().append(corpus.size()).append('\n');
    corpus.problems().forEach(problem -> told.append(problem).append('\n'));
    corpus.search("", 100).papers().stream()
        .map(Object::toString)
        .sorted()
        .forEach(paper -> told.append(paper).append('\n'));
    for (String key : List.of("plain", "two", "part", "whole")) {
      told.append(key).append(": ").append(corpus.allByKey(new CiteKey(key))).append('\n');
    }
    return told.toString();
  }
}

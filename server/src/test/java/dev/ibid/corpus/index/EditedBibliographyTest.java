package dev.ibid.corpus.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ibid.corpus.Corpus;
import dev.ibid.paper.CiteKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bibliography that is edited gives what reading it for the first time gives: papers, the lines
 * they stand at, and what is wrong with it. Entries that were not touched are not read again.
 */
class EditedBibliographyTest {
  private static final List<String> PARTS =
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

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("refs.bib");
  }

  @Test
  void anyEditGivesWhatAFirstReadingGives() throws IOException {
    Path cache = folder.resolve("cache");
    for (int seed = 1; seed <= 3; seed++) {
      Random random = new Random(seed);
      List<String> parts = new ArrayList<>();
      for (int edit = 0; edit < 30; edit++) {
        edit(parts, random);
        String text = String.join(random.nextBoolean() ? "\n" : "\n\n", parts);
        write(random.nextInt(6) == 0 ? text.substring(0, random.nextInt(text.length() + 1)) : text);
        Path fresh = folder.resolve("fresh-" + seed + "-" + edit);
        String when = "seed " + seed + ", edit " + edit + ":\n" + Files.readString(file);
        assertEquals(told(open(fresh)), told(open(cache)), when);
      }
    }
  }

  private static void edit(List<String> parts, Random random) {
    for (int edits = random.nextInt(3); edits >= 0; edits--) {
      int at = random.nextInt(parts.size() + 1);
      String any = PARTS.get(random.nextInt(PARTS.size()));
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
  private void write(String text) throws IOException {
    Path aside = Files.writeString(folder.resolve("refs.bib.tmp"), text);
    Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private Corpus open(Path cache) throws IOException {
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

package dev.ibid.corpus.source;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ibid.corpus.SourceProblem;
import dev.ibid.paper.Author;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Origin;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What reading a source came to. */
record Reading(List<Paper> records, List<SourceProblem> problems) {

  static Reading of(Path file) throws IOException {
    Reading reading = new Reading(new ArrayList<>(), new ArrayList<>());
    SourceReader.read(file, reading.taking(), () -> false);
    return reading;
  }

  /** Reads {@code bytes} as the file {@code name} in {@code folder}. */
  static Reading of(Path folder, String name, byte[] bytes) throws IOException {
    return of(Files.write(folder.resolve(name), bytes));
  }

  /** As the other, of a file that can't be read to its end: why comes as the last problem. */
  static Reading brokenOff(Path folder, String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    Reading reading = new Reading(new ArrayList<>(), new ArrayList<>());
    IOException reason =
        assertThrows(
            IOException.class, () -> SourceReader.read(file, reading.taking(), () -> false));
    reading.problems.add(new SourceProblem(file.toString(), 0, reason.getMessage()));
    return reading;
  }

  Records taking() {
    return new Records() {
      @Override
      public void record(Paper record) {
        records.add(record);
      }

      @Override
      public void problem(SourceProblem problem) {
        problems.add(problem);
      }
    };
  }

  /** One line a record and a problem, with the fields that are known. */
  String shown() {
    String read = records.stream().map(record -> show(record) + "\n").collect(Collectors.joining());
    return read
        + problems.stream()
            .map(problem -> "! " + problem.line() + ": " + problem.message() + "\n")
            .collect(Collectors.joining());
  }

  private static String show(Paper paper) {
    Origin origin = paper.origins().getFirst();
    StringBuilder shown = new StringBuilder().append(origin.line());
    field(
        shown, "keys", paper.keys().stream().map(CiteKey::value).collect(Collectors.joining(" ")));
    field(
        shown,
        "arxiv",
        paper.arxivId() == null ? "" : paper.arxivId().versioned(paper.latestVersion()));
    field(shown, "doi", paper.doi() == null ? "" : paper.doi().value());
    field(shown, "year", paper.year() == 0 ? "" : "" + paper.year());
    field(shown, "title", paper.title());
    field(
        shown,
        "authors",
        paper.authors().stream().map(Reading::name).collect(Collectors.joining("; ")));
    field(shown, "categories", String.join(" ", paper.categories()));
    field(shown, "in", paper.journalReference());
    field(shown, "summary", paper.summary().replace("\n", "\\n"));
    field(shown, "comments", paper.comments());
    return shown.toString();
  }

  private static String name(Author author) {
    return author.given().isEmpty() ? author.family() : author.family() + ", " + author.given();
  }

  private static void field(StringBuilder shown, String name, String value) {
    if (!value.isEmpty()) {
      shown.append(" | ").append(name).append(' ').append(value);
    }
  }
}

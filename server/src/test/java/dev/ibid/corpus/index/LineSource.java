package dev.ibid.corpus.index;

import dev.ibid.corpus.SourceProblem;
import dev.ibid.corpus.source.Records;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.Author;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Origin;
import dev.ibid.paper.Paper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * A source of the tests' own, one record a line: {@code id | doi | key | title | authors | year |
 * categories | abstract}, where authors are {@code Given Family; ...}. A line {@code !} breaks the
 * reading off, and {@code ?message} is a problem.
 */
final class LineSource implements SourceReading {
  final AtomicInteger reads = new AtomicInteger();

  @Override
  public void read(Path file, Records records, LongConsumer bytesRead, BooleanSupplier cancelled)
      throws IOException {
    reads.incrementAndGet();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
        if (cancelled.getAsBoolean()) {
          return;
        }
        if (line.equals("!")) {
          throw new IOException("broken off");
        }
        if (line.startsWith("?")) {
          records.problem(new SourceProblem(file.toString(), number, line.substring(1)));
        } else if (!line.isBlank()) {
          records.record(paper(line, file, number));
        }
      }
    }
  }

  static Paper paper(String line, Path file, int number) {
    String[] fields =
        Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
    CiteKey key = fields[2].isEmpty() ? null : new CiteKey(fields[2]);
    return new Paper(
        fields[0].isEmpty() ? null : new ArxivId(fields[0]),
        fields[1].isEmpty() ? null : new Doi(fields[1]),
        fields[3],
        authors(fields[4]),
        fields[5].isEmpty() ? 0 : Integer.parseInt(fields[5]),
        fields[6].isEmpty() ? List.of() : List.of(fields[6].split(" ")),
        fields[7],
        "",
        "",
        0,
        0,
        key == null ? List.of() : List.of(key),
        List.of(new Origin(file.toString(), number, key)));
  }

  private static List<Author> authors(String text) {
    List<Author> authors = new ArrayList<>();
    for (String name : text.split(";")) {
      if (!name.isBlank()) {
        int blank = name.strip().lastIndexOf(' ');
        String whole = name.strip();
        authors.add(
            blank < 0
                ? new Author(whole, "")
                : new Author(whole.substring(blank + 1), whole.substring(0, blank)));
      }
    }
    return authors;
  }
}

package dev.ibid.fetch;

import dev.ibid.corpus.SourceProblem;
import dev.ibid.corpus.source.Records;
import dev.ibid.corpus.source.SourceReader;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What arXiv answered within the last day: it changes once a day, and asks not to be asked twice.
 *
 * @param folder holds a file for each answer, as it came
 */
record Answers(Path folder) {

  private static final Duration FRESH = Duration.ofDays(1);
  private static final String ENDING = ".xml";

  /** What one answer holds. */
  private record Reading(List<Paper> papers, List<SourceProblem> problems) implements Records {

    static Reading of(Path file) throws IOException {
      Reading reading = new Reading(new ArrayList<>(), new ArrayList<>());
      SourceReader.read(file, reading, () -> false);
      return reading;
    }

    @Override
    public void record(Paper paper) {
      papers.add(paper);
    }

    @Override
    public void problem(SourceProblem problem) {
      problems.add(problem);
    }
  }

  /** The papers of all fresh answers; older ones are deleted. */
  Map<ArxivId, Paper> fresh() throws IOException {
    Map<ArxivId, Paper> papers = new HashMap<>();
    for (Path file : files()) {
      try {
        Duration age =
            Duration.ofMillis(
                System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis());
        if (age.isNegative() || age.compareTo(FRESH) > 0) {
          Files.deleteIfExists(file);
        } else {
          for (Paper paper : Reading.of(file).papers()) {
            ArxivId id = paper.arxivId();
            if (id != null) {
              papers.put(id, paper);
            }
          }
        }
      } catch (IOException goneOrUnreadable) {
        // It will be asked for again.
      }
    }
    return papers;
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  /**
   * Reads an answer and keeps it.
   *
   * @throws FetchFailure where it says that something is wrong, or is no answer
   */
  List<Paper> take(byte[] answer) throws IOException {
    Files.createDirectories(folder);
    Path aside = Files.createTempFile(folder, "answer-", ".part");
    try {
      Files.write(aside, answer);
      Reading reading = Reading.of(aside);
      if (!reading.problems().isEmpty()) {
        String message = reading.problems().getFirst().message();
        throw new FetchFailure(
            message.startsWith("arXiv ") ? message : "arXiv's answer can't be read: " + message);
      }
      Path kept = aside.resolveSibling(aside.getFileName().toString().replace(".part", ENDING));
      Files.move(aside, kept, StandardCopyOption.ATOMIC_MOVE);
      return reading.papers();
    } finally {
      Files.deleteIfExists(aside);
    }
  }
}

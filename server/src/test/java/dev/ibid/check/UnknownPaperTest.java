package dev.ibid.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ibid.check.Fix.Confidence;
import dev.ibid.corpus.index.IndexProgress;
import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
import dev.ibid.workspace.SeenBibliographies;
import dev.ibid.workspace.Settings;
import dev.ibid.workspace.Snapshot;
import dev.ibid.workspace.WorkspaceCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a missing paper where a month is whole; it takes more papers than a fixture. */
class UnknownPaperTest {

  private static final int NEVER_GIVEN_OUT = 777;

  @TempDir private Path root;

  @BeforeEach
  void aWholeMonth() throws IOException {
    StringBuilder records = new StringBuilder();
    for (int number = 1; number <= 2_050; number++) {
      if (number != NEVER_GIVEN_OUT) {
        records.append(
            "{\"id\": \"2312.%05d\", \"title\": \"Paper %d\", \"authors\": \"\"}%n"
                .formatted(number, number));
      }
    }
    Files.writeString(root.resolve("papers.jsonl"), records);
  }

  private List<Finding> findings(String text) throws IOException {
    WorkspaceCorpus opened =
        WorkspaceCorpus.open(
            WorkspaceCorpus.plan(List.of(root), new Settings(List.of("papers.jsonl"))),
            root.resolve(".cache"),
            false,
            IndexProgress.SILENT);
    return UnknownPaper.findings(
        Inspection.of(
            Note.read(text, NoteLanguage.MARKDOWN),
            null,
            SeenBibliographies.UNKNOWN,
            Snapshot.EMPTY.withCorpus(opened),
            YearMonth.of(2024, 6)));
  }

  @Test
  void ofSeveralNearPapersNoneIsNamed() throws IOException {
    Finding found = findings("See arXiv:2312.00777.").getFirst();
    assertEquals(Severity.ERROR, found.severity());
    assertEquals(
        "arXiv:2312.00777 does not exist: your papers have all of arXiv around it",
        found.message());
    assertEquals(5, found.fixes().size());
    assertEquals(
        List.of(),
        found.fixes().stream().filter(fix -> fix.confidence() != Confidence.POSSIBLE).toList());
  }

  @Test
  void theOnlyNearPaperIsAGuessWhereTheIdentifierMayBeRight() throws IOException {
    Finding found = findings("See arXiv:2311.00942.").getFirst();
    assertEquals("arXiv:2311.00942 is not in the corpus (2,049 papers)", found.message());
  }

  @Test
  void whatIsNewerMayBeRight() throws IOException {
    Finding found = findings("See arXiv:2401.00778.").getFirst();
    assertEquals(Severity.HINT, found.severity());
    assertEquals("arXiv:2401.00778 is newer than the papers in the corpus", found.message());
  }
}

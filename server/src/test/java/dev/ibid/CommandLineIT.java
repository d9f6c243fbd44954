package dev.ibid;

import static dev.ibid.WireSession.string;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each command prints, and how it ends. */
class CommandLineIT {
  @TempDir private Path temporary;
  private Desk desk;

  @BeforeEach
  void setUp() {
    desk = Desk.withSeeds(temporary);
  }

  @Test
  void checkTellsFindingsAsText() {
    desk.write("a.md", "🦉 See arXiv:2312.09833.\n");
    Run run = Run.ibid(desk, "check");
    assertEquals(1, run.exitCode());
    assertTrue(
        run.out().startsWith("a.md:1:8: warning[unknown-paper]: arXiv:2312.09833 is not in"),
        run.out());
    assertEquals("1 warning in 2 files\n", run.err());
    assertFalse(run.out().contains("\033"), "no colours where there is no terminal");
  }

  @Test
  void checkTellsFindingsAsJson() {
    desk.write("a.md", "🦉 See arXiv:2312.09833.\n\narXiv:2313.00001\n");
    Run run = Run.ibid(desk, "check", "--format", "json", "a.md");
    assertEquals(1, run.exitCode());
    assertEquals("", run.err());
    JsonObject finding = run.objects().getFirst();
    assertEquals(
        Set.of(
            "path",
            "line",
            "column",
            "endLine",
            "endColumn",
            "severity",
            "code",
            "message",
            "fixes",
            "related"),
        finding.keySet());
    assertEquals("a.md", string(finding, "path"));
    assertEquals(List.of(1, 8, 1, 24), numbers(finding));
    assertEquals("warning", string(finding, "severity"));
    assertEquals("unknown-paper", string(finding, "code"));
    JsonObject fix = finding.getAsJsonArray("fixes").get(0).getAsJsonObject();
    assertEquals(Set.of("title", "confidence", "edits"), fix.keySet());
    JsonObject edit = fix.getAsJsonArray("edits").get(0).getAsJsonObject();
    assertEquals(Set.of("line", "column", "endLine", "endColumn", "newText"), edit.keySet());
    assertEquals(List.of(1, 14, 1, 24), numbers(edit));
    assertEquals("2312.09832", string(edit, "newText"));
    assertEquals("error", string(run.objects().get(1), "severity"));
  }

  private static List<Integer> numbers(JsonObject place) {
    return List.of(
        place.get("line").getAsInt(),
        place.get("column").getAsInt(),
        place.get("endLine").getAsInt(),
        place.get("endColumn").getAsInt());
  }

  @Test
  void checkIsContentWithCleanNotes() {
    desk.write("a.md", "See arXiv:2312.09832.\n");
    desk.write("folder/b.md", "");
    Run run = Run.ibid(desk, "check", "a.md", "folder");
    assertEquals(new Run(0, "", "No findings in 2 files\n"), run);
    assertEquals(new Run(0, "[]\n", ""), Run.ibid(desk, "check", "--format=json"));
  }

  @Test
  void citesListsEveryCitation() {
    desk.write("a.md", "arXiv:2312.09832v1, [@he2023simplifying], arXiv:2312.09833\n");
    Run run = Run.ibid(desk, "cites", "--format", "json");
    assertEquals(0, run.exitCode());
    List<JsonObject> cited = run.objects();
    assertEquals(3, cited.size());
    assertEquals(
        Set.of(
            "path",
            "line",
            "column",
            "endLine",
            "endColumn",
            "raw",
            "arxiv",
            "version",
            "key",
            "doi",
            "title"),
        cited.getFirst().keySet());
    assertEquals("arXiv:2312.09832v1", string(cited.getFirst(), "raw"));
    assertEquals("2312.09832", string(cited.getFirst(), "arxiv"));
    assertEquals("1", string(cited.getFirst(), "version"));
    assertEquals("Disentangling Linear Mode-Connectivity", string(cited.getFirst(), "title"));
    assertEquals("he2023simplifying", string(cited.get(1), "key"));
    assertEquals("2311.01906", string(cited.get(1), "arxiv"));
    assertEquals("2312.09833", string(cited.get(2), "arxiv"), "it has the shape of one");
    assertTrue(cited.get(2).get("title").isJsonNull());
    Run text = Run.ibid(desk, "cites", "a.md");
    assertTrue(
        text.out()
            .startsWith("a.md:1:1: arXiv:2312.09832v1 → Disentangling Linear Mode-Connectivity\n"),
        text.out());
  }

  @Test
  void showAndSearch() {
    Run shown = Run.ibid(desk, "show", "https://arxiv.org/abs/2306.17759");
    assertEquals(0, shown.exitCode());
    assertTrue(shown.out().startsWith("The Shaped Transformer: "), shown.out());
    assertTrue(shown.out().contains("\n\nIn deep learning theory, the covariance"), shown.out());
    Run absent = Run.ibid(desk, "show", "2312.09833");
    assertEquals(1, absent.exitCode());
    assertEquals("", absent.out());
    assertEquals(
        """
        ibid: 2312.09833 is not in the corpus (10 papers)
          perhaps 2312.09832  Disentangling Linear Mode-Connectivity
        """,
        absent.err());
    Run found = Run.ibid(desk, "search", "altintas", "mode");
    assertEquals(
        "2312.09832        Disentangling Linear Mode-Connectivity (Altıntaş et al. 2023)\n",
        found.out());
    assertEquals(1, Run.ibid(desk, "search", "nothingofthekind").exitCode());
    Run json = Run.ibid(desk, "search", "--format", "json", "--limit", "1", "hofmann");
    assertEquals(
        Set.of("arxiv", "doi", "keys", "title", "authors", "year"),
        json.objects().getFirst().keySet());
  }

  @Test
  void indexSaysWhatItRead() {
    Run first = Run.ibid(desk, "index");
    assertEquals(0, first.exitCode());
    assertTrue(
        first.out().matches("10 papers in 2 sources; read 20 records of 2 in .* s \\(.*/s\\)\n"),
        first.out());
    assertTrue(Run.ibid(desk, "index").out().contains("; nothing changed, opened in "));
    assertTrue(Run.ibid(desk, "index", "--rebuild").out().contains("; read 20 records of 2 in "));
  }

  @Test
  void helpVersionAndCompletion() {
    assertTrue(Run.ibid(desk, "--version").out().matches("ibid [0-9.]+\n"));
    Run help = Run.ibid(desk, "--help");
    assertEquals(0, help.exitCode());
    for (String command :
        List.of("check", "explain", "cites", "show", "search", "index", "serve")) {
      assertTrue(help.out().contains("\n  " + command), command);
    }
    assertTrue(Run.ibid(desk, "check", "--help").out().contains("--corpus=SOURCE"));
    Run script = Run.ibid(desk, "generate-completion");
    assertEquals(0, script.exitCode());
    Path file = desk.write("ibid.bash", script.out());
    assertEquals(new Run(0, "", ""), Run.of(new ProcessBuilder("bash", "-n", file.toString())));
  }

  @Test
  void explainTellsOfTheRules() {
    Run all = Run.ibid(desk, "explain");
    assertEquals(0, all.exitCode());
    assertTrue(
        all.out().contains("error    malformed-id  ") && all.out().contains("  unknown-paper  "),
        all.out());
    Run one = Run.ibid(desk, "explain", "unknown-paper");
    assertEquals(0, one.exitCode());
    assertTrue(one.out().startsWith("# unknown-paper\n\n"), one.out());
    assertEquals(
        new Run(2, "", "ibid: there is no rule unknwon-paper\n  perhaps unknown-paper\n"),
        Run.ibid(desk, "explain", "unknwon-paper"));
  }

  @Test
  void whatIsMistypedIsExplained() {
    Run unknown = Run.ibid(desk, "chekc");
    assertEquals(2, unknown.exitCode());
    assertTrue(unknown.err().contains("check"), unknown.err());
    assertEquals(2, Run.ibid(desk, "check", "--format", "xml").exitCode());
    assertEquals(2, Run.ibid(desk, "show").exitCode());
    Run limit = Run.ibid(desk, "search", "--limit", "0", "x");
    assertEquals(new Run(2, "", "ibid: --limit: must be 1 or more\n"), limit);
  }

  @Test
  void anotherCorpusAndSeveral() {
    desk.write("a.md", "arXiv:2101.00001 arXiv:2312.09832\n");
    Path bib =
        desk.write(
            "else/one.bib",
            "@misc{one, title={One}, eprint={2101.00001}," + " archivePrefix={arXiv}}");
    assertEquals(1, Run.ibid(desk, "check", "--corpus", bib.toString(), "a.md").exitCode());
    assertEquals(
        0, Run.ibid(desk, "check", "--corpus", "else", "--corpus", "papers/*", "a.md").exitCode());
  }

  @Test
  void aClosedPipeIsNoTragedy() {
    desk.write("a.md", "arXiv:2312.09832\n".repeat(20_000));
    ProcessBuilder piped =
        new ProcessBuilder("sh", "-c", "'" + Desk.IBID.toAbsolutePath() + "' cites | head -n 1");
    piped.directory(desk.folder().toFile());
    piped.environment().put("XDG_CACHE_HOME", desk.cache().toString());
    Run run = Run.of(piped);
    assertEquals(1, run.out().lines().count());
    assertEquals("", run.err());
  }

  @Test
  void inAPlainLocale() {
    desk.write("a.md", "arXiv:2309.11197\n");
    desk.write("Überblick über 🦉.md", "arXiv:2312.09833\n");
    for (String locale : List.of("C", "POSIX")) {
      ProcessBuilder plain = desk.ibid("cites", "a.md");
      plain.environment().put("LC_ALL", locale);
      assertTrue(Run.of(plain).out().contains(" → The Languini Kitchen"));
      ProcessBuilder named = desk.ibid("check", "Überblick über 🦉.md");
      named.environment().put("LC_ALL", locale);
      Run run = Run.of(named);
      assertTrue(run.out().startsWith("Überblick über 🦉.md:1:1: warning"), run.toString());
      ProcessBuilder found = desk.ibid("check", ".");
      found.environment().put("LC_ALL", locale);
      assertTrue(Run.of(found).out().contains("Überblick über 🦉.md:1:1: warning"));
    }
  }
}

package dev.ibid.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ibid.workspace.Baseline.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleSettingsTest {
  @TempDir Path folder;

  private RuleSettings settings(String toml) throws IOException {
    Files.writeString(folder.resolve("ibid.toml"), toml);
    WorkspaceCorpus.Plan plan = WorkspaceCorpus.plan(List.of(folder), Settings.NONE);
    assertEquals(List.of(), plan.problems());
    return plan.rules();
  }

  @Test
  void ofSeveralThatHoldForAFileTheLaterGoesFirst() throws IOException {
    RuleSettings settings =
        settings(
            """
            exclude = ["archive/", "!archive"]
            [rules]
            unknown-paper = "error"
            undefined-key = "hint"
            [[paths]]
            files = ["drafts/**"]
            rules = { unknown-paper = "warning" }
            [[paths]]
            files = "*.tex"
            rules = { unknown-paper = "off" }
            """);
    FileRules note = settings.of(folder.resolve("a.md"));
    assertEquals(Level.ERROR, note.level("unknown-paper"));
    assertEquals(Level.HINT, note.level("undefined-key"));
    assertNull(note.level("malformed-id"));
    FileRules draft = settings.of(folder.resolve("drafts/x/a.md"));
    assertEquals(Level.WARNING, draft.level("unknown-paper"));
    assertEquals(Level.OFF, settings.of(folder.resolve("drafts/a.tex")).level("unknown-paper"));
    assertEquals(Level.ERROR, settings.of(null).level("unknown-paper"), "a note in no file");
    assertFalse(note.excluded());
  }

  @Test
  void excludedIsWhatLiesInAnExcludedFolder() throws IOException {
    RuleSettings settings = settings("exclude = [\"archive/\", \"!keep.md\"]\n");
    assertTrue(settings.of(folder.resolve("archive/x/keep.md")).excluded());
    assertFalse(settings.of(folder.resolve("keep.md")).excluded());
    assertFalse(settings.of(folder.resolveSibling("elsewhere.md")).excluded());
  }

  @Test
  void theDeepestRootSpeaks() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("inner"));
    Files.writeString(folder.resolve("ibid.toml"), "rules = { a = \"off\" }");
    Files.writeString(inner.resolve("ibid.toml"), "rules = { a = \"info\" }");
    for (List<Path> roots : List.of(List.of(folder, inner), List.of(inner, folder))) {
      RuleSettings rules = WorkspaceCorpus.plan(roots, Settings.NONE).rules();
      assertEquals(Level.INFO, rules.of(inner.resolve("a.md")).level("a"));
      assertEquals(Level.OFF, rules.of(folder.resolve("a.md")).level("a"));
    }
  }

  @Test
  void whatIsWrongIsToldWithItsLine() throws IOException {
    Files.writeString(
        folder.resolve("ibid.toml"),
        """
        exclude = 3
        rules = { unknown-paper = "on" }
        [[paths]]
        files = ["a"]
        [[paths]]
        files = ["b"]
        rules = { malformed-id = 1 }
        colour = "red"
        """);
    List<String> told =
        WorkspaceCorpus.plan(List.of(folder), Settings.NONE).problems().stream()
            .map(problem -> problem.toString().replace(folder + "/", ""))
            .sorted()
            .toList();
    assertEquals(
        List.of(
            "ibid.toml:1: 'exclude' must be a list of strings, such as [\"drafts/\"]",
            "ibid.toml:2: 'unknown-paper' must be one of: error, warning, info, hint, off",
            "ibid.toml:3: 'paths' needs files, such as [\"drafts/\"], and rules for them",
            "ibid.toml:7: 'malformed-id' must be one of: error, warning, info, hint, off",
            "ibid.toml:8: 'paths' has no 'colour', only files and rules"),
        told);
  }

  @Test
  void aBaselineReadsWhatItWrote() {
    Known strange = new Known("unknown-paper", "a\tb\\n\nc");
    Known known = new Known("malformed-id", "arXiv:2313.00001");
    Baseline baseline =
        Baseline.of(Map.of("#x/é\t.md", List.of(strange), "b.md", List.of(known, known)));
    List<SettingsProblem> problems = new ArrayList<>();
    assertEquals(baseline, Baseline.parse(baseline.written(), Path.of("here"), problems));
    assertEquals(List.of(), problems);
    assertTrue(baseline.written().contains("\nb.md\tmalformed-id\t2\tarXiv:2313.00001\n"));
  }

  @Test
  void aBrokenLineOfABaselineIsTold() {
    List<SettingsProblem> problems = new ArrayList<>();
    Baseline.parse("# x\na.md\tx\t0\ttext\nb", Path.of("here"), problems);
    assertEquals(
        List.of("here:2", "here:3"), problems.stream().map(one -> one.place().toString()).toList());
  }

  @Test
  void aBaselineThatIsNotThereIsTold() throws IOException {
    Files.writeString(folder.resolve("ibid.toml"), "baseline = \"ibid.baseline\"");
    SettingsProblem problem =
        WorkspaceCorpus.plan(List.of(folder), Settings.NONE).problems().getFirst();
    assertTrue(problem.toString().contains("--write-baseline"), problem.toString());
  }
}

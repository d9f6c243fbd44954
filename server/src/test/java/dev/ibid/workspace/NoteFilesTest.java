package dev.ibid.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ibid.workspace.RuleSettings.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoteFilesTest {
  @TempDir Path folder;

  private void write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }

  /** Only what was listed is known to hold no settings: not what was passed over. */
  @Test
  void aSearchTellsWhichFoldersHoldNoSettingsOfProjects() throws IOException {
    write("plain/a.md");
    write("plain/b.md");
    write("book/_quarto.yml");
    write("book/one/c.md");
    write("loud/_METADATA.yml");
    write("target/d.md");
    List<Path> found = new ArrayList<>();
    Set<Path> without =
        NoteFiles.find(
            List.of(folder),
            new Root(folder, Settings.NONE, Baseline.NONE),
            false,
            told -> {},
            found::add);
    assertEquals(
        Set.of(folder, folder.resolve("plain"), folder.resolve("book/one")), Set.copyOf(without));
    assertEquals(
        List.of("book/one/c.md", "plain/a.md", "plain/b.md"),
        found.stream().map(file -> folder.relativize(file).toString()).toList());
  }
}

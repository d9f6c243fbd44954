package dev.ibid.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  private static final String DUMP = "An abstract.\narXiv:2312.09832";
  @TempDir Path root;

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Sources named(String... sources) {
    return Sources.of(new Settings(List.of(sources)), List.of(root));
  }

  private List<String> names(Sources sources) {
    return sources.files().stream()
        .map(file -> root.relativize(file).toString().replace('\\', '/'))
        .toList();
  }

  private static List<String> problems(Sources sources) {
    return sources.problems().stream().map(SettingsProblem::message).toList();
  }

  @Test
  void filesStandInTheOrderInWhichTheyAreNamed() throws IOException {
    write("b.bib", "");
    write("a.bib", "");
    write("papers/z.bib", "");
    write("papers/deep/y.bib", "");
    Sources sources = named("b.bib", "papers", "a.bib", "./b.bib");
    assertEquals(List.of("b.bib", "papers/deep/y.bib", "papers/z.bib", "a.bib"), names(sources));
    assertEquals(List.of(), sources.problems());
  }

  @Test
  void papersInAnyFormatAreFoundInAFolderAndNothingElse() throws IOException {
    write("papers/answer.atom", "<feed xmlns=\"http://arxiv.org/schemas/atom\"/>");
    write("papers/csl.json", "[{\"id\": \"a\", \"type\": \"book\"}]");
    write("papers/csl.yaml", "- id: a\n  type: book\n");
    write("papers/hayagriva.yml", "a:\n  type: book\n  date: 2001\n");
    write("papers/harvest.xml", "<OAI-PMH xmlns=\"http://arxiv.org/OAI/arXiv/\"/>");
    write("papers/refs.RIS", "TY  - BOOK\nER  - \n");
    write("papers/_quarto.yml", "project:\n  type: book\nbook:\n  author: A\n");
    write("papers/pom.xml", "<project/>");
    write("papers/settings.json", "{\"type\": \"object\"}");
    write("papers/json", "[{\"id\": \"a\", \"type\": \"book\"}]");
    Sources sources = named("papers");
    assertEquals(
        List.of(
            "papers/answer.atom",
            "papers/csl.json",
            "papers/csl.yaml",
            "papers/harvest.xml",
            "papers/hayagriva.yml",
            "papers/refs.RIS"),
        names(sources));
    assertEquals(List.of(), sources.problems());
  }

  @Test
  void globsAreTaken() throws IOException {
    write("a.bib", "");
    write("b.bib", "");
    write("c.txt", "");
    write("sub/d.bib", "");
    assertEquals(List.of("a.bib", "b.bib"), names(named("*.bib")));
    assertEquals(List.of("sub/d.bib"), names(named("sub/*.{bib,txt}")));
    assertEquals(List.of("sub/d.bib"), names(named("**/*.bib")));
    assertEquals(List.of("b.bib"), names(named("[b-z].bib")));
    assertEquals(List.of("a.bib", "b.bib"), names(named("?.bib")));
  }

  @Test
  void aFileWithTheNameOfAGlobIsTheFile() throws IOException {
    write("[mine].bib", "");
    assertEquals(List.of("[mine].bib"), names(named("[mine].bib")));
  }

  @Test
  void whatIsMissingIsTold() {
    Sources sources = named("gone.bib", "none/*.bib");
    assertEquals(List.of(), sources.files());
    assertEquals(
        List.of(
            "\"gone.bib\": there is no such file, and no file of papers in such a folder",
            "\"none/*.bib\": there is no such file, and no file of papers in such a folder"),
        problems(sources));
  }

  @Test
  void whatIsNoPathIsTold() {
    assertTrue(problems(named("[a-.bib")).getFirst().contains("neither a path nor a pattern"));
    assertTrue(problems(named("a\0b")).getFirst().contains("neither a path nor a pattern"));
  }

  @Test
  void aTildeIsTheHomeFolder() throws IOException {
    String home = System.getProperty("user.home");
    try {
      System.setProperty("user.home", root.toString());
      write("library/a.bib", "");
      assertEquals(List.of("library/a.bib"), names(named("~/library/a.bib")));
      assertEquals(List.of("library/a.bib"), names(named("~/library/*.bib")));
      assertEquals(List.of("library/a.bib"), names(named("~")));
    } finally {
      System.setProperty("user.home", home);
    }
  }

  @Test
  void inAFolderOnlyFilesOfPapersAreTaken() throws IOException {
    write("papers/abstracts.txt", DUMP);
    write("papers/README.txt", "This folder holds papers.");
    write("papers/package.json", "{\"name\": \"x\"}");
    write("papers/notes.md", "See arXiv:2312.09832");
    write("papers/picture.png", "PNG");
    write("papers/.hidden.bib", "");
    write("papers/.git/a.bib", "");
    write("papers/node_modules/a.bib", "");
    assertEquals(List.of("papers/abstracts.txt"), names(named("papers")));
  }

  @Test
  void whatIsNamedIsTakenWhateverItHolds() throws IOException {
    write("papers/README.txt", "This folder holds papers.");
    assertEquals(List.of("papers/README.txt"), names(named("papers/README.txt")));
    write(".hidden/a.bib", "");
    assertEquals(List.of(".hidden/a.bib"), names(named(".hidden")));
  }

  @Test
  void withoutSettingsTheUsualFoldersAndEveryBibliographyAreTaken() throws IOException {
    write("corpus/dump.txt", DUMP);
    write("papers/b.bib", "");
    write("thesis/refs.bib", "");
    write("thesis/dump.txt", DUMP);
    write(".cache/c.bib", "");
    write("target/d.bib", "");
    Sources sources = Sources.of(Settings.NONE, List.of(root));
    assertEquals(List.of("corpus/dump.txt", "papers/b.bib", "thesis/refs.bib"), names(sources));
    assertEquals(List.of(), sources.problems());
  }

  @Test
  void bibliographiesOfEveryFormatAreTakenAtTheRoot() throws IOException {
    write("a.ris", "TY  - BOOK\nID  - a\nER  - \n");
    write("b.json", "\ufeff[{\"id\": \"a\", \"type\": \"book\", \"title\": \"A\"}]");
    write("c.yaml", "references:\n- id: a\n  type: book\n  title: A\n");
    write("d.yml", "a:\n  type: Book\n  title: A\n  date: 2001\nhalf written:\n");
    Files.write(
        root.resolve("e.YML"),
        "\ufeffa:\n  type: web\n  title: A\n  date: 2001\n".getBytes(StandardCharsets.UTF_16LE));
    write("sub/f.ris", "TY  - BOOK\nID  - a\nER  - \n");
    write("_quarto.yml", "project:\n  type: book\n  author: A\n");
    write(".g.ris", "TY  - BOOK\nID  - a\nER  - \n");
    write("h.bib", "");
    Sources sources = Sources.of(Settings.NONE, List.of(root));
    assertEquals(List.of("h.bib", "a.ris", "b.json", "c.yaml", "d.yml", "e.YML"), names(sources));
    assertEquals(List.of(), sources.problems());
  }

  @Test
  void aFileAtTheRootIsLookedIntoAgainWhenItChanges() throws IOException {
    write("refs.json", "[]");
    assertEquals(List.of(), names(Sources.of(Settings.NONE, List.of(root))));
    write("refs.json", "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"A\"}]");
    assertEquals(List.of("refs.json"), names(Sources.of(Settings.NONE, List.of(root))));
    write("refs.json", "{\"name\": \"a\"}");
    assertEquals(List.of(), names(Sources.of(Settings.NONE, List.of(root))));
  }

  @Test
  void nothingIsNoProblem() {
    assertEquals(List.of(), named().files());
    assertEquals(List.of(), Sources.of(Settings.NONE, List.of(root.resolve("no"))).files());
    assertEquals(
        new Sources(List.of(), List.of(), List.of()), Sources.of(Settings.NONE, List.of()));
  }

  @Test
  void aFolderThatHoldsItselfIsWalkedOnce() throws IOException {
    write("papers/a.bib", "");
    Files.createSymbolicLink(root.resolve("papers/again"), root.resolve("papers"));
    assertEquals(List.of("papers/a.bib"), names(named("papers")));
  }
}

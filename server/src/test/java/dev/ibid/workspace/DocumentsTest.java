package dev.ibid.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ibid.note.DeclaredBibliographies;
import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Documents documents(String... notes) throws IOException {
    Map<NotePath, DeclaredBibliographies> declared = new HashMap<>();
    for (String name : notes) {
      Note note = Note.read(Files.readString(folder.resolve(name)), NoteLanguage.LATEX);
      declared.put(NotePath.of(folder.resolve(name)), DeclaredBibliographies.of(note));
    }
    return Documents.of(new NamingNotes(declared, new ProjectFiles()), List.of(folder));
  }

  /** The document that takes the chapters in was given by nobody, and stands beside one of them. */
  @Test
  void whatANoteSeesDoesNotDependOnWhichNotesWereAskedAboutBefore() throws IOException {
    write("book/papers.bib", "@misc{key, title = {A title}}");
    write(
        "book/main.tex",
        """
        \\documentclass{book}
        \\begin{document}
        \\input{../chapters/one}
        \\input{../more/two}
        \\input{three}
        \\bibliography{papers}
        \\end{document}
        """);
    write("chapters/one.tex", "One \\cite{key}.");
    write("more/two.tex", "Two \\cite{key}.");
    write("book/three.tex", "Three \\cite{key}.");
    Documents all = documents("chapters/one.tex", "more/two.tex", "book/three.tex");
    List<Path> papers = List.of(folder.resolve("book/papers.bib"));
    for (String name : List.of("chapters/one.tex", "more/two.tex", "book/three.tex")) {
      assertEquals(papers, all.seenBy(NotePath.of(folder.resolve(name))).files(), name);
    }
  }
}

package dev.ibid;

import static dev.ibid.WireSession.string;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bibliographies that are no sources but for the notes that name them. */
class NamedBibliographiesIT {
  private static final String SETTINGS = "corpus = [\"papers.bib\"]\n";
  private static final String PAPER = "@misc{one, title={Paper one}}\n";
  private static final String NOTE = "---\nbibliography: ../outside/refs.bib\n---\n[@mine; @two]\n";

  @TempDir private Path temporary;

  @Test
  void areReadWhileTheNoteIsOpenAndFollowed() throws IOException {
    Desk desk = Desk.in(temporary);
    desk.write("ibid.toml", SETTINGS);
    desk.write("papers.bib", PAPER);
    Path outside = Files.createDirectory(temporary.resolve("outside"));
    Path refs = outside.resolve("refs.bib");
    try (WireSession session = new WireSession(desk)) {
      session.start(Editors.neovim());
      session.awaitPapers();
      session.open("a.md", NOTE);
      session.awaitDiagnostics(
          "a.md",
          found ->
              found.stream().anyMatch(one -> string(one, "code").equals("missing-bibliography")));

      int absent = session.mark();
      Files.writeString(refs, "@misc{mine, title={Paper mine}}\n");
      session.await(absent, message -> isLoaded(message, 2), "the bibliography that appeared");
      assertEquals("Paper mine", session.hover("a.md", 3, 3).lines().findFirst().orElse(""));
      session.awaitDiagnostics(
          "a.md",
          found -> found.size() == 1 && string(found.getFirst(), "code").equals("undefined-key"));

      int before = session.mark();
      Files.writeString(refs, "@misc{mine, title={Mine}}\n@misc{two, title={Two}}\n");
      session.await(before, message -> isLoaded(message, 3), "the entry that was added");
      session.awaitDiagnostics("a.md", found -> found.isEmpty());

      int closed = session.mark();
      session.close("a.md");
      session.await(closed, message -> isLoaded(message, 1), "the sources alone");
      assertEquals(0, session.shutDown());
      assertEquals("", session.standardError());
    }
  }

  private static boolean isLoaded(JsonObject message, int papers) {
    return WireSession.isLoaded(message)
        && string(message, "params", "message").startsWith(papers + " papers from");
  }
}

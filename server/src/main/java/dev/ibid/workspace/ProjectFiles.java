package dev.ibid.workspace;

import dev.ibid.note.DeclaredBibliographies;
import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
import dev.ibid.workspace.SourcesState.FileState;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What files on disk say of bibliographies: the parts of documents, and the settings of projects.
 * Each is read once for as long as it stays as it is. Safe for any number of threads.
 */
public final class ProjectFiles {

  /** Larger than anything that a person writes. */
  private static final long LARGEST = 16L << 20;

  private record Reading(FileState state, @Nullable DeclaredBibliographies declared) {}

  private final Map<Path, Reading> known = new ConcurrentHashMap<>();

  /** Remembers what a note said that somebody else has read. */
  public void put(Path file, DeclaredBibliographies declared) {
    known.put(file, new Reading(FileState.of(file), declared));
  }

  /** What {@code file} says, or null where it can't be read. */
  @Nullable DeclaredBibliographies of(Path file) {
    FileState state = FileState.of(file);
    Reading before = known.get(file);
    if (before != null && before.state.equals(state)) {
      return before.declared;
    }
    Reading now = new Reading(state, state.size() < 0 ? null : read(file, state.size()));
    known.put(file, now);
    return now.declared;
  }

  private static @Nullable DeclaredBibliographies read(Path file, long size) {
    if (size > LARGEST) {
      return null;
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      String utf8 = new String(bytes, StandardCharsets.UTF_8);
      String text =
          utf8.indexOf('\uFFFD') < 0 ? utf8 : new String(bytes, Charset.forName("windows-1252"));
      String name = String.valueOf(file.getFileName());
      if (DeclaredBibliographies.isProject(name)) {
        return DeclaredBibliographies.ofProject(name, text);
      }
      NoteLanguage language = NoteLanguage.ofFileName(name);
      // Styles, classes and what BibTeX wrote are LaTeX under other names.
      return DeclaredBibliographies.of(
          Note.read(text, language == null ? NoteLanguage.LATEX : language));
    } catch (IOException unreadable) {
      return null;
    }
  }
}

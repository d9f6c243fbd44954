package dev.ibid.workspace;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a note is called: the URI that the editor gave it, unchanged. */
public record NotePath(String uri) {

  /** VS Code has a document for each cell of a notebook, in the notebook's file. */
  private static final String CELL = "vscode-notebook-cell:";

  /** What the note in {@code file} is called. */
  public static NotePath of(Path file) {
    return new NotePath(file.toAbsolutePath().normalize().toUri().toString());
  }

  /** The file that the note is in, or null where it is in none, as a note that was never saved. */
  public @Nullable Path file() {
    String file =
        uri.startsWith(CELL) ? "file:" + uri.substring(CELL.length()).replaceFirst("#.*", "") : uri;
    try {
      return file.startsWith("file:") ? Path.of(URI.create(file)) : null;
    } catch (IllegalArgumentException | FileSystemNotFoundException noFile) {
      return null;
    }
  }
}

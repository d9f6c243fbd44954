package dev.ibid.workspace;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a note is called.
 *
 * @param uri the URI that the editor gave it, unchanged; where no editor is, what tells it from
 *     others
 * @param file that the note is in, as the URI says; null where it is in none, as a note that was
 *     never saved
 */
public record NotePath(String uri, @Nullable Path file) {

  /** VS Code has a document for each cell of a notebook, in the notebook's file. */
  private static final String CELL = "vscode-notebook-cell:";

  public NotePath(String uri) {
    this(uri, fileOf(uri));
  }

  /** What the note in {@code file} is called. */
  public static NotePath of(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return new NotePath(absolute.toUri().toString(), absolute);
  }

  private static @Nullable Path fileOf(String uri) {
    String file =
        uri.startsWith(CELL) ? "file:" + uri.substring(CELL.length()).replaceFirst("#.*", "") : uri;
    try {
      return file.startsWith("file:") ? Path.of(URI.create(file)) : null;
    } catch (IllegalArgumentException | FileSystemNotFoundException noFile) {
      return null;
    }
  }
}

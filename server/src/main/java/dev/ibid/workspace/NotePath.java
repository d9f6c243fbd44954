package dev.ibid.workspace;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a note is called: the URI that the editor gave it, unchanged. */
public record NotePath(String uri) {

  /** What the note in {@code file} is called. */
  public static NotePath of(Path file) {
    return new NotePath(file.toAbsolutePath().normalize().toUri().toString());
  }

  /** The file that the note is in, or null where it is in none, as a note that was never saved. */
  public @Nullable Path file() {
    try {
      return uri.startsWith("file:") ? Path.of(URI.create(uri)) : null;
    } catch (IllegalArgumentException | FileSystemNotFoundException noFile) {
      return null;
    }
  }
}

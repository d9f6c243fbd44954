package dev.ibid.workspace;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where something is set.
 *
 * @param file null where it is set in none, as in the editor
 * @param name what people know the place by: the file's path, {@code the editor's settings}
 * @param line from 1; 0 where it is not known
 */
public record SettingsPlace(@Nullable Path file, String name, int line) {

  static SettingsPlace in(Path file, int line) {
    return new SettingsPlace(file, file.toString(), line);
  }

  /** A place that is no file. */
  public static SettingsPlace called(String name) {
    return new SettingsPlace(null, name, 0);
  }

  /** {@code ibid.toml:12}, as compilers write it. */
  @Override
  public String toString() {
    return line > 0 ? name + ":" + line : name;
  }
}

package dev.ibid.workspace;

import dev.ibid.note.DeclaredBibliographies;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * The notes whose bibliographies are wanted.
 *
 * @param declared what each says as it stands now, saved or not
 * @param files what is known of the files around them
 * @param withoutSettings folders, absolute and normalized, that are known to hold no settings of
 *     projects; those of others are looked for
 */
public record NamingNotes(
    Map<NotePath, DeclaredBibliographies> declared, ProjectFiles files, Set<Path> withoutSettings) {

  public static final NamingNotes NONE = new NamingNotes(Map.of(), new ProjectFiles());

  public NamingNotes {
    declared = Map.copyOf(declared);
    withoutSettings = Set.copyOf(withoutSettings);
  }

  public NamingNotes(Map<NotePath, DeclaredBibliographies> declared, ProjectFiles files) {
    this(declared, files, Set.of());
  }
}

package dev.ibid.workspace;

import dev.ibid.note.DeclaredBibliographies;
import java.util.Map;

/**
 * The notes whose bibliographies are wanted.
 *
 * @param declared what each says as it stands now, saved or not
 * @param files what is known of the files around them
 */
public record NamingNotes(Map<NotePath, DeclaredBibliographies> declared, ProjectFiles files) {

  public static final NamingNotes NONE = new NamingNotes(Map.of(), new ProjectFiles());

  public NamingNotes {
    declared = Map.copyOf(declared);
  }
}

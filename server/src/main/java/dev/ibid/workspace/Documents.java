package dev.ibid.workspace;

import dev.ibid.note.DeclaredBibliographies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The documents that notes are or belong to, and the bibliographies that each of them sees.
 *
 * @param seen by note
 * @param bibliographies all that exist, each once, by path
 * @param looked the files and folders whose coming, going and changing may change the answer
 */
public record Documents(
    Map<NotePath, SeenBibliographies> seen, List<Path> bibliographies, Set<Path> looked) {

  public static final Documents NONE = new Documents(Map.of(), List.of(), Set.of());

  public Documents {
    seen = Map.copyOf(seen);
    bibliographies = List.copyOf(bibliographies);
    looked = Set.copyOf(looked);
  }

  /**
   * Looks at the disk.
   *
   * @param roots the folders of the workspace
   */
  public static Documents of(NamingNotes naming, List<Path> roots) {
    Map<NotePath, DeclaredBibliographies> notes = naming.declared();
    if (notes.isEmpty()) {
      return NONE;
    }
    Map<Path, DeclaredBibliographies> present = new HashMap<>();
    notes.forEach(
        (note, declared) -> {
          Path file = note.file();
          if (file != null) {
            present.put(file.toAbsolutePath().normalize(), declared);
          }
        });
    List<Path> folders =
        roots.stream().map(root -> root.toAbsolutePath().normalize()).distinct().toList();
    DocumentSearch search = new DocumentSearch(present, folders, naming);
    Map<NotePath, SeenBibliographies> seen = new LinkedHashMap<>();
    Set<Path> bibliographies = new TreeSet<>();
    notes.forEach(
        (note, declared) -> {
          Path file = note.file();
          SeenBibliographies one =
              search.seenBy(file == null ? null : file.toAbsolutePath().normalize(), declared);
          seen.put(note, one);
          bibliographies.addAll(one.files());
        });
    return new Documents(seen, new ArrayList<>(bibliographies), search.looked());
  }

  /** What {@code note} sees; unknown where it was not among the notes. */
  public SeenBibliographies seenBy(NotePath note) {
    return seen.getOrDefault(note, SeenBibliographies.UNKNOWN);
  }
}

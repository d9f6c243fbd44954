package dev.ibid.workspace;

import dev.ibid.note.DeclaredBibliographies;
import dev.ibid.note.DeclaredBibliographies.Name;
import dev.ibid.note.NoteLanguage;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Origin;
import dev.ibid.paper.Paper;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bibliographies that the document of a note sees: those that are named by the note itself, by
 * the files of its document and by the settings of its project. A document that names none sees
 * every source.
 *
 * @param declared what the note said when this was found out; null where nothing was found out yet
 * @param named whether the document names any, be it there or not
 * @param files those that exist, absolute, each once, the note's own first
 * @param missing what the note itself names and is not there
 * @param keys that the document defines itself
 * @param known whether all that may define the document's keys was found: each bibliography, each
 *     part, and the file that the note is a part of
 */
public record SeenBibliographies(
    @Nullable DeclaredBibliographies declared,
    boolean named,
    List<Path> files,
    List<Name> missing,
    Set<String> keys,
    boolean known) {

  /** What is seen while nothing was found out yet. */
  public static final SeenBibliographies UNKNOWN =
      new SeenBibliographies(null, false, List.of(), List.of(), Set.of(), false);

  public SeenBibliographies {
    files = List.copyOf(files);
    missing = List.copyOf(missing);
    keys = Set.copyOf(keys);
  }

  /** Whether entries of {@code source}, the path of a file, can be cited by their keys. */
  public boolean sees(String source) {
    return !named || place(source) >= 0;
  }

  /**
   * Whether what is not named is surely not seen; Emacs may add bibliographies to those of any Org
   * note.
   */
  public boolean isAll() {
    return declared != null && declared.language() != NoteLanguage.ORG;
  }

  /** The keys by which the document can cite {@code paper}, in their order. */
  public List<CiteKey> keysOf(Paper paper) {
    if (!named) {
      return paper.keys();
    }
    return paper.origins().stream()
        .filter(origin -> origin.key() != null && sees(origin.source()))
        .map(Origin::key)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** Where the first of the files stands that give {@code key} to {@code paper}; -1 for none. */
  int firstPlace(Paper paper, CiteKey key) {
    int first = -1;
    for (Origin origin : paper.origins()) {
      int place = key.equals(origin.key()) ? place(origin.source()) : -1;
      first = place >= 0 && (first < 0 || place < first) ? place : first;
    }
    return first;
  }

  private int place(String source) {
    for (int at = 0; at < files.size(); at++) {
      if (files.get(at).toString().equals(source)) {
        return at;
      }
    }
    return -1;
  }
}

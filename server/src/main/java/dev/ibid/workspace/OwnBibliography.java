package dev.ibid.workspace;

import dev.ibid.corpus.Corpus;
import dev.ibid.note.DeclaredBibliographies;
import dev.ibid.note.Note;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.CiteKeyPattern;
import dev.ibid.paper.Paper;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bibliography that gets the entry of a paper which a note is to cite by key.
 *
 * @param file absolute; need not exist
 * @param keyPattern what its new keys are made by
 * @param defined the keys that the note defines itself
 */
public record OwnBibliography(Path file, CiteKeyPattern keyPattern, Set<String> defined) {

  /**
   * The first {@code .bib} that the note's document names and that exists, else the first that it
   * names; for a note that names no bibliography at all the one that the settings name, if they do.
   *
   * @param file the note's; null where it is in none
   * @param seen what the note's document sees, as far as that was found out
   * @param targets where fetched papers go, for each root of the workspace
   */
  public static @Nullable OwnBibliography of(
      Note note, @Nullable Path file, SeenBibliographies seen, List<FetchTarget> targets) {
    FetchTarget target = FetchTarget.of(file, targets);
    CiteKeyPattern pattern = target == null ? CiteKeyPattern.USUAL : target.keyPattern();
    DeclaredBibliographies declared = DeclaredBibliographies.of(note);
    if (!seen.named() && declared.files().isEmpty()) {
      return target != null && target.configured()
          ? new OwnBibliography(target.file(), pattern, declared.keys())
          : null;
    }
    List<Path> candidates = new ArrayList<>(seen.files());
    candidates.removeIf(one -> !one.toString().toLowerCase(Locale.ROOT).endsWith(".bib"));
    for (DeclaredBibliographies.Name name : declared.files()) {
      candidates.addAll(file == null ? List.of() : candidates(name.path(), file, target));
    }
    return candidates.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .or(() -> candidates.stream().findFirst())
        .map(found -> new OwnBibliography(found, pattern, declared.keys()))
        .orElse(null);
  }

  /** The key that {@code paper} gets: one that neither the note nor another paper has. */
  public CiteKey keyFor(Paper paper, Corpus corpus) {
    return keyPattern.keyFor(
        paper, key -> defined.contains(key.value()) || corpus.isOfAnother(key, paper));
  }

  private static List<Path> candidates(String name, Path note, @Nullable FetchTarget target) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean suffixed = lower.endsWith(".bib");
    boolean other = lower.matches(".*\\.(ya?ml|json|ris|xml|txt)");
    if (other || name.isBlank()) {
      return List.of();
    }
    try {
      Path path = Path.of(suffixed ? name : name + ".bib");
      List<Path> found = new ArrayList<>();
      found.add(note.resolveSibling(path).toAbsolutePath().normalize());
      if (target != null) {
        found.add(target.root().resolve(path).toAbsolutePath().normalize());
      }
      return found;
    } catch (InvalidPathException unlike) {
      return List.of();
    }
  }
}

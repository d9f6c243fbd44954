package dev.ibid.workspace;

import dev.ibid.corpus.source.SourceReader;
import dev.ibid.workspace.SourcesState.FileState;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bibliographies that lie at the root of a workspace and whose names say too little: RIS, CSL
 * and Hayagriva. Settings of all kinds lie there too, so that each file is looked into.
 */
final class LooseBibliographies {
  private LooseBibliographies() {}

  private static final Set<String> ENDINGS = Set.of("ris", "json", "yaml", "yml");

  /** A root with more such files, by name, is a folder of data. */
  private static final int MOST_LOOKED_INTO = 200;

  /** A look that stands while the file's state does. */
  private record Look(FileState state, boolean bibliography) {}

  /** What was found by the last look at each root, for the next one. */
  private static final Map<Path, Map<Path, Look>> LAST = new ConcurrentHashMap<>();

  /** By name; none where the folder can't be read. */
  static List<Path> at(Path root) {
    Path folder = root.toAbsolutePath().normalize();
    Map<Path, Look> last = LAST.getOrDefault(folder, Map.of());
    Map<Path, Look> looks = new HashMap<>();
    List<Path> found = new ArrayList<>();
    for (Path file : candidates(folder)) {
      FileState state = FileState.of(file);
      Look known = last.get(file);
      Look look =
          known != null && known.state().equals(state)
              ? known
              : new Look(state, SourceReader.isBibliography(file));
      looks.put(file, look);
      if (look.bibliography()) {
        found.add(file);
      }
    }
    LAST.put(folder, Map.copyOf(looks));
    return found;
  }

  private static List<Path> candidates(Path folder) {
    List<Path> candidates = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(
          file -> {
            if (mayBeOne(String.valueOf(file.getFileName())) && Files.isRegularFile(file)) {
              candidates.add(file);
            }
          });
    } catch (IOException | DirectoryIteratorException unreadable) {
      return List.of();
    }
    return candidates.stream().sorted().limit(MOST_LOOKED_INTO).toList();
  }

  /** Names with a low line are Quarto's, Jekyll's and Jupyter Book's settings. */
  private static boolean mayBeOne(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && !name.startsWith("_") && ENDINGS.contains(ending);
  }
}

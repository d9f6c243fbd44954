package dev.ibid.feature;

import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Origin;
import dev.ibid.paper.Paper;
import dev.ibid.workspace.SeenBibliographies;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a paper is recorded.
 *
 * @param source the path of a file
 * @param line from 1; 0 where the file has no lines to name
 */
public record PaperPlace(String source, int line) {

  private static PaperPlace of(Origin origin) {
    return new PaperPlace(origin.source(), origin.line());
  }

  /** Each place, those first where somebody keeps a bibliography; packed files are the last. */
  static List<PaperPlace> all(Paper paper) {
    return paper.origins().stream()
        .sorted(Comparator.comparing(PaperPlace::isPacked).thenComparing(o -> o.key() == null))
        .map(PaperPlace::of)
        .toList();
  }

  /**
   * The places that an editor can show: the entries of that key, else of any key, else all; of
   * these, those in bibliographies that the document sees where there are any.
   *
   * @param key that the paper is cited by, or null
   */
  static List<PaperPlace> shown(Paper paper, @Nullable CiteKey key, SeenBibliographies seen) {
    List<Origin> open = paper.origins().stream().filter(origin -> !isPacked(origin)).toList();
    List<Origin> named = open.stream().filter(o -> key != null && key.equals(o.key())).toList();
    List<Origin> keyed = open.stream().filter(origin -> origin.key() != null).toList();
    List<Origin> best = !named.isEmpty() ? named : !keyed.isEmpty() ? keyed : open;
    List<Origin> visible = best.stream().filter(origin -> seen.sees(origin.source())).toList();
    return (visible.isEmpty() ? best : visible).stream().map(PaperPlace::of).distinct().toList();
  }

  private static boolean isPacked(Origin origin) {
    String name = origin.source().toLowerCase(Locale.ROOT);
    return name.endsWith(".gz") || name.endsWith(".zip");
  }
}

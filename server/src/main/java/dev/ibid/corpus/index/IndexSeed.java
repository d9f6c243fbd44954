package dev.ibid.corpus.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The index of other sources as the beginning of a new one. Where a bibliography comes to a million
 * papers, or goes, the list of sources is another and so is its index; but all that both lists have
 * need not be read again.
 */
final class IndexSeed {
  private IndexSeed() {}

  /**
   * Puts into {@code folder}, which has no index, the one of a neighbouring folder that holds most
   * of {@code sources} as they are; none where that is less than half of them. The files are linked
   * and not copied, since nothing ever changes one that stands.
   */
  static void plant(Path folder, List<SourceState> sources) throws IOException {
    Path best = null;
    long least = IndexBuild.weight(sources) / 2;
    for (Path neighbour : neighbours(folder)) {
      Manifest manifest = manifest(neighbour);
      if (manifest == null) {
        continue;
      }
      IndexPlan update = IndexPlan.update(sources, manifest);
      if (!update.fresh() && update.change() < least) {
        best = neighbour;
        least = update.change();
      }
    }
    if (best != null) {
      link(best, folder);
    }
  }

  private static List<Path> neighbours(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder.resolveSibling(""))) {
      return all.filter(each -> !each.equals(folder) && Files.isDirectory(each)).sorted().toList();
    }
  }

  private static @Nullable Manifest manifest(Path folder) {
    try (Directory directory = new MMapDirectory(folder)) {
      return Manifest.ofUserData(SegmentInfos.readLatestCommit(directory).getUserData());
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /** The list of segments comes last: without it the other files are no index. */
  private static void link(Path from, Path to) throws IOException {
    List<Path> linked = new ArrayList<>();
    try (Directory directory = new MMapDirectory(from)) {
      SegmentInfos commit = SegmentInfos.readLatestCommit(directory);
      Set<String> files = new HashSet<>(commit.files(false));
      for (String file : files) {
        linked.add(Files.createLink(to.resolve(file), from.resolve(file)));
      }
      String segments = commit.getSegmentsFileName();
      Files.createLink(to.resolve(segments), from.resolve(segments));
    } catch (IOException | UnsupportedOperationException e) {
      // Its owner may have replaced it meanwhile, or links are not to be had: all is read then.
      for (Path file : linked) {
        Files.deleteIfExists(file);
      }
    }
  }
}

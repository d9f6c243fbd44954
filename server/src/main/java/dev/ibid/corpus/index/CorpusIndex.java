package dev.ibid.corpus.index;

import dev.ibid.corpus.Corpus;
import dev.ibid.corpus.SourceProblem;
import dev.ibid.corpus.source.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Opens the index of a set of sources, building or mending it where it is not what it should be.
 */
public final class CorpusIndex {
  private CorpusIndex() {}

  /**
   * Held by the one process that builds. The lock that Lucene keeps itself spans less than that.
   */
  static final String LOCK = "build.lock";

  private static final long LOCK_POLL_MILLIS = 50;

  /**
   * Smaller indexes are read through when they are opened, which finds every damaged byte; larger
   * ones later, by {@link IndexCheck}.
   */
  private static final long CHECKED_BYTES = 16L << 20;

  /** Sources that may be kept in memory alone where no index can be written, as they are read. */
  private static final long UNKEPT_BYTES = 64L << 20;

  /** Kept, since a logger that nobody holds forgets its level. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  static {
    // It would tell each time that a JDK module for vectors, which ibid has no use for, is missing.
    LUCENE.setLevel(Level.SEVERE);
  }

  /** A corpus, and what it took to get it. */
  public record Opened(Corpus corpus, IndexReport report) {}

  /**
   * The corpus of {@code files}. Where the index is whole and the files are as they were when it
   * was built, none of them is read. Several processes may open the same files at once: one builds,
   * and the others wait for it.
   *
   * @param files the sources in order of precedence; one that can't be read becomes a problem of
   *     the corpus, not an exception
   * @param cacheFolder holds all of ibid's indexes; made where it does not exist. Where nothing can
   *     be written to it, a small corpus is kept in memory alone and says so among its problems
   * @param rebuild whether to read all sources again even where nothing seems to have changed
   * @param progress told of damage too, which may be found in a large index after this returned
   * @throws IOException where no index can be kept at {@code cacheFolder} at all
   * @throws CancellationException where {@code progress} asked to stop; the index is as it was
   */
  public static Opened open(
      List<Path> files, Path cacheFolder, boolean rebuild, IndexProgress progress)
      throws IOException {
    return open(files, cacheFolder, rebuild, progress, SourceReader::read);
  }

  /**
   * How much there is to read in {@code files}, in bytes as it comes out of its compression; a
   * guess where they are compressed.
   */
  public static long weight(List<Path> files) {
    return IndexBuild.weight(states(files));
  }

  /** Whether the disk has room for an index of {@code files}, as far as can be told. */
  public static boolean hasRoom(List<Path> files, Path cacheFolder) {
    return DiskRoom.suffices(cacheFolder, weight(files));
  }

  static Opened open(
      List<Path> files,
      Path cacheFolder,
      boolean rebuild,
      IndexProgress progress,
      SourceReading reading)
      throws IOException {
    long begin = System.nanoTime();
    List<Path> paths =
        files.stream().map(file -> file.toAbsolutePath().normalize()).distinct().toList();
    Path folder = folder(cacheFolder, paths);
    LuceneCorpus corpus = rebuild ? null : openUnchanged(folder, states(paths));
    if (corpus != null) {
      UnusedIndexes.use(folder);
      if (bytes(corpus.reader()) > CHECKED_BYTES) {
        IndexCheck.begin(folder, progress);
      }
      return opened(corpus, new IndexBuild.Built(corpus.manifest(), 0, 0), begin);
    }
    try {
      Opened built = build(paths, folder, rebuild, progress, reading, begin);
      sweep(cacheFolder);
      return built;
    } catch (IOException e) {
      return withoutFolder(paths, folder, e, progress, reading, begin);
    }
  }

  private static void sweep(Path cacheFolder) {
    try {
      UnusedIndexes.sweep(cacheFolder, Instant.now().minus(UnusedIndexes.KEPT));
    } catch (IOException | RuntimeException unswept) {
      System.getLogger(CorpusIndex.class.getName())
          .log(System.Logger.Level.DEBUG, "unused indexes could not be deleted", unswept);
    }
  }

  /** The folder of the index of {@code paths}: another order of them is another index. */
  static Path folder(Path cacheFolder, List<Path> paths) {
    // FNV-1a, 64 bits. Should two lists ever meet in one folder, the manifest tells them apart.
    long hash = 0xcbf29ce484222325L;
    for (char c : String.join("\n", paths.stream().map(Path::toString).toList()).toCharArray()) {
      hash = (hash ^ c) * 0x100000001b3L;
    }
    return cacheFolder.resolve("index-v" + Manifest.SCHEMA).resolve(String.format("%016x", hash));
  }

  private static List<SourceState> states(List<Path> paths) {
    return paths.stream().map(SourceState::of).toList();
  }

  private static Opened opened(LuceneCorpus corpus, IndexBuild.Built built, long begin) {
    return opened(corpus, built, begin, true);
  }

  private static Opened opened(
      LuceneCorpus corpus, IndexBuild.Built built, long begin, boolean kept) {
    return new Opened(
        corpus,
        new IndexReport(
            built.manifest().sources().size(),
            built.sourcesRead(),
            built.records(),
            corpus.size(),
            Duration.ofNanos(System.nanoTime() - begin),
            kept));
  }

  /** The corpus as it was built last, where that was from {@code sources} as they are, or null. */
  private static @Nullable LuceneCorpus openUnchanged(Path folder, List<SourceState> sources) {
    LuceneCorpus corpus = openLast(folder);
    return corpus != null && corpus.manifest().sources().equals(sources) ? corpus : null;
  }

  /** The corpus as it was built last, or null where there is none or it is damaged. */
  private static @Nullable LuceneCorpus openLast(Path folder) {
    if (!Files.isDirectory(folder)) {
      return null;
    }
    try {
      return openLast(new MMapDirectory(folder), List.of());
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private static @Nullable LuceneCorpus openLast(Directory directory, List<SourceProblem> further)
      throws IOException {
    DirectoryReader reader = null;
    try {
      if (!DirectoryReader.indexExists(directory)) {
        directory.close();
        return null;
      }
      reader = DirectoryReader.open(directory);
      Manifest manifest = Manifest.ofUserData(reader.getIndexCommit().getUserData());
      if (bytes(reader) <= CHECKED_BYTES) {
        for (LeafReaderContext leaf : reader.leaves()) {
          leaf.reader().checkIntegrity();
        }
      }
      return new LuceneCorpus(reader, directory, manifest, further);
    } catch (IOException | RuntimeException e) {
      if (reader != null) {
        reader.close();
      }
      directory.close();
      throw e;
    }
  }

  private static long bytes(DirectoryReader reader) throws IOException {
    long bytes = 0;
    for (String file : reader.getIndexCommit().getFileNames()) {
      bytes += reader.directory().fileLength(file);
    }
    return bytes;
  }

  private static Opened build(
      List<Path> paths,
      Path folder,
      boolean rebuild,
      IndexProgress progress,
      SourceReading reading,
      long begin)
      throws IOException {
    Files.createDirectories(folder);
    UnusedIndexes.use(folder);
    try (Directory directory = new MMapDirectory(folder)) {
      boolean[] waited = new boolean[1];
      try (Lock _ = lock(directory, progress, waited)) {
        List<SourceState> sources = states(paths);
        LuceneCorpus last = openLast(folder);
        boolean mayStand = waited[0] || !rebuild;
        if (mayStand && last != null && last.manifest().sources().equals(sources)) {
          return opened(last, new IndexBuild.Built(last.manifest(), 0, 0), begin);
        }
        boolean cleared = last == null && clearIfDamaged(directory);
        // The files of a neighbour may be the damaged ones, by another name.
        if (last == null && !rebuild && !cleared && !DirectoryReader.indexExists(directory)) {
          IndexSeed.plant(folder, sources);
          last = openLast(folder);
        }
        IndexPlan plan = plan(sources, last == null ? null : last.manifest(), rebuild);
        IndexBuild.Built built;
        try {
          built = write(directory, plan, reading, progress);
        } catch (IOException unwritten) {
          sweepUnwritten(directory);
          throw unwritten;
        }
        LuceneCorpus corpus = openLast(new MMapDirectory(folder), List.of());
        if (corpus == null) {
          throw new IOException("the index is gone as soon as it was written");
        }
        return opened(corpus, built, begin);
      }
    }
  }

  /** What changed is read alone, unless that is most of all there is. */
  private static IndexPlan plan(
      List<SourceState> sources, @Nullable Manifest last, boolean rebuild) {
    if (last == null || rebuild) {
      return IndexPlan.fresh(sources, last);
    }
    IndexPlan update = IndexPlan.update(sources, last);
    long most = Math.max(IndexBuild.HELD, IndexBuild.weight(sources) / 2);
    return update.change() <= most ? update : IndexPlan.fresh(sources, last);
  }

  private static IndexBuild.Built write(
      Directory directory, IndexPlan plan, SourceReading reading, IndexProgress progress)
      throws IOException {
    while (true) {
      try {
        return new IndexBuild(plan, reading, progress, IndexBuild.HELD).write(directory);
      } catch (IndexBuild.BrokenOff brokenOff) {
        plan = brokenOff.keeping(plan);
      }
    }
  }

  /**
   * Waits for the lock of those who write.
   *
   * @param waited its first element becomes true where another process had the lock
   */
  static Lock lock(Directory directory, IndexProgress progress, boolean[] waited)
      throws IOException {
    while (true) {
      try {
        return directory.obtainLock(LOCK);
      } catch (LockObtainFailedException e) {
        waited[0] = true;
        if (progress.cancelled()) {
          throw new CancellationException("stopped waiting for the index of another process");
        }
        try {
          Thread.sleep(LOCK_POLL_MILLIS);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw new IOException("interrupted while waiting for another process", interrupted);
        }
      }
    }
  }

  /**
   * Deletes what is no index: Lucene reads the last commit even where it is to be replaced, and
   * fails where it can't; and it leaves files alone that no list of segments names.
   *
   * @return whether there was anything to delete
   */
  private static boolean clearIfDamaged(Directory directory) throws IOException {
    try {
      if (DirectoryReader.indexExists(directory)) {
        DirectoryReader.open(directory).close();
        return false;
      }
    } catch (IOException | RuntimeException e) {
      // It can't be read, and goes.
    }
    boolean any = false;
    for (String file : directory.listAll()) {
      if (!file.endsWith(".lock")) {
        directory.deleteFile(file);
        any = true;
      }
    }
    return any;
  }

  /** Lucene leaves what it could not write to its end, and would leave the disk full with it. */
  private static void sweepUnwritten(Directory directory) {
    try {
      Set<String> kept = new HashSet<>();
      if (DirectoryReader.indexExists(directory)) {
        kept.addAll(SegmentInfos.readLatestCommit(directory).files(true));
      }
      for (String file : directory.listAll()) {
        if (!kept.contains(file) && !file.endsWith(".lock")) {
          directory.deleteFile(file);
        }
      }
    } catch (IOException | RuntimeException unswept) {
      System.getLogger(CorpusIndex.class.getName())
          .log(System.Logger.Level.DEBUG, "half an index could not be deleted", unswept);
    }
  }

  /** The next best thing where no index can be written: one in memory, or the last that stood. */
  private static Opened withoutFolder(
      List<Path> paths,
      Path folder,
      IOException reason,
      IndexProgress progress,
      SourceReading reading,
      long begin)
      throws IOException {
    List<SourceState> sources = states(paths);
    long weight = IndexBuild.weight(sources);
    String why = DiskRoom.advice(folder, weight, reason);
    LuceneCorpus last = openLast(folder);
    if (weight <= UNKEPT_BYTES) {
      Directory memory = new ByteBuffersDirectory();
      IndexBuild.Built built = write(memory, IndexPlan.fresh(sources, null), reading, progress);
      SourceProblem problem =
          new SourceProblem(
              folder.toString(),
              0,
              "no index can be kept here, so the sources are read at each start: " + why);
      return opened(
          new LuceneCorpus(
              DirectoryReader.open(memory), memory, built.manifest(), List.of(problem)),
          built,
          begin,
          false);
    }
    if (last != null) {
      List<SourceProblem> stale = stale(sources, last.manifest(), why);
      LuceneCorpus kept = openLast(new MMapDirectory(folder), stale);
      if (kept != null) {
        return opened(kept, new IndexBuild.Built(kept.manifest(), 0, 0), begin, false);
      }
    }
    throw new IOException("no index can be kept at " + folder + ": " + why, reason);
  }

  /** What to tell of the sources that are not what the index has of them. */
  private static List<SourceProblem> stale(List<SourceState> sources, Manifest last, String why) {
    return sources.stream()
        .filter(source -> !last.sources().contains(source))
        .map(
            source ->
                new SourceProblem(
                    source.path().toString(),
                    0,
                    "its papers are those of the last reading, since the index can't be renewed: "
                        + why))
        .toList();
  }
}

package dev.ibid.corpus.index;

import dev.ibid.corpus.SourceProblem;
import dev.ibid.corpus.index.RecordBytes.SourceRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * Writes an index by a plan: all of it, or what changed since it was written last. Small sources
 * are read into memory first and brought together there; large ones are streamed past them, each
 * record taking along what the small ones have of its paper.
 */
final class IndexBuild {

  /** Sources that are held in memory together, in bytes as they are read. */
  static final long HELD = 32L << 20;

  /** What a compressed source comes to when it is read, as a multiple of its size. */
  private static final int INFLATION = 4;

  /** The tables of sources that come to more are too much for the manifest of an index. */
  private static final long TABLED = 256L << 20;

  private static final double SMALL_BUFFER_MEBIBYTES = 16;

  /** With less, segments are small and have to be merged; sorting takes as much again. */
  private static final double LARGE_BUFFER_MEBIBYTES =
      Math.clamp(Runtime.getRuntime().maxMemory() >> 20, 160, 1120) / 5.0;

  /** A million papers come to about as many, and merging them would cost more than searching. */
  private static final int SEGMENTS = 20;

  /** What a change merges of the segments that changes before it left: nothing that takes long. */
  private static final double MERGED_MEBIBYTES = 4;

  private static final double MERGED_FLOOR_MEBIBYTES = 2;

  /** Fewer papers are written by one thread, into one segment. */
  private static final int FEW = 4_000;

  private final IndexPlan plan;
  private final Map<Path, Manifest.Entry> standing;
  private final SourceReads reads;
  private final long heldBytes;

  /** What was written. */
  record Built(Manifest manifest, long records, int sourcesRead) {}

  /** A source could not be read to its end, and the index that stands may have papers of it. */
  static final class BrokenOff extends IOException {
    private static final long serialVersionUID = 1;

    private final int place;
    private final transient List<SourceProblem> problems;

    BrokenOff(int place, List<SourceProblem> problems) {
      super("a source could not be read to its end");
      this.place = place;
      this.problems = problems;
    }

    /** The plan without it. */
    IndexPlan keeping(IndexPlan plan) {
      return plan.keeping(place, problems);
    }
  }

  /**
   * @param heldBytes how much of the sources may be held in memory: {@link #HELD}, or a test's
   *     limit
   */
  IndexBuild(IndexPlan plan, SourceReading reading, IndexProgress progress, long heldBytes) {
    this.plan = plan;
    this.standing = plan.standing();
    this.reads = new SourceReads(plan, reading, progress);
    this.heldBytes = heldBytes;
  }

  /**
   * Replaces what stands in {@code directory}, in one step at the end.
   *
   * @throws CancellationException where the progress asked to stop; all is as it was then
   * @throws BrokenOff where a source that the last index knows could not be read; all is as it was
   */
  Built write(Directory directory) throws IOException {
    Set<Integer> held = heldSources();
    Set<Integer> streamed = new HashSet<>(plan.read());
    streamed.removeAll(held);
    Map<Integer, Rereading> reread = new TreeMap<>();
    for (int place : held) {
      reread.put(place, hold(place, directory));
    }
    reads.stopIfCancelled();
    Map<Integer, RecordTable> tables = new HashMap<>();
    reread.forEach((place, reading) -> tables.put(place, reading.table()));
    SourceTable table = plan.table(tables);
    IndexWriter writer = new IndexWriter(directory, settings(!streamed.isEmpty()));
    try {
      if (plan.fresh()) {
        writeFresh(writer, table, added(reread), streamed);
      } else {
        update(writer, table, reread, streamed);
      }
      reads.stopIfCancelled();
      Manifest manifest = plan.manifest(reads, table);
      writer.setLiveCommitData(manifest.toUserData().entrySet());
      writer.commit();
      writer.close();
      reads.reportEnd();
      return new Built(manifest, reads.records(), reads.sourcesRead());
    } finally {
      if (writer.isOpen()) {
        writer.rollback();
      }
    }
  }

  private static List<SourceRecord> added(Map<Integer, Rereading> reread) {
    return reread.values().stream().flatMap(reading -> reading.added().stream()).toList();
  }

  private void writeFresh(
      IndexWriter writer, SourceTable table, List<SourceRecord> held, Set<Integer> streamed)
      throws IOException {
    PaperGroups groups = new PaperGroups();
    held.forEach(groups::add);
    if (!streamed.isEmpty() || groups.size() > FEW) {
      writeInParallel(writer, table, groups, streamed);
    } else {
      PaperDocument document = new PaperDocument();
      for (List<SourceRecord> paper : groups.papers()) {
        writer.addDocument(document.of(paper, table));
      }
    }
    if (!streamed.isEmpty()) {
      mergeRepeated(writer, table);
    }
  }

  private void update(
      IndexWriter writer, SourceTable table, Map<Integer, Rereading> reread, Set<Integer> streamed)
      throws IOException {
    Set<Integer> removed = plan.dropped();
    List<String> touched = new ArrayList<>();
    streamed.forEach(place -> removed.add(table.number(place)));
    reread.forEach(
        (place, reading) -> {
          int number = table.number(place);
          Manifest.Entry known = standing(place);
          if (known != null && known.records() == null) {
            removed.add(number);
          }
          reading.touched().forEach(id -> touched.add(PaperDocument.recordTerm(number, id)));
        });
    if (!removed.isEmpty()) {
      try (Regrouping regrouping = new Regrouping(writer, table)) {
        regrouping.remove(removed);
      }
    }
    try (Regrouping regrouping = new Regrouping(writer, table)) {
      regrouping.change(touched, added(reread));
    }
    if (!streamed.isEmpty()) {
      writeInParallel(writer, table, new PaperGroups(), streamed);
      mergeRepeated(writer, table);
    }
    writer.getConfig().setMergePolicy(smallMerges());
    writer.flush();
    writer.maybeMerge();
  }

  private void mergeRepeated(IndexWriter writer, SourceTable table) throws IOException {
    writer.getConfig().setMergePolicy(NoMergePolicy.INSTANCE);
    if (writer.getConfig().getMergeScheduler() instanceof ConcurrentMergeScheduler merges) {
      merges.sync();
    }
    try (Regrouping regrouping = new Regrouping(writer, table)) {
      regrouping.mergeRepeated();
    }
  }

  /** How much there is to read, in bytes as it comes out of its compression. */
  static long weight(List<SourceState> sources) {
    return sources.stream().mapToLong(IndexBuild::weight).sum();
  }

  private static long weight(SourceState source) {
    String name = source.path().toString().toLowerCase(Locale.ROOT);
    boolean compressed = name.endsWith(".gz") || name.endsWith(".zip");
    return Math.max(0, source.size()) * (compressed ? INFLATION : 1);
  }

  /** The smallest sources, as many as fit into memory together. */
  private Set<Integer> heldSources() {
    List<Integer> bySize = new ArrayList<>(plan.read());
    bySize.sort(Comparator.comparingLong(place -> weight(plan.sources().get(place))));
    Set<Integer> held = new TreeSet<>();
    long left = Math.min(heldBytes, TABLED - plan.weightOfTables());
    for (int place : bySize) {
      left -= weight(plan.sources().get(place));
      if (left < 0) {
        break;
      }
      held.add(place);
    }
    return held;
  }

  private IndexWriterConfig settings(boolean large) {
    IndexWriterConfig settings =
        new IndexWriterConfig()
            .setCommitOnClose(false)
            .setRAMBufferSizeMB(large ? LARGE_BUFFER_MEBIBYTES : SMALL_BUFFER_MEBIBYTES)
            .setIndexSort(new Sort(new SortField(PaperDocument.RANK, SortField.Type.LONG, true)));
    TieredMergePolicy fewMerges = new TieredMergePolicy();
    fewMerges.setSegmentsPerTier(SEGMENTS);
    return plan.fresh()
        ? settings.setOpenMode(IndexWriterConfig.OpenMode.CREATE).setMergePolicy(fewMerges)
        : settings
            .setOpenMode(IndexWriterConfig.OpenMode.APPEND)
            .setMergePolicy(NoMergePolicy.INSTANCE)
            .setMergeScheduler(new SerialMergeScheduler());
  }

  private static TieredMergePolicy smallMerges() {
    TieredMergePolicy merges = new TieredMergePolicy();
    merges.setMaxMergedSegmentMB(MERGED_MEBIBYTES);
    merges.setFloorSegmentMB(MERGED_FLOOR_MEBIBYTES);
    return merges;
  }

  private Manifest.@Nullable Entry standing(int place) {
    return standing.get(plan.sources().get(place).path());
  }

  private Rereading hold(int place, Directory directory) throws IOException {
    Manifest.Entry known = standing(place);
    RecordTable last = known == null ? null : known.records();
    Rereading reading = new Rereading(place, last == null ? RecordTable.EMPTY : last);
    boolean whole = reads.read(place, reading, reads::isCancelled);
    reads.stopIfCancelled();
    if (!whole && isKept(place, directory)) {
      throw brokenOff(place);
    }
    return reading;
  }

  /** Whether the index that stands has papers of the source. */
  private boolean isKept(int place, Directory directory) throws IOException {
    OptionalInt number = plan.lastNumber(place);
    if (number.isEmpty()) {
      return false;
    }
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      return Regrouping.hasSource(reader, number.getAsInt());
    }
  }

  private BrokenOff brokenOff(int place) {
    reads.addProblem(place, "its papers are those of the last reading");
    return new BrokenOff(place, reads.problems(place));
  }

  private void writeInParallel(
      IndexWriter writer, SourceTable table, PaperGroups groups, Set<Integer> streamed)
      throws IOException {
    int processors = Runtime.getRuntime().availableProcessors();
    DocumentQueue queue = new DocumentQueue(writer, table, Math.clamp(processors, 1, 4));
    List<Integer> places = streamed.stream().sorted().toList();
    AtomicInteger next = new AtomicInteger();
    List<Thread> readers = new ArrayList<>();
    for (int at = 0; at < Math.clamp(places.size(), 0, processors); at++) {
      readers.add(
          Thread.ofPlatform()
              .daemon()
              .name("ibid-read-" + at)
              .start(() -> stream(places, next, groups, queue, writer.getDirectory())));
    }
    try {
      for (Thread reader : readers) {
        reader.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading the sources", e);
    } finally {
      try (DocumentQueue.Feed feed = queue.feed()) {
        groups.papers().forEach(feed::add);
      }
      queue.finish();
    }
  }

  private void stream(
      List<Integer> places,
      AtomicInteger next,
      PaperGroups groups,
      DocumentQueue queue,
      Directory directory) {
    try (DocumentQueue.Feed feed = queue.feed()) {
      for (int at = next.getAndIncrement(); at < places.size(); at = next.getAndIncrement()) {
        int place = places.get(at);
        boolean whole =
            queue.failed()
                || reads.read(
                    place,
                    record -> feed.add(groups.takeWith(record)),
                    () -> queue.failed() || reads.isCancelled());
        if (!whole && isKept(place, directory)) {
          queue.fail(brokenOff(place));
        }
      }
    } catch (IOException | RuntimeException | Error e) {
      // A source that is not read to its end for want of memory must not pass for a whole one.
      queue.fail(e);
    }
  }
}

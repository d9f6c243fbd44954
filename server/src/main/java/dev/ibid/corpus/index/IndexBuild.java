package dev.ibid.corpus.index;

import dev.ibid.corpus.SourceProblem;
import dev.ibid.corpus.index.RecordBytes.SourceRecord;
import dev.ibid.corpus.source.Records;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;

/**
 * Writes an index of a list of sources. Small sources are read into memory first and brought
 * together there; large ones are streamed past them, each record taking along what the small ones
 * have of its paper.
 */
final class IndexBuild {

  /** Sources that are held in memory together, in bytes as they are read. */
  static final long HELD = 32L << 20;

  /** What a compressed source comes to when it is read, as a multiple of its size. */
  private static final int INFLATION = 4;

  private static final double SMALL_BUFFER_MEBIBYTES = 16;
  private static final double LARGE_BUFFER_MEBIBYTES = 96;

  /** Fewer papers are written by one thread, into one segment. */
  private static final int FEW = 4_000;

  private static final long REPORT_EVERY_NANOS = 200_000_000;

  private final List<SourceState> sources;
  private final List<String> names;
  private final SourceReading reading;
  private final IndexProgress progress;
  private final Function<Path, List<Paper>> lastGood;
  private final long heldBytes;

  private final AtomicLong records = new AtomicLong();
  private final AtomicInteger sourcesRead = new AtomicInteger();
  private final AtomicLong bytesDone = new AtomicLong();
  private final AtomicLong nextReport = new AtomicLong(System.nanoTime());
  private final long bytesTotal;
  private final SourceProblems[] problems;

  /** What was written. */
  record Built(Manifest manifest, long records, int sourcesRead) {}

  /**
   * @param lastGood the papers that the index before had from a source; asked where one fails now
   * @param heldBytes how much of the sources may be held in memory: {@link #HELD}, or a test's
   *     limit
   */
  IndexBuild(
      List<SourceState> sources,
      SourceReading reading,
      IndexProgress progress,
      Function<Path, List<Paper>> lastGood,
      long heldBytes) {
    this.sources = sources;
    this.names = sources.stream().map(source -> source.path().toString()).toList();
    this.reading = reading;
    this.progress = progress;
    this.lastGood = lastGood;
    this.heldBytes = heldBytes;
    this.bytesTotal = sources.stream().mapToLong(source -> Math.max(0, source.size())).sum();
    this.problems = new SourceProblems[sources.size()];
    Arrays.setAll(problems, at -> new SourceProblems());
  }

  /**
   * Replaces what stands in {@code directory}, in one step at the end.
   *
   * @throws CancellationException where the progress asked to stop; all is as it was then
   */
  Built write(Directory directory) throws IOException {
    Set<Integer> held = heldSources();
    boolean streams = held.size() < sources.size();
    PaperGroups groups = new PaperGroups();
    for (int source = 0; source < sources.size(); source++) {
      if (held.contains(source)) {
        hold(source, groups);
      }
    }
    stopIfCancelled();
    IndexWriter writer = new IndexWriter(directory, settings(streams));
    try {
      if (streams || groups.size() > FEW) {
        writeInParallel(writer, groups, held);
      } else {
        PaperDocument document = new PaperDocument();
        for (List<SourceRecord> paper : groups.papers()) {
          writer.addDocument(document.of(paper, names));
        }
      }
      stopIfCancelled();
      if (streams) {
        RepeatedPapers.merge(writer, names);
      }
      Manifest manifest = new Manifest(sources, allProblems());
      writer.setLiveCommitData(manifest.toUserData().entrySet());
      writer.commit();
      writer.close();
      progress.report(records.get(), bytesTotal, bytesTotal);
      return new Built(manifest, records.get(), sourcesRead.get());
    } finally {
      if (writer.isOpen()) {
        writer.rollback();
      }
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
    List<Integer> bySize = new ArrayList<>();
    for (int source = 0; source < sources.size(); source++) {
      bySize.add(source);
    }
    bySize.sort(Comparator.comparingLong(source -> weight(sources.get(source))));
    Set<Integer> held = new HashSet<>();
    long left = heldBytes;
    for (int source : bySize) {
      left -= weight(sources.get(source));
      if (left < 0) {
        break;
      }
      held.add(source);
    }
    return held;
  }

  private static IndexWriterConfig settings(boolean large) {
    return new IndexWriterConfig()
        .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
        .setCommitOnClose(false)
        .setRAMBufferSizeMB(large ? LARGE_BUFFER_MEBIBYTES : SMALL_BUFFER_MEBIBYTES)
        .setIndexSort(new Sort(new SortField(PaperDocument.RANK, SortField.Type.LONG, true)));
  }

  private void hold(int source, PaperGroups groups) {
    List<Paper> found = new ArrayList<>();
    if (!read(source, found::add, progress::cancelled)) {
      List<Paper> before = lastGood.apply(sources.get(source).path());
      if (!before.isEmpty()) {
        problems[source].add(
            new SourceProblem(names.get(source), 0, "its papers are those of the last reading"));
        found = before;
      }
    }
    for (Paper paper : found) {
      groups.add(new SourceRecord(source, paper));
    }
  }

  private void writeInParallel(IndexWriter writer, PaperGroups groups, Set<Integer> held)
      throws IOException {
    int processors = Runtime.getRuntime().availableProcessors();
    DocumentQueue queue = new DocumentQueue(writer, names, Math.clamp(processors, 1, 4));
    AtomicInteger next = new AtomicInteger();
    List<Thread> readers = new ArrayList<>();
    for (int at = 0; at < Math.clamp(sources.size() - held.size(), 0, processors); at++) {
      readers.add(
          Thread.ofPlatform()
              .daemon()
              .name("ibid-read-" + at)
              .start(() -> streamSources(next, held, groups, queue)));
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

  private void streamSources(
      AtomicInteger next, Set<Integer> held, PaperGroups groups, DocumentQueue queue) {
    try (DocumentQueue.Feed feed = queue.feed()) {
      for (int at = next.getAndIncrement(); at < sources.size(); at = next.getAndIncrement()) {
        int source = at;
        if (!held.contains(source) && !queue.failed()) {
          read(
              source,
              paper -> feed.add(groups.takeWith(new SourceRecord(source, paper))),
              () -> queue.failed() || progress.cancelled());
        }
      }
    } catch (RuntimeException | Error e) {
      // A source that is not read to its end for want of memory must not pass for a whole one.
      queue.fail(e);
    }
  }

  /** Whether the source could be read to its end. */
  private boolean read(int source, Consumer<Paper> to, BooleanSupplier stopped) {
    SourceState state = sources.get(source);
    String name = names.get(source);
    if (!state.isFile()) {
      String message =
          state.size() == SourceState.NOT_A_FILE
              ? "not a file"
              : Files.exists(state.path(), LinkOption.NOFOLLOW_LINKS)
                  ? "can't be opened"
                  : "there is no such file";
      problems[source].add(new SourceProblem(name, 0, message));
      return true;
    }
    sourcesRead.incrementAndGet();
    AtomicLong counted = new AtomicLong();
    LongConsumer bytesRead = bytes -> bytesDone.addAndGet(bytes - counted.getAndSet(bytes));
    try {
      reading.read(
          state.path(),
          new Records() {
            @Override
            public void record(Paper record) {
              to.accept(record);
              count();
            }

            @Override
            public void problem(SourceProblem problem) {
              problems[source].add(problem);
            }
          },
          bytesRead,
          stopped);
      return true;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      problems[source].add(new SourceProblem(name, 0, "could not be read to its end: " + e));
      return false;
    } finally {
      bytesRead.accept(state.size());
    }
  }

  private void count() {
    long now = records.incrementAndGet();
    if ((now & 63) == 0) {
      long due = nextReport.get();
      long time = System.nanoTime();
      if (time - due >= 0 && nextReport.compareAndSet(due, time + REPORT_EVERY_NANOS)) {
        // A file may grow while it is read.
        progress.report(now, Math.min(bytesDone.get(), bytesTotal), bytesTotal);
      }
    }
  }

  private void stopIfCancelled() {
    if (progress.cancelled()) {
      throw new CancellationException("the reading of the sources was stopped");
    }
  }

  private List<SourceProblem> allProblems() {
    List<SourceProblem> all = new ArrayList<>();
    for (int source = 0; source < sources.size(); source++) {
      all.addAll(problems[source].all(names.get(source)));
    }
    return List.copyOf(all);
  }
}

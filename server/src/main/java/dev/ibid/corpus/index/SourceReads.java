package dev.ibid.corpus.index;

import dev.ibid.corpus.SourceProblem;
import dev.ibid.corpus.index.RecordBytes.SourceRecord;
import dev.ibid.corpus.source.Records;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The reading of sources: how far it is, how much came of it and what went wrong. */
final class SourceReads {
  private static final long REPORT_EVERY_NANOS = 200_000_000;

  private final List<SourceState> sources;
  private final SourceReading reading;
  private final IndexProgress progress;
  private final SourceProblems[] problems;
  private final long bytesTotal;

  private final AtomicLong records = new AtomicLong();
  private final AtomicInteger sourcesRead = new AtomicInteger();
  private final AtomicLong bytesDone = new AtomicLong();
  private final AtomicLong nextReport = new AtomicLong(System.nanoTime());

  SourceReads(IndexPlan plan, SourceReading reading, IndexProgress progress) {
    this.sources = plan.sources();
    this.reading = reading;
    this.progress = progress;
    this.bytesTotal =
        plan.read().stream().mapToLong(place -> Math.max(0, sources.get(place).size())).sum();
    this.problems = new SourceProblems[sources.size()];
    Arrays.setAll(problems, at -> new SourceProblems());
  }

  long records() {
    return records.get();
  }

  int sourcesRead() {
    return sourcesRead.get();
  }

  List<SourceProblem> problems(int place) {
    return problems[place].all(name(place));
  }

  void addProblem(int place, String message) {
    problems[place].add(new SourceProblem(name(place), 0, message));
  }

  private String name(int place) {
    return sources.get(place).path().toString();
  }

  /**
   * Hands over record by record.
   *
   * @return whether the source could be read to its end; what is wrong with it otherwise is told
   */
  boolean read(int place, Consumer<SourceRecord> to, BooleanSupplier stopped) {
    return read(place, new Numbered(place, to), stopped);
  }

  /** The same, comparing what is read with the last reading. */
  boolean read(int place, Rereading to, BooleanSupplier stopped) {
    return read(place, new Compared(place, to), stopped);
  }

  private boolean read(int place, Records to, BooleanSupplier stopped) {
    SourceState state = sources.get(place);
    if (!state.isFile()) {
      addProblem(place, absence(state));
      return true;
    }
    sourcesRead.incrementAndGet();
    AtomicLong counted = new AtomicLong();
    LongConsumer bytesRead = bytes -> bytesDone.addAndGet(bytes - counted.getAndSet(bytes));
    try {
      reading.read(state.path(), to, bytesRead, stopped);
      return true;
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage());
      String named = name(place) + ": ";
      addProblem(
          place,
          "could not be read to its end: "
              + (reason.startsWith(named) ? reason.substring(named.length()) : reason));
      return false;
    } catch (RuntimeException | StackOverflowError e) {
      addProblem(place, "could not be read to its end: " + e);
      return false;
    } finally {
      bytesRead.accept(state.size());
    }
  }

  private static String absence(SourceState state) {
    if (state.size() == SourceState.NOT_A_FILE) {
      return "not a file";
    }
    return Files.exists(state.path(), LinkOption.NOFOLLOW_LINKS)
        ? "can't be opened"
        : "there is no such file";
  }

  /** Numbers the records of one source. */
  private final class Numbered implements Records {
    private final int place;
    private final Consumer<SourceRecord> to;
    private int next;

    Numbered(int place, Consumer<SourceRecord> to) {
      this.place = place;
      this.to = to;
    }

    @Override
    public void record(Paper record) {
      to.accept(new SourceRecord(place, next++, record));
      count();
    }

    @Override
    public void problem(SourceProblem problem) {
      problems[place].add(problem);
    }
  }

  /** Finds out which records of one source are new. */
  private final class Compared implements Records {
    private final int place;
    private final Rereading to;

    Compared(int place, Rereading to) {
      this.place = place;
      this.to = to;
    }

    @Override
    public boolean isKnown(long fingerprint, int line) {
      boolean known = to.take(fingerprint, line);
      if (known) {
        count();
      }
      return known;
    }

    @Override
    public void record(long fingerprint, Paper record) {
      to.add(fingerprint, line(record), record);
      count();
    }

    @Override
    public void record(Paper record) {
      long fingerprint = fingerprint(record);
      if (!isKnown(fingerprint, line(record))) {
        record(fingerprint, record);
      }
    }

    private long fingerprint(Paper record) {
      try {
        return RecordBytes.fingerprint(record, name(place));
      } catch (IOException never) {
        throw new UncheckedIOException(never);
      }
    }

    private static int line(Paper record) {
      return record.origins().isEmpty() ? 0 : record.origins().getFirst().line();
    }

    @Override
    public void problem(SourceProblem problem) {
      problems[place].add(problem);
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

  void reportEnd() {
    progress.report(records.get(), bytesTotal, bytesTotal);
  }

  boolean isCancelled() {
    return progress.cancelled();
  }

  void stopIfCancelled() {
    if (progress.cancelled()) {
      throw new CancellationException("the reading of the sources was stopped");
    }
  }
}

package dev.ibid.corpus.index;

import dev.ibid.corpus.index.RecordBytes.SourceRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.lucene.index.IndexWriter;
import org.jspecify.annotations.Nullable;

/**
 * Threads that write papers into the index while others read the sources. The queue between them is
 * short, so that fast readers wait instead of filling the memory.
 */
final class DocumentQueue {
  private static final int BATCH = 32;
  private static final int BATCHES = 6;
  private static final List<List<SourceRecord>> END = List.of();

  private final IndexWriter writer;
  private final SourceTable sources;
  private final BlockingQueue<List<List<SourceRecord>>> queue = new ArrayBlockingQueue<>(BATCHES);
  private final List<Thread> threads = new ArrayList<>();
  private volatile @Nullable Throwable failure;

  DocumentQueue(IndexWriter writer, SourceTable sources, int threadCount) {
    this.writer = writer;
    this.sources = sources;
    for (int at = 0; at < threadCount; at++) {
      threads.add(Thread.ofPlatform().daemon().name("ibid-index-" + at).start(this::write));
    }
  }

  /** Collects the papers of one reading thread. */
  final class Feed implements AutoCloseable {
    private List<List<SourceRecord>> batch = new ArrayList<>(BATCH);

    void add(List<SourceRecord> paper) {
      batch.add(paper);
      if (batch.size() == BATCH) {
        put(batch);
        batch = new ArrayList<>(BATCH);
      }
    }

    @Override
    public void close() {
      if (!batch.isEmpty()) {
        put(batch);
      }
    }
  }

  Feed feed() {
    return new Feed();
  }

  /** Whether writing has failed, so that reading on is of no use. */
  boolean failed() {
    return failure != null;
  }

  /** Lets {@link #finish} throw {@code reason}: what was fed is not all there is. */
  void fail(Throwable reason) {
    failure = reason;
  }

  /** Waits until all that was fed is written; throws what went wrong on the way. */
  void finish() throws IOException {
    for (int at = 0; at < threads.size(); at++) {
      put(END);
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while writing the index", e);
      }
    }
    Throwable thrown = failure;
    if (thrown instanceof IndexBuild.BrokenOff brokenOff) {
      throw brokenOff;
    }
    if (thrown != null) {
      throw new IOException(String.valueOf(thrown.getMessage()), thrown);
    }
  }

  private void put(List<List<SourceRecord>> papers) {
    try {
      queue.put(papers);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted while writing the index", e));
    }
  }

  private void write() {
    PaperDocument document = new PaperDocument();
    try {
      for (var batch = queue.take(); batch != END; batch = queue.take()) {
        write(batch, document);
      }
      // Each thread writes out what it gathered itself; a commit would do that in one thread.
      if (failure == null) {
        writer.flushNextBuffer();
      }
    } catch (InterruptedException | IOException | RuntimeException | Error e) {
      failure = e;
    }
  }

  /** After a failure the rest is dropped, so that nobody waits for room in the queue for ever. */
  private void write(List<List<SourceRecord>> batch, PaperDocument document) {
    try {
      for (List<SourceRecord> records : batch) {
        if (failure == null) {
          writer.addDocument(document.of(records, sources));
        }
      }
    } catch (IOException | RuntimeException | Error e) {
      failure = e;
    }
  }
}

package dev.ibid.lsp;

import dev.ibid.corpus.SourceProblem;
import dev.ibid.corpus.index.IndexProgress;
import dev.ibid.lsp.IbidClient.CorpusStatus;
import dev.ibid.workspace.CacheFolder;
import dev.ibid.workspace.NamingNotes;
import dev.ibid.workspace.Settings;
import dev.ibid.workspace.SettingsProblem;
import dev.ibid.workspace.SourcesState;
import dev.ibid.workspace.WorkspaceCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Opens the corpus beside the event loop and hands it over. All methods are called on the loop's
 * thread.
 */
final class CorpusLoading {
  private static final System.Logger LOG = System.getLogger(CorpusLoading.class.getName());

  private static final int MANY_RECORDS = 10_000;

  private static final long GIVING_BACK_MILLIS = 500;

  /** How often a full disk is looked at. */
  private static final long ROOM_LOOK_MILLIS = 5_000;

  private final EventLoop loop;
  private final ExecutorService thread;
  private final Listener listener;

  private AtomicBoolean running = new AtomicBoolean(false);

  /** Whether a person asked for a rebuild that has not come to its end yet. */
  private boolean rebuildOwed;

  /** Who wants to know how the loading goes; called on the loop's thread, progress aside. */
  interface Listener {
    /**
     * @param taken the sources as they were just before they were read
     */
    void loaded(WorkspaceCorpus corpus, SourcesState taken);

    /**
     * @param taken the sources that were to be read; null where not even they could be found
     */
    void failed(String message, @Nullable SourcesState taken);

    /**
     * To load again gives what could not be loaded before: an index that is damaged was given up,
     * or there is room for one now.
     */
    void again();

    /** What tells the person; called from the loading threads. */
    WorkDone progress();
  }

  CorpusLoading(EventLoop loop, Listener listener) {
    this.loop = loop;
    this.listener = listener;
    thread = Threads.pool(1, "ibid-corpus", Thread.NORM_PRIORITY);
  }

  /**
   * Opens the corpus at once; a loading that is under way is given up for it. A rebuild that is
   * given up so is done by the one that takes its place.
   */
  void load(List<Path> roots, Settings others, NamingNotes notes, boolean rebuild) {
    running.set(true);
    AtomicBoolean cancelled = new AtomicBoolean(false);
    running = cancelled;
    rebuildOwed |= rebuild;
    boolean all = rebuildOwed;
    thread.execute(() -> open(roots, others, notes, all, cancelled));
  }

  private void open(
      List<Path> roots,
      Settings others,
      NamingNotes notes,
      boolean rebuild,
      AtomicBoolean cancelled) {
    if (cancelled.get()) {
      return;
    }
    WorkDone progress = listener.progress();
    SourcesState taken = null;
    try {
      SourcesState now = SourcesState.of(roots, others, notes);
      taken = now;
      WorkspaceCorpus corpus =
          WorkspaceCorpus.open(
              now.plan(),
              CacheFolder.ofThisUser(),
              rebuild,
              new IndexProgress() {
                @Override
                public void report(long papers, long bytesDone, long bytesTotal) {
                  progress.report("%,d papers".formatted(papers), bytesDone, bytesTotal);
                }

                @Override
                public boolean cancelled() {
                  return cancelled.get() || progress.cancelled();
                }

                @Override
                public void damaged() {
                  loop.run(listener::again);
                }
              });
      boolean full = !corpus.report().kept() && !hasRoom(now);
      finish(cancelled, () -> listener.loaded(corpus, now));
      if (corpus.report().records() > MANY_RECORDS) {
        // Reading them took far more memory than the session needs; only this gives it back. What
        // waits for the papers is answered first.
        loop.after(GIVING_BACK_MILLIS, () -> thread.execute(System::gc));
      }
      if (full) {
        awaitRoom(now, cancelled);
      }
    } catch (CancellationException givenUp) {
      LOG.log(System.Logger.Level.DEBUG, "the loading of the corpus was given up");
      fail(cancelled, "Loading the corpus was cancelled", taken);
    } catch (IOException unkept) {
      LOG.log(System.Logger.Level.ERROR, "the corpus can't be opened", unkept);
      fail(cancelled, "The corpus can't be opened: " + unkept.getMessage(), taken);
      if (taken != null && !hasRoom(taken)) {
        awaitRoom(taken, cancelled);
      }
    } catch (RuntimeException | Error failure) {
      LOG.log(System.Logger.Level.ERROR, "the corpus can't be opened", failure);
      fail(cancelled, "The corpus can't be opened: " + failure, taken);
    } finally {
      progress.end();
    }
  }

  private static boolean hasRoom(SourcesState sources) {
    return WorkspaceCorpus.hasRoom(sources.plan(), CacheFolder.ofThisUser());
  }

  /** Has all loaded again once the disk is no longer full, unless that happens anyway before. */
  private void awaitRoom(SourcesState taken, AtomicBoolean loading) {
    loop.after(
        ROOM_LOOK_MILLIS,
        () -> {
          if (loading == running && !loading.get()) {
            thread.execute(
                () -> {
                  if (hasRoom(taken)) {
                    finish(loading, listener::again);
                  } else {
                    awaitRoom(taken, loading);
                  }
                });
          }
        });
  }

  private void fail(AtomicBoolean cancelled, String message, @Nullable SourcesState taken) {
    finish(cancelled, () -> listener.failed(message, taken));
  }

  private void finish(AtomicBoolean cancelled, Runnable tell) {
    loop.run(
        () -> {
          if (!cancelled.get()) {
            rebuildOwed = false;
            tell.run();
          }
        });
  }

  /** What a person is told of wrong settings and unread sources, all in one. */
  static String summary(List<SettingsProblem> settings, List<SourceProblem> sources) {
    List<String> lines = new ArrayList<>();
    settings.forEach(problem -> lines.add(problem.toString()));
    sources.stream()
        .filter(problem -> problem.line() == 0)
        .forEach(problem -> lines.add(problem.toString()));
    return String.join("\n", lines);
  }

  static CorpusStatus status(WorkspaceCorpus corpus) {
    String summary = summary(corpus.settingsProblems(), corpus.corpus().problems());
    if (corpus.sources().files().isEmpty()) {
      return new CorpusStatus("failed", 0, summary.isEmpty() ? NO_SOURCES : summary);
    }
    return new CorpusStatus("ready", corpus.corpus().size(), summary);
  }

  static final String NO_SOURCES =
      "No papers found. Put a bibliography (.bib) into the workspace, or name the sources in "
          + "ibid.toml: corpus = [\"papers\", \"refs.bib\"]";
}

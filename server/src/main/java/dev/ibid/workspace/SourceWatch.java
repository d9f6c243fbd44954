package dev.ibid.workspace;

import dev.ibid.workspace.SourcesState.FileState;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Tells once when the sources of a workspace are no longer what a corpus was read from: a source
 * was written, replaced, appeared or vanished, a link leads elsewhere, or {@code ibid.toml} names
 * others. The system's events say when to look; a look at sizes and times now and then finds what
 * raises no events, as on network file systems.
 */
public final class SourceWatch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SourceWatch.class.getName());

  /** How often it looks by itself: where events are sure to come, and where they are not. */
  record Pace(Duration sure, Duration unsure) {
    static final Pace USUAL = new Pace(Duration.ofSeconds(5), Duration.ofMillis(700));
  }

  /** Sources that are not written for so long are taken for whole. */
  private static final long REST_MILLIS = 200;

  /** A source that is written for ever must not keep the others from being read. */
  private static final Duration LONGEST_UNREST = Duration.ofSeconds(30);

  /** Looking at sizes and times takes at most one part in so many of the time. */
  private static final int GLANCE_SHARE = 100;

  /** The same for looking into folders, which events ask for. */
  private static final int LOOK_SHARE = 10;

  private final SourcesState taken;
  private final Runnable changed;
  private final Pace pace;
  private final boolean byEvents;
  private final Thread thread;
  private final CountDownLatch watching = new CountDownLatch(1);
  private @Nullable WatchedFolders watched;
  private volatile boolean closed;

  private SourceWatch(SourcesState taken, Pace pace, boolean byEvents, Runnable changed) {
    this.taken = taken;
    this.pace = pace;
    this.byEvents = byEvents;
    this.changed = changed;
    this.thread = Thread.ofPlatform().daemon().name("ibid-watch").unstarted(this::run);
  }

  /**
   * Begins to watch, on a thread of its own. A change since {@code taken} was taken is found, too.
   *
   * @param changed called once, when the sources differ from {@code taken} and have come to rest
   */
  public static SourceWatch start(SourcesState taken, Runnable changed) {
    return start(taken, Pace.USUAL, changed);
  }

  static SourceWatch start(SourcesState taken, Pace pace, Runnable changed) {
    return new SourceWatch(taken, pace, true, changed).started();
  }

  static SourceWatch withoutEvents(SourcesState taken, Pace pace, Runnable changed) {
    return new SourceWatch(taken, pace, false, changed).started();
  }

  private SourceWatch started() {
    thread.start();
    return this;
  }

  /** Returns once nothing that happens from now on can be missed. */
  void awaitWatching() throws InterruptedException {
    watching.await();
  }

  /** Returns once the watch has ended. */
  void awaitEnd() throws InterruptedException {
    thread.join();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (watched != null) {
      watched.close();
    }
  }

  private synchronized WatchedFolders rewatched(SourcesState now) {
    WatchedFolders fresh = closed ? WatchedFolders.NONE : WatchedFolders.of(now, byEvents);
    if (watched != null) {
      watched.close();
    }
    watched = fresh;
    return fresh;
  }

  private void run() {
    try {
      awaitChange();
      if (!closed) {
        changed.run();
      }
    } catch (ClosedWatchServiceException | InterruptedException end) {
      LOG.log(System.Logger.Level.DEBUG, "the watch ended");
    } catch (RuntimeException failure) {
      LOG.log(System.Logger.Level.WARNING, "the sources are no longer watched", failure);
    } finally {
      watching.countDown();
      close();
    }
  }

  private void awaitChange() throws InterruptedException {
    SourcesState known = taken;
    WatchedFolders events = rewatched(known);
    Map<Path, FileState> seen = marks(known);
    while (!closed) {
      long begin = System.nanoTime();
      SourcesState now = taken.now();
      if (!now.readsAs(taken)) {
        now = rested(now, events);
        if (!now.readsAs(taken)) {
          return;
        }
      }
      if (events.isStale()
          || !now.plan().sources().folders().equals(known.plan().sources().folders())
          || !now.documents().looked().equals(known.documents().looked())) {
        known = now;
        events = rewatched(known);
        seen = marks(known);
        continue;
      }
      Thread.sleep(Duration.ofNanos((System.nanoTime() - begin) * LOOK_SHARE));
      watching.countDown();
      seen = awaitSign(events, known, seen);
    }
  }

  /** Returns, with what it saw, once an event or a look says that something may have changed. */
  private Map<Path, FileState> awaitSign(
      WatchedFolders events, SourcesState known, Map<Path, FileState> seen)
      throws InterruptedException {
    Duration interval = events.isSure() ? pace.sure() : pace.unsure();
    while (!closed) {
      if (events.await(interval)) {
        return marks(known);
      }
      long begin = System.nanoTime();
      Map<Path, FileState> now = marks(known);
      if (!now.equals(seen)) {
        return now;
      }
      Duration cost = Duration.ofNanos((System.nanoTime() - begin) * GLANCE_SHARE);
      interval = cost.compareTo(interval) > 0 ? cost : interval;
    }
    return seen;
  }

  /** The state of the sources once they are not written any more. */
  private SourcesState rested(SourcesState first, WatchedFolders events)
      throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST_UNREST.toNanos();
    SourcesState before = first;
    while (!closed) {
      Thread.sleep(REST_MILLIS);
      events.passOver();
      SourcesState now = before.now();
      if (now.readsAs(before) || System.nanoTime() - deadline > 0) {
        return now;
      }
      before = now;
    }
    return before;
  }

  /** What a look without reading folders can tell: of sources, settings and folders. */
  private static Map<Path, FileState> marks(SourcesState state) {
    Map<Path, FileState> marks = new HashMap<>();
    state.plan().sources().files().forEach(file -> marks.put(file, FileState.of(file)));
    state.plan().sources().folders().forEach(folder -> marks.put(folder, FileState.of(folder)));
    state.plan().named().forEach(file -> marks.put(file, FileState.of(file)));
    state.documents().looked().forEach(file -> marks.put(file, FileState.of(file)));
    for (Path root : state.roots()) {
      Path settings = root.resolve(SettingsFile.NAME);
      marks.put(settings, FileState.of(settings));
    }
    return marks;
  }
}

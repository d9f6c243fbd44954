package dev.ibid.cli;

import dev.ibid.workspace.NoteFiles;
import dev.ibid.workspace.NoteFiles.NoteFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Notes read and worked on by several threads, with their outcome in the order in which they are
 * added. Closing it waits for what is under way.
 *
 * @param <T> what comes of a note
 */
final class NotesInOrder<T> implements AutoCloseable {

  /** So few that handing over costs nothing, and so many that no thread waits long at the end. */
  private static final int TOGETHER = 16;

  /** How many parts are begun before the first is taken, so that few notes are held at once. */
  private static final int AHEAD = 64;

  /**
   * What came of one file.
   *
   * @param value null where the file holds no note
   */
  private record Outcome<T>(@Nullable T value, List<String> messages, boolean read) {}

  private final Map<Path, NoteFile> kept;
  private final Function<NoteFile, T> work;
  private final Consumer<T> taken;
  private final ProgressBar progress;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final Deque<Future<List<Outcome<T>>>> begun = new ArrayDeque<>();
  private List<Path> next = new ArrayList<>();
  private boolean allRead = true;

  /**
   * @param kept notes that need not be read
   * @param work called on any thread
   * @param taken called on the thread that adds, in the order of the notes
   * @param progress takes what is wrong with files
   */
  NotesInOrder(
      Map<Path, NoteFile> kept,
      Function<NoteFile, T> work,
      Consumer<T> taken,
      ProgressBar progress) {
    this.kept = kept;
    this.work = work;
    this.taken = taken;
    this.progress = progress;
  }

  /** Work on it may begin at once. */
  void add(Path file) {
    next.add(file);
    if (next.size() == TOGETHER) {
      begin();
    }
  }

  /**
   * Waits for all that was added.
   *
   * @return whether every file could be read
   */
  boolean finish() {
    begin();
    while (!begun.isEmpty()) {
      take();
    }
    return allRead;
  }

  @Override
  public void close() {
    threads.close();
    progress.end();
  }

  private void begin() {
    List<Path> part = next;
    next = new ArrayList<>();
    begun.add(threads.submit(() -> part.stream().map(this::outcome).toList()));
    if (begun.size() > AHEAD) {
      take();
    }
  }

  private void take() {
    for (Outcome<T> one : get(begun.remove())) {
      progress.step();
      one.messages().forEach(progress::println);
      allRead &= one.read();
      if (one.value() != null) {
        taken.accept(one.value());
      }
    }
  }

  private Outcome<T> outcome(Path file) {
    List<String> messages = new ArrayList<>();
    try {
      NoteFile known = kept.get(file);
      NoteFile note = known == null ? NoteFiles.read(file, messages::add) : known;
      return new Outcome<>(note == null ? null : work.apply(note), messages, true);
    } catch (IOException unreadable) {
      messages.add(file + ": can't be read: " + Failure.reason(unreadable));
      return new Outcome<>(null, messages, false);
    }
  }

  private static <T> T get(Future<T> part) {
    try {
      return part.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException ours) {
        throw ours;
      }
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}

package dev.ibid.cli;

import dev.ibid.workspace.NoteFiles;
import dev.ibid.workspace.NoteFiles.NoteFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Notes read and worked on by several threads, with their outcome in the order of the notes. */
final class NotesInOrder {

  /** So few that handing over costs nothing, and so many that no thread waits long at the end. */
  private static final int TOGETHER = 16;

  private NotesInOrder() {}

  /**
   * What came of one file.
   *
   * @param value null where the file holds no note
   */
  private record Outcome<T>(@Nullable T value, List<String> messages, boolean read) {}

  /**
   * @param kept notes that need not be read
   * @param work called on any thread
   * @param taken called on this thread, in the order of {@code files}
   * @param err takes what is wrong with files, and the progress; null for neither
   * @return whether every file could be read
   */
  static <T> boolean read(
      List<Path> files,
      Map<Path, NoteFile> kept,
      Function<NoteFile, T> work,
      Consumer<T> taken,
      @Nullable PrintWriter err) {
    ProgressBar progress = new ProgressBar(files.size(), err);
    boolean allRead = true;
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<List<Outcome<T>>>> parts = new ArrayList<>();
      for (int start = 0; start < files.size(); start += TOGETHER) {
        List<Path> part = files.subList(start, Math.min(files.size(), start + TOGETHER));
        parts.add(
            threads.submit(() -> part.stream().map(file -> outcome(file, kept, work)).toList()));
      }
      for (Future<List<Outcome<T>>> part : parts) {
        for (Outcome<T> one : get(part)) {
          progress.step();
          one.messages().forEach(progress::println);
          allRead &= one.read();
          if (one.value() != null) {
            taken.accept(one.value());
          }
        }
      }
    } finally {
      progress.end();
    }
    return allRead;
  }

  private static <T> Outcome<T> outcome(
      Path file, Map<Path, NoteFile> kept, Function<NoteFile, T> work) {
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

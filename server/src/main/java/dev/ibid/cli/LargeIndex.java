package dev.ibid.cli;

import dev.ibid.corpus.index.CorpusIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The indexing of many papers by a process of its own. ibid runs with the quick compiler, which is
 * best for all that ends within seconds; from some hundred thousand papers on, the thorough one has
 * earned what it costs, and the choice can't be made once a process runs.
 */
final class LargeIndex {
  private LargeIndex() {}

  /** About as much as a hundred thousand papers with their abstracts. */
  private static final long BYTES = 150L << 20;

  /** Set by the program's launcher to its own path. */
  private static final String LAUNCHER = "ibid.launcher";

  /** Set in the process that is started here. */
  private static final String STARTED = "ibid.large";

  private static final String OPTIONS = "IBID_JAVA_OPTS";

  /**
   * Later flags go before earlier ones, and what a person set before these. Large pages are for the
   * words, which are looked up all over hundreds of megabytes. The heap grows at once and never
   * shrinks: it is full of words again as soon as they were written out.
   */
  private static final String FLAGS =
      "-D"
          + STARTED
          + "=true -XX:TieredStopAtLevel=4 -Xms256m -Xmn96m -XX:+UseTransparentHugePages"
          + " -XX:MinHeapFreeRatio=40 -XX:MaxHeapFreeRatio=100 ";

  /** Whether {@code files} are better indexed by another process, and there can be one. */
  static boolean isAsked(List<Path> files) {
    return isAsked(files, BYTES);
  }

  /** As the other, from {@code bytes} on. */
  static boolean isAsked(List<Path> files, long bytes) {
    return System.getProperty(LAUNCHER) != null
        && !Boolean.getBoolean(STARTED)
        && CorpusIndex.weight(files) >= bytes;
  }

  /**
   * Runs ibid with {@code arguments} on this process's terminal.
   *
   * @return its exit code
   */
  static int run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty(LAUNCHER, "ibid"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().merge(OPTIONS, FLAGS, (set, flags) -> flags + set);
    Process process = builder.start();
    Thread stop = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(stop);
    int code = process.waitFor();
    Runtime.getRuntime().removeShutdownHook(stop);
    return code;
  }
}

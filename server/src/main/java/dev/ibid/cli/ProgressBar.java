package dev.ibid.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** One line that says how far a long work is; nothing where there is no terminal. */
final class ProgressBar {
  /** Takes a line off a terminal that is not ended yet. */
  static final String CLEAR = "\r\033[K";

  private static final int WIDTH = 30;
  private static final long BETWEEN_NANOS = 100_000_000;

  private final int total;
  private final @Nullable PrintWriter err;
  private int done;
  private boolean drawn;

  /** Nothing is drawn at first: what ends at once needs no bar. */
  private long last = System.nanoTime() + 4 * BETWEEN_NANOS;

  /**
   * @param err null where nothing is to be told
   */
  ProgressBar(int total, @Nullable PrintWriter err) {
    this.total = total;
    this.err = err;
  }

  void step() {
    done++;
    long now = System.nanoTime();
    if (err != null && now - last > BETWEEN_NANOS && Ansi.AUTO.enabled()) {
      int full = (int) ((long) WIDTH * done / Math.max(1, total));
      err.print(
          "%s[%s%s] %,d of %,d notes"
              .formatted(CLEAR, "=".repeat(full), " ".repeat(WIDTH - full), done, total));
      err.flush();
      drawn = true;
      last = now;
    }
  }

  /** A line beside the bar. */
  void println(String line) {
    end();
    if (err != null) {
      err.println(line);
    }
  }

  void end() {
    if (drawn && err != null) {
      err.print(CLEAR);
      err.flush();
      drawn = false;
    }
  }
}

package dev.ibid.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;

/** One line that says how far a long work is; nothing where there is no terminal. */
final class ProgressBar {
  private static final String CLEAR = "\r\033[K";
  private static final int WIDTH = 30;
  private static final long BETWEEN_NANOS = 100_000_000;

  private final int total;
  private final PrintWriter err;
  private final boolean shown = Ansi.AUTO.enabled();
  private int done;
  private boolean drawn;

  /** Nothing is drawn at first: what ends at once needs no bar. */
  private long last = System.nanoTime() + 4 * BETWEEN_NANOS;

  ProgressBar(int total, PrintWriter err) {
    this.total = total;
    this.err = err;
  }

  void step() {
    done++;
    long now = System.nanoTime();
    if (shown && now - last > BETWEEN_NANOS) {
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
    err.println(line);
  }

  void end() {
    if (drawn) {
      err.print(CLEAR);
      err.flush();
      drawn = false;
    }
  }
}

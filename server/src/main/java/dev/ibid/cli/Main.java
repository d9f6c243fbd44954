package dev.ibid.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code ibid}. */
@Command(
    name = "ibid",
    version = "ibid 0.1.0",
    mixinStandardHelpOptions = true,
    description = "A language server for notes that cite papers.")
public final class Main implements Runnable {

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}

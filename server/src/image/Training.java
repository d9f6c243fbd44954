package dev.ibid.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What the Java virtual machine is shown before the image's cache is made: one process has to run
 * all that the cache is for. It lies in the image beside the commands, and only the training starts
 * it.
 *
 * <p>Arguments: commands, each behind {@code --then}; the last may be {@code serve}, which ends the
 * process.
 */
final class Training {

  private static final String NEXT = "--then";

  private Training() {}

  public static void main(String[] args) throws InterruptedException {
    List<List<String>> commands = new ArrayList<>();
    for (String word : args) {
      if (word.equals(NEXT)) {
        commands.add(new ArrayList<>());
      } else if (!commands.isEmpty()) {
        commands.getLast().add(word);
      }
    }
    // Standard output belongs to the protocol.
    System.setOut(System.err);
    for (List<String> command : commands.subList(0, commands.size() - 1)) {
      Main.run(command.toArray(String[]::new));
    }
    Main.main(commands.getLast().toArray(String[]::new));
  }
}

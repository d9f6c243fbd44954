package dev.ibid.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is asked of the program {@code git}. */
final class Git {
  private Git() {}

  private record Answer(int code, String out) {}

  /**
   * The files that changed since the work left {@code revision}, committed or not, and the new ones
   * that Git does not ignore; absolute. Of a submodule, or another repository in this one, the
   * folder alone is named.
   *
   * @throws Failure where there is no Git, no repository or no such revision
   */
  static Set<Path> changedSince(String revision, Path folder) {
    Answer top = git(folder, "rev-parse", "--show-toplevel");
    if (top.code() != 0) {
      throw new Failure("--since: " + folder + " is in no Git repository");
    }
    Path root = Path.of(top.out().strip());
    Answer commit =
        git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
    if (commit.code() != 0) {
      throw new Failure("--since: there is no revision " + revision);
    }
    Answer base = git(root, "merge-base", commit.out().strip(), "HEAD");
    if (base.code() != 0) {
      throw new Failure(
          "--since: HEAD and %s have nothing in common; a shallow clone needs its history"
              .formatted(revision));
    }
    Set<Path> changed = new HashSet<>();
    String from = base.out().strip();
    add(
        git(
            root,
            "diff",
            "--name-only",
            "-z",
            "--no-renames",
            "--ignore-submodules=none",
            "--diff-filter=d",
            from,
            "--"),
        root,
        changed);
    add(git(root, "ls-files", "-z", "--others", "--exclude-standard"), root, changed);
    return changed;
  }

  private static void add(Answer names, Path root, Set<Path> files) {
    if (names.code() != 0) {
      throw new Failure("--since: git ended with " + names.code());
    }
    for (String name : names.out().split("\0")) {
      if (!name.isEmpty()) {
        files.add(root.resolve(name));
      }
    }
  }

  private static Answer git(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      byte[] out = process.getInputStream().readAllBytes();
      return new Answer(process.waitFor(), new String(out, StandardCharsets.UTF_8));
    } catch (InterruptedException interrupted) {
      throw new Failure("--since: git was interrupted");
    } catch (IOException absent) {
      throw new Failure("--since: the program git can't be run");
    }
  }
}

package dev.ibid.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ibid.workspace.PathPatterns.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathPatternsTest {

  private static boolean matches(String pattern, String path) {
    return PathPatterns.of(List.of(pattern)).matchesFile(path);
  }

  @Test
  void aNameMatchesAtAnyDepth() {
    assertTrue(matches("drafts", "drafts/a.md"));
    assertTrue(matches("drafts", "x/drafts/y/a.md"));
    assertTrue(matches("*.md", "x/a.md"));
    assertFalse(matches("drafts", "my-drafts/a.md"));
  }

  @Test
  void aSlashBindsToTheRoot() {
    assertTrue(matches("/a.md", "a.md"));
    assertFalse(matches("/a.md", "x/a.md"));
    assertTrue(matches("x/*.md", "x/a.md"));
    assertFalse(matches("x/*.md", "y/x/a.md"));
    assertFalse(matches("x/*.md", "x/y/a.md"));
  }

  @Test
  void aSlashBehindAsksForAFolder() {
    assertTrue(matches("a.md/", "a.md/b.md"));
    assertFalse(matches("a.md/", "a.md"));
  }

  @Test
  void twoStarsGoOverFolders() {
    assertTrue(matches("drafts/**", "drafts/x/y.md"));
    assertTrue(matches("**/drafts", "x/y/drafts/z.md"));
    assertTrue(matches("a/**/b.md", "a/b.md"));
    assertTrue(matches("a/**/b.md", "a/x/y/b.md"));
    assertFalse(matches("a/**/b.md", "x/a/b.md"));
    assertEquals(
        Verdict.UNMENTIONED, PathPatterns.of(List.of("drafts/**")).verdict("drafts", true));
  }

  @Test
  void setsAndBackslashes() {
    assertTrue(matches("[a-c]?.md", "b1.md"));
    assertFalse(matches("[!a-c].md", "b.md"));
    assertTrue(matches("[]x].md", "].md"));
    assertTrue(matches("\\!a.md", "!a.md"));
    assertTrue(matches("\\*.md", "*.md"));
    assertFalse(matches("\\*.md", "a.md"));
    assertTrue(matches("a\\ ", "a "));
    assertTrue(matches("a  ", "a"));
    assertFalse(matches("[a.md", "[a.md"), "as in Git");
  }

  @Test
  void theLastDecidesButNotBelowAMatchedFolder() {
    PathPatterns patterns = PathPatterns.of(List.of("# no", "", "*.md", "!keep.md"));
    assertTrue(patterns.matchesFile("a.md"));
    assertFalse(patterns.matchesFile("keep.md"));
    assertTrue(PathPatterns.of(List.of("x/", "!x/keep.md")).matchesFile("x/keep.md"));
  }

  @Test
  void manyStarsTakeNoTime() {
    String pattern = "*a".repeat(500) + "b";
    String folders = "**/a/".repeat(500) + "b";
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          assertFalse(matches(pattern, "a".repeat(5_000)));
          assertFalse(matches(folders, "a/".repeat(2_000) + "c"));
        });
  }

  @Test
  void saysWhatGitSays(@TempDir Path folder) throws IOException, InterruptedException {
    Random random = new Random(7);
    List<String> names = List.of("a", "b", "ab", "a.md", "b.md", "x y", "é.md");
    List<String> parts =
        List.of("a", "b", "*", "**", "?", "[ab]", "*.md", "/", "/", "/", "!", "é*", "[!a]*");
    assertEquals(0, git(folder, "init", "-q"));
    for (int round = 0; round < 60; round++) {
      List<String> patterns =
          random
              .ints(1 + random.nextInt(3))
              .mapToObj(
                  seed ->
                      new Random(seed)
                          .ints(1 + Math.abs(seed % 5), 0, parts.size())
                          .mapToObj(parts::get)
                          .collect(Collectors.joining()))
              .toList();
      Files.write(folder.resolve(".gitignore"), patterns);
      for (int at = 0; at < 12; at++) {
        String path =
            random
                .ints(1 + random.nextInt(4), 0, names.size())
                .mapToObj(names::get)
                .collect(Collectors.joining("/"));
        boolean ignored = git(folder, "check-ignore", "-q", "--no-index", path) == 0;
        assertEquals(
            ignored, PathPatterns.of(patterns).matchesFile(path), () -> patterns + " of " + path);
      }
    }
  }

  private static int git(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    return process.exitValue();
  }
}

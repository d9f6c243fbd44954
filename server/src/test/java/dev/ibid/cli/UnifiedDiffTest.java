package dev.ibid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnifiedDiffTest {
  @TempDir Path folder;

  @Test
  void sameTextsDoNotDiffer() {
    assertEquals("", UnifiedDiff.of("a.md", "a\nb", "a\nb"));
    assertEquals("", UnifiedDiff.of("a.md", "", ""));
  }

  @Test
  void aChangeStandsAmongThreeLines() {
    assertEquals(
        """
        --- a/x/a.md
        +++ b/x/a.md
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8
        """,
        UnifiedDiff.of("x/a.md", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"));
  }

  @Test
  void namesAreWrittenAsGitTakesThem() {
    assertTrue(UnifiedDiff.of("a b.md", "a", "b").startsWith("--- a/a b.md\t\n+++ b/a b.md\t\n"));
    assertTrue(UnifiedDiff.of("é\"\t.md", "a", "b").startsWith("--- \"a/é\\\"\\011.md\"\n"));
  }

  @Test
  void anythingMayChangeIntoAnything() throws IOException, InterruptedException {
    Random random = new Random(11);
    for (int round = 0; round < 60; round++) {
      String before = text(random, List.of("a\n", "b\n", "c\r\n", "\n", "é"));
      String after = text(random, List.of("a\n", "b\n", "d\n", "c\r\n", "\n", "no end"));
      Files.writeString(folder.resolve("a.md"), before);
      Files.writeString(folder.resolve("p.diff"), UnifiedDiff.of("a.md", before, after));
      if (!before.equals(after)) {
        boolean git = round % 2 == 0;
        assertEquals(
            0,
            git
                ? run("git", "apply", "--whitespace=nowarn", "p.diff")
                : run("patch", "-p1", "--binary", "-i", "p.diff"),
            Files.readString(folder.resolve("p.diff")));
        String now = Files.exists(folder.resolve("a.md")) ? read("a.md") : "";
        assertEquals(after, now);
      }
    }
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private static String text(Random random, List<String> lines) {
    StringBuilder text = new StringBuilder("first\n");
    for (int at = random.nextInt(30); at > 0; at--) {
      String line = lines.get(random.nextInt(lines.size()));
      text.append(line);
      if (!line.endsWith("\n")) {
        break;
      }
    }
    return text.toString();
  }

  @Test
  void longTextsTakeNoTime() {
    Random random = new Random(5);
    StringBuilder before = new StringBuilder();
    StringBuilder after = new StringBuilder();
    for (int line = 0; line < 100_000; line++) {
      before.append(random.nextInt(50)).append('\n');
      after.append(random.nextInt(50)).append('\n');
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> UnifiedDiff.of("a.md", before.toString(), after.toString()));
  }

  private int run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    return process.exitValue();
  }
}

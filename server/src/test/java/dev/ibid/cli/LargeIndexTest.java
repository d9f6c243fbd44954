package dev.ibid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LargeIndexTest {
  @TempDir Path folder;
  private Path papers;
  private Path told;

  /** Stands for the program: writes down how it was called, and ends with an exit code. */
  @BeforeEach
  void writeLauncher() throws IOException {
    papers = Files.writeString(folder.resolve("papers.bib"), "@misc{a, title = {A}}\n");
    told = folder.resolve("told");
    Path launcher = folder.resolve("launcher");
    Files.writeString(
        launcher, "#!/bin/sh\necho \"$@ $IBID_JAVA_OPTS\" > '" + told + "'\nexit 7\n");
    assertTrue(launcher.toFile().setExecutable(true));
    System.setProperty("ibid.launcher", launcher.toString());
  }

  @AfterEach
  void forget() {
    System.clearProperty("ibid.launcher");
    System.clearProperty("ibid.large");
  }

  @Test
  void onlyManyPapersAskForAProcessOfTheirOwn() {
    assertTrue(LargeIndex.isAsked(List.of(papers), 10));
    assertFalse(LargeIndex.isAsked(List.of(papers), 1000));
    assertFalse(LargeIndex.isAsked(List.of(papers)));
  }

  @Test
  void theProcessThatWasStartedStartsNoOther() {
    System.setProperty("ibid.large", "true");
    assertFalse(LargeIndex.isAsked(List.of(papers), 10));
  }

  @Test
  void whereThereIsNoLauncherThisProcessReads() {
    System.clearProperty("ibid.launcher");
    assertFalse(LargeIndex.isAsked(List.of(papers), 10));
  }

  @Test
  void theSameArgumentsAndTheThoroughCompilerAreAskedFor() throws Exception {
    assertEquals(7, LargeIndex.run(List.of("index", "--corpus", papers.toString())));
    String call = Files.readString(told);
    assertTrue(call.startsWith("index --corpus " + papers + " "), call);
    assertTrue(call.contains("-Dibid.large=true -XX:TieredStopAtLevel=4"), call);
  }
}

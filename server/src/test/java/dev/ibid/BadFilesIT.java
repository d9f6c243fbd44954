package dev.ibid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes, sources and caches as no one wants them. Each is told of, and the rest goes on. */
class BadFilesIT {
  private static final String ONE =
      "@article{one, title={Paper One}, eprint={2101.00001}, archivePrefix={arXiv}}\n";
  private static final String TWO =
      "@article{two, title={Paper Two}, eprint={2101.00002}, archivePrefix={arXiv}}\n";

  @TempDir private Path temporary;

  private static void assertUnharmed(Run run) {
    assertTrue(!run.err().contains("\tat ") && !run.err().contains("Exception"), run.err());
  }

  @Test
  void notes() throws IOException {
    Desk desk = Desk.withSeeds(temporary);
    desk.write("good.md", "arXiv:2312.09833\n");
    desk.write("binary.md", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2});
    desk.write("empty.md", "");
    desk.write(
        "latin.md", "Gr\u00fc\u00dfe\n\narXiv:2312.09833\n".getBytes(StandardCharsets.ISO_8859_1));
    desk.write("bom.md", "\ufeffarXiv:2312.09833\r\n");
    try (RandomAccessFile gigantic =
        new RandomAccessFile(desk.write("gigantic.md", "").toFile(), "rw")) {
      gigantic.setLength(5L << 30);
    }
    Files.createSymbolicLink(desk.folder().resolve("dangling.md"), Path.of("nowhere.md"));
    Files.createSymbolicLink(desk.folder().resolve("round.md"), Path.of("round.md"));
    Files.createDirectory(desk.folder().resolve("folder.md"));
    Run run = Run.ibid(desk, "check");
    assertUnharmed(run);
    assertEquals(
        """
        bom.md:1:2: X
        good.md:1:1: X
        latin.md:3:1: X
        """,
        run.out().replaceAll("(?m)warning.*$", "X"));
    assertEquals(
        """
        binary.md: is not text and was left out
        dangling.md: can't be read: there is no such file
        gigantic.md: is larger than 64 MB and was left out
        latin.md:1: is not UTF-8; it was read as Windows-1252
        round.md: can't be read: Too many levels of symbolic links or unable to access attributes\
         of symbolic link
        3 warnings in 9 files
        """,
        run.err());
    assertEquals(2, run.exitCode(), "not all could be read");
  }

  @Test
  void pathsThatAreNotThere() {
    Desk desk = Desk.withSeeds(temporary);
    assertEquals(
        new Run(2, "", "ibid: absent.md: there is no such file\n"),
        Run.ibid(desk, "check", "absent.md"));
    assertEquals(
        new Run(
            2,
            "",
            "ibid: corpus: \"absent.bib\": there is no such file, and no file of papers in such a"
                + " folder\n"),
        Run.ibid(desk, "check", "--corpus", "absent.bib"));
  }

  @Test
  void sources() throws IOException {
    Desk desk = Desk.in(temporary);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      String record = "{\"id\":\"2001.%05d\",\"title\":\"Paper %d\",\"abstract\":\"%s\"}\n";
      for (int paper = 1; paper < 5_000; paper++) {
        gzip.write(
            record
                .formatted(paper, paper, Integer.toHexString(paper * 7919))
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] whole = packed.toByteArray();
    desk.write("cut.jsonl.gz", Arrays.copyOf(whole, whole.length / 2));
    desk.write("empty.bib", "");
    desk.write("binary.bib", new byte[] {0, 1, 2, 3, (byte) 0xff, 0, 0, 7});
    desk.write("broken.bib", ONE + "\n@article{broken, title={No end\n\n" + TWO);
    desk.write("a.md", "arXiv:2101.00001 arXiv:2101.00002 arXiv:2001.00001\n");
    Run run =
        Run.ibid(
            desk,
            "cites",
            "--corpus",
            "cut.jsonl.gz",
            "--corpus",
            "empty.bib",
            "--corpus",
            "binary.bib",
            "--corpus",
            "broken.bib");
    assertUnharmed(run);
    assertEquals(
        """
        a.md:1:1: arXiv:2101.00001 → Paper One
        a.md:1:18: arXiv:2101.00002 → Paper Two
        a.md:1:35: arXiv:2001.00001 → Paper 1
        """,
        run.out());
    for (String told : List.of("cut.jsonl.gz", "binary.bib", "broken.bib:3: ")) {
      assertTrue(run.err().contains(desk.folder().resolve(told).toString()), run.err());
    }
    assertEquals(0, run.exitCode());
  }

  @Test
  void aCacheFolderThatCannotBe() throws IOException {
    Desk desk = Desk.withSeeds(temporary);
    Files.writeString(desk.cache(), "a file in its place");
    desk.write("a.md", "arXiv:2312.09832\n");
    Run run = Run.ibid(desk, "check");
    assertEquals(0, run.exitCode());
    assertTrue(run.err().contains("no index can be kept here"), run.err());
    assertTrue(run.err().endsWith("No findings in 2 files\n"), run.err());
  }

  @Test
  void aDamagedIndexIsBuiltAgain() throws IOException {
    Desk desk = Desk.withSeeds(temporary);
    desk.write("a.md", "arXiv:2312.09832\n");
    List<UnaryOperator<byte[]>> damages =
        List.of(
            bytes -> Arrays.copyOf(bytes, bytes.length / 2),
            bytes -> new byte[0],
            bytes -> "garbage in every file\n".getBytes(StandardCharsets.UTF_8),
            bytes -> {
              byte[] flipped = bytes.clone();
              if (flipped.length > 0) {
                flipped[flipped.length / 2] ^= 0x55;
              }
              return flipped;
            });
    Run.ibid(desk, "index");
    for (UnaryOperator<byte[]> damage : damages) {
      try (Stream<Path> files = Files.walk(desk.cache())) {
        for (Path file : files.filter(BadFilesIT::isOfTheIndex).toList()) {
          Files.write(file, damage.apply(Files.readAllBytes(file)));
        }
      }
      Run run = Run.ibid(desk, "cites");
      assertEquals(
          new Run(0, "a.md:1:1: arXiv:2312.09832 → Disentangling Linear Mode-Connectivity\n", ""),
          run);
    }
  }

  /** Lock files are empty for as long as they are there. */
  private static boolean isOfTheIndex(Path file) {
    return Files.isRegularFile(file) && !file.toString().endsWith(".lock");
  }

  @Test
  void anIndexOfAnotherVersionIsNoneOfOurs() throws IOException {
    Desk desk = Desk.withSeeds(temporary);
    desk.write("a.md", "arXiv:2312.09832\n");
    Path other = Files.createDirectories(desk.cache().resolve("ibid/index-v0/0123456789abcdef"));
    Files.writeString(other.resolve("segments_1"), "from another time");
    assertEquals(0, Run.ibid(desk, "check").exitCode());
    assertTrue(Files.exists(other.resolve("segments_1")));
  }
}

package dev.ibid.fetch;

import dev.ibid.corpus.SourceProblem;
import dev.ibid.corpus.source.Records;
import dev.ibid.corpus.source.SourceReader;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.CiteKeyPattern;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A person's bibliography that papers are added to. What stands in it stays as it is, byte by byte,
 * and whoever reads it meanwhile finds it whole.
 */
public final class Bibliography {
  private Bibliography() {}

  /**
   * What it takes for a bibliography to have a paper.
   *
   * @param key by which it then has it
   * @param text what must be put behind all that stands there; empty where it has the paper already
   */
  public record Addition(CiteKey key, String text) {}

  /** What a bibliography holds, as ibid reads it. */
  private record Reading(List<Paper> entries) implements Records {

    static Reading of(Path file) throws IOException {
      Reading reading = new Reading(new ArrayList<>());
      SourceReader.read(file, reading, () -> false);
      return reading;
    }

    @Override
    public void record(Paper entry) {
      entries.add(entry);
    }

    @Override
    public void problem(SourceProblem problem) {}

    Set<ArxivId> ids() {
      Set<ArxivId> ids = new HashSet<>();
      for (Paper entry : entries) {
        if (entry.arxivId() != null) {
          ids.add(entry.arxivId());
        }
      }
      return ids;
    }

    Set<CiteKey> keys() {
      Set<CiteKey> keys = new HashSet<>();
      entries.forEach(entry -> keys.addAll(entry.keys()));
      return keys;
    }
  }

  /**
   * Adds entries for those of {@code papers}, by identifier, that {@code file} has none for.
   *
   * @param file need not exist, and nor need its folder; a link is followed
   * @param pattern what new keys are made by
   * @param taken the citekeys that other bibliographies give already
   * @return the key of each paper that was added
   * @throws FetchFailure where {@code file} is such that nothing can be added; it is as it was then
   */
  static Map<ArxivId, CiteKey> add(
      Path file,
      SequencedMap<ArxivId, Paper> papers,
      CiteKeyPattern pattern,
      Predicate<CiteKey> taken)
      throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    boolean exists = Files.exists(target);
    byte[] before = exists ? Files.readAllBytes(target) : new byte[0];
    Reading present = exists ? Reading.of(target) : new Reading(List.of());
    Set<ArxivId> ids = present.ids();
    Set<CiteKey> keys = present.keys();
    Map<ArxivId, CiteKey> added = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    papers.forEach(
        (id, paper) -> {
          if (!ids.contains(id)) {
            CiteKey key = pattern.keyFor(paper, one -> isTaken(one, keys) || taken.test(one));
            keys.add(key);
            added.put(id, key);
            text.append(text.isEmpty() ? "" : "\n").append(BibEntryText.of(paper, key));
          }
        });
    if (!added.isEmpty()) {
      Files.createDirectories(target.getParent());
      replace(target, before, joined(target, before, text.toString()), present, added);
    }
    return added;
  }

  /**
   * The same for one paper, as a text for whoever else writes the file; nothing is written here.
   *
   * @param file need not exist
   * @throws FetchFailure where {@code file} is such that nothing can be added
   */
  public static Addition addition(
      Path file, ArxivId id, Paper paper, CiteKeyPattern pattern, Predicate<CiteKey> taken)
      throws IOException {
    boolean exists = Files.exists(file);
    Reading present = exists ? Reading.of(file) : new Reading(List.of());
    Optional<CiteKey> known =
        present.entries().stream()
            .filter(entry -> id.equals(entry.arxivId()) && !entry.keys().isEmpty())
            .map(entry -> entry.keys().getFirst())
            .findFirst();
    if (known.isPresent()) {
      return new Addition(known.get(), "");
    }
    Set<CiteKey> keys = present.keys();
    CiteKey key = pattern.keyFor(paper, one -> isTaken(one, keys) || taken.test(one));
    byte[] before = exists ? Files.readAllBytes(file) : new byte[0];
    byte[] after = joined(file, before, BibEntryText.of(paper, key));
    Path aside = Files.createTempFile("ibid-", ".bib");
    try {
      Files.write(aside, after);
      check(file, aside, present, Map.of(id, key));
    } finally {
      Files.deleteIfExists(aside);
    }
    String text =
        new String(after, before.length, after.length - before.length, StandardCharsets.UTF_8);
    return new Addition(key, text);
  }

  /** BibTeX itself takes keys that differ in case alone for the same. */
  private static boolean isTaken(CiteKey key, Set<CiteKey> keys) {
    return keys.stream().anyMatch(one -> one.value().equalsIgnoreCase(key.value()));
  }

  private static byte[] joined(Path target, byte[] before, String entries) throws FetchFailure {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(before)).toString();
    } catch (CharacterCodingException other) {
      throw new FetchFailure(
          target + " is not UTF-8 text, so nothing was added to it; save it as UTF-8", other);
    }
    String gap =
        text.isBlank() ? "" : text.endsWith("\n\n") ? "" : text.endsWith("\n") ? "\n" : "\n\n";
    String added = gap + entries;
    byte[] behind =
        (text.contains("\r\n") ? added.replace("\n", "\r\n") : added)
            .getBytes(StandardCharsets.UTF_8);
    byte[] whole = Arrays.copyOf(before, before.length + behind.length);
    System.arraycopy(behind, 0, whole, before.length, behind.length);
    return whole;
  }

  private static void replace(
      Path target, byte[] before, byte[] after, Reading present, Map<ArxivId, CiteKey> added)
      throws IOException {
    // Hidden, so that nobody takes it for a source.
    Path aside = Files.createTempFile(target.getParent(), ".ibid-", ".bib");
    try {
      try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(after);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      check(target, aside, present, added);
      boolean exists = Files.exists(target);
      byte[] now = exists ? Files.readAllBytes(target) : new byte[0];
      if (!Arrays.equals(now, before)) {
        throw new FetchFailure(target + " was changed meanwhile; nothing was added, try again");
      }
      takePermissions(exists, target, aside);
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /** An entry that was never closed would swallow all that is put behind it. */
  private static void check(Path target, Path aside, Reading present, Map<ArxivId, CiteKey> added)
      throws IOException {
    Reading result = Reading.of(aside);
    boolean whole =
        result.keys().containsAll(added.values())
            && result.ids().containsAll(added.keySet())
            && result.entries().size() == present.entries().size() + added.size();
    if (!whole) {
      throw new FetchFailure(
          target
              + " is broken near its end, so that entries behind it would be lost; nothing was"
              + " added to it");
    }
  }

  private static void takePermissions(boolean exists, Path target, Path aside) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(aside, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(
          exists
              ? Files.getPosixFilePermissions(target)
              : PosixFilePermissions.fromString("rw-r--r--"));
    }
  }
}

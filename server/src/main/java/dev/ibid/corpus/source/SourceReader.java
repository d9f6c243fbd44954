package dev.ibid.corpus.source;

import dev.ibid.corpus.SourceProblem;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The reading of one file of papers, whatever its format. */
public final class SourceReader {
  private SourceReader() {}

  /** So many problems of one file are told; who sees these won't read more. */
  private static final int MOST_PROBLEMS = 1000;

  /** After so many bytes no further file in a zip is looked at: all before it is unpacked. */
  private static final long MOST_LOOKED_AT = 16 << 20;

  /** {@link #read(Path, Records, LongConsumer, BooleanSupplier)}, telling no progress. */
  public static void read(Path file, Records records, BooleanSupplier cancelled)
      throws IOException {
    read(file, records, bytes -> {}, cancelled);
  }

  /**
   * Reads {@code file}, finding its format by what it holds and not by its name alone, and hands
   * over record by record without holding the whole in memory where the format allows. A file
   * packed with gzip is unpacked on the way, and so are all files in a zip.
   *
   * @param bytesRead told now and then how many bytes of the file, as it is on disk, have been read
   * @param cancelled asked between records; reading ends early once it answers true
   * @throws IOException where the file can't be opened or read on, or is packed and cut short; what
   *     was handed over stands
   */
  public static void read(
      Path file, Records records, LongConsumer bytesRead, BooleanSupplier cancelled)
      throws IOException {
    try (SourceBytes bytes = SourceBytes.open(file, bytesRead)) {
      Source source =
          new Source(file.toString(), "", new Limited(file.toString(), records), cancelled);
      if (bytes.packedName() == null) {
        read(bytes, file.toString(), source);
      } else {
        readPacked(bytes, source);
      }
      @Nullable String damage = bytes.damage();
      if (damage != null) {
        throw new IOException(file + ": " + damage);
      }
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      throw message.startsWith(file.toString()) ? e : new IOException(file + ": " + message, e);
    }
  }

  /** Reads the files in a zip; what lies beside papers there is nobody's mistake. */
  private static void readPacked(SourceBytes zip, Source source) throws IOException {
    boolean any = false;
    @Nullable String problem = null;
    do {
      String name = String.valueOf(zip.packedName());
      SourceFormat format = SourceFormat.of(zip.head(), name);
      if (format instanceof SourceFormat.Unknown unknown) {
        problem = problem == null ? name + ": " + unlike(unknown) : problem;
      } else {
        any = true;
        read(zip, name, source.within(name));
      }
    } while (!source.isCancelled() && zip.nextPacked());
    if (!any && problem != null) {
      source.problem(0, problem);
    }
  }

  private static String unlike(SourceFormat.Unknown unknown) {
    return "this is not a format that ibid reads: " + unknown.looks();
  }

  /**
   * Whether {@code file} begins like papers that ibid reads, or is a zip in which a file does;
   * false where it can't be opened. Of a zip only files within its first 16 MB or so are looked at.
   */
  public static boolean recognises(Path file) {
    AtomicLong looked = new AtomicLong();
    try (SourceBytes bytes = SourceBytes.open(file, looked::set)) {
      if (bytes.packedName() == null) {
        return !(SourceFormat.of(bytes.head(), file.toString()) instanceof SourceFormat.Unknown);
      }
      do {
        if (packsPapers(SourceFormat.of(bytes.head(), String.valueOf(bytes.packedName())))) {
          return true;
        }
      } while (looked.get() < MOST_LOOKED_AT && bytes.nextPacked());
      return false;
    } catch (IOException unreadable) {
      return false;
    }
  }

  /**
   * Whether {@code file} is RIS, CSL, Zotero's items or Hayagriva beyond doubt, as {@link
   * #recognises} need not be of a file in a folder for papers. At most the first 64 KB are read;
   * false where they can't be, or are packed.
   */
  public static boolean isBibliography(Path file) {
    try (InputStream disk = Files.newInputStream(file)) {
      byte[] head = SourceBytes.utf8(disk.readNBytes(SourceBytes.HEAD));
      return FirstEntries.areReferences(head, file.toString());
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** Any zip may hold an empty file: that says nothing about the others. */
  private static boolean packsPapers(SourceFormat format) {
    return !(format instanceof SourceFormat.Unknown || format instanceof SourceFormat.Empty);
  }

  private static void read(SourceBytes bytes, String name, Source source) throws IOException {
    switch (SourceFormat.of(bytes.head(), name)) {
      case SourceFormat.Empty empty -> {}
      case SourceFormat.SeedDump seeds -> SeedDump.read(new Lines(bytes), source);
      case SourceFormat.MetadataSnapshot snapshot ->
          MetadataSnapshot.read(new Lines(bytes), source);
      case SourceFormat.FoldedSnapshot snapshot -> MetadataSnapshot.readFolded(bytes, source);
      case SourceFormat.Atom feed -> AtomFeed.read(bytes, source);
      case SourceFormat.Oai answer -> OaiPmh.read(bytes, source);
      case SourceFormat.Json items -> BibliographyJson.read(bytes, source);
      case SourceFormat.CslYaml items -> CslYaml.read(bytes, source);
      case SourceFormat.Hayagriva entries -> Hayagriva.read(bytes, source);
      case SourceFormat.Ris records -> Ris.read(bytes, source);
      case SourceFormat.BibTeX bibliography -> BibTeX.read(bytes, source);
      case SourceFormat.Unknown unknown -> source.problem(0, unlike(unknown));
    }
  }

  /** Passes on what is told, but not problems without end. */
  private static final class Limited implements Records {
    private final String file;
    private final Records records;
    private int problems;

    Limited(String file, Records records) {
      this.file = file;
      this.records = records;
    }

    @Override
    public void record(Paper record) {
      records.record(record);
    }

    @Override
    public void record(long fingerprint, Paper record) {
      records.record(fingerprint, record);
    }

    @Override
    public boolean isKnown(long fingerprint, int line) {
      return records.isKnown(fingerprint, line);
    }

    @Override
    public void problem(SourceProblem problem) {
      problems += problem.line() > 0 ? 1 : 0;
      if (problems <= MOST_PROBLEMS || problem.line() == 0) {
        records.problem(problem);
      } else if (problems == MOST_PROBLEMS + 1) {
        records.problem(new SourceProblem(file, problem.line(), "has more problems from here on"));
      }
    }
  }
}

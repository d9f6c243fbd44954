package dev.ibid.corpus.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds, unpacked if it is packed (gzip, or a zip's files one after the other) and
 * counted as it comes off the disk. A packed file that is cut short or damaged ends there, and
 * {@link #damage} says so. Text in UTF-16 becomes UTF-8.
 */
final class SourceBytes extends InputStream {

  /** How much of the beginning can be looked at before reading. */
  static final int HEAD = 1 << 16;

  /** What is held in memory at most, where a format needs the whole. */
  static final int WHOLE = 512 << 20;

  private static final int BUFFER = 1 << 16;

  /** Files of so many bytes are read by a thread of their own. */
  private static final long READ_AHEAD = 64 << 20;

  private final InputStream disk;
  private InputStream content;
  private byte[] head = new byte[0];
  private int headRead;
  private @Nullable String damage;
  private @Nullable ZipInputStream zip;
  private @Nullable String packedName;

  private SourceBytes(InputStream disk) {
    this.disk = disk;
    this.content = disk;
  }

  /**
   * Opens {@code file}.
   *
   * @param bytesRead told how many bytes have come off the disk so far
   * @throws IOException with a message for people, where the file can't be read
   */
  static SourceBytes open(Path file, LongConsumer bytesRead) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": is a folder, not a file");
    }
    try {
      SourceBytes bytes = new SourceBytes(new Counted(disk(file), bytesRead));
      try {
        bytes.unpack();
        bytes.fillHead();
        bytes.recode();
      } catch (IOException | RuntimeException e) {
        bytes.close();
        throw e;
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new IOException(file + ": may not be read, its permissions forbid it", e);
    }
  }

  private static InputStream disk(Path file) throws IOException {
    InputStream disk = Files.newInputStream(file);
    return Files.size(file) < READ_AHEAD ? disk : new ReadAhead(disk);
  }

  /** The first bytes, at most {@link #HEAD}; they are read again by reading. */
  byte[] head() {
    return head;
  }

  /** Whether the text begins with the byte order mark of UTF-8. */
  boolean startsWithMark() {
    return startsWith(head, 0xef, 0xbb, 0xbf);
  }

  /** What ended a packed file too early, or null. */
  @Nullable String damage() {
    return damage;
  }

  /** The name of the current file inside a zip; or null. */
  @Nullable String packedName() {
    return packedName;
  }

  /** All bytes, or null where there are more than {@link #WHOLE}. */
  byte @Nullable [] whole() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream(1 << 16);
    byte[] buffer = new byte[BUFFER];
    for (int count = read(buffer); count >= 0; count = read(buffer)) {
      if (all.size() + count > WHOLE) {
        return null;
      }
      all.write(buffer, 0, count);
    }
    return all.toByteArray();
  }

  private void unpack() throws IOException {
    fillHead();
    byte[] first = head;
    InputStream again = new Replayed(first, disk);
    if (startsWith(first, 0x1f, 0x8b)) {
      restart();
      try {
        content = new GZIPInputStream(again, BUFFER);
      } catch (EOFException | ZipException e) {
        damaged(e);
      }
    } else if (startsWith(first, 'P', 'K', 3, 4)) {
      restart();
      zip = new ZipInputStream(again);
      content = nextFile(zip);
    }
  }

  private void restart() {
    head = new byte[0];
    headRead = 0;
    content = InputStream.nullInputStream();
  }

  /** Moves to the next file in a zip; false where there is none. */
  boolean nextPacked() throws IOException {
    if (zip == null || damage != null) {
      return false;
    }
    restart();
    content = nextFile(zip);
    fillHead();
    recode();
    return packedName != null;
  }

  private InputStream nextFile(ZipInputStream zip) throws IOException {
    packedName = null;
    try {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory() && !entry.getName().startsWith("__MACOSX/")) {
          packedName = entry.getName();
          return zip;
        }
      }
    } catch (EOFException | ZipException | IllegalArgumentException e) {
      damaged(e);
    }
    return InputStream.nullInputStream();
  }

  private void damaged(Exception cause) {
    damage =
        cause instanceof EOFException
            ? "the packed file is cut short"
            : "the packed file is damaged";
    content = InputStream.nullInputStream();
  }

  private void fillHead() throws IOException {
    if (head.length > 0) {
      return;
    }
    byte[] first = new byte[HEAD];
    int count = 0;
    while (count < HEAD) {
      int more = fromContent(first, count, HEAD - count);
      if (more < 0) {
        break;
      }
      count += more;
    }
    head = Arrays.copyOf(first, count);
  }

  private void recode() throws IOException {
    if (wide(head) == null) {
      return;
    }
    byte[] all = whole();
    if (all == null) {
      throw new IOException("UTF-16 text of more than 512 MB; save it as UTF-8");
    }
    restart();
    content = new ByteArrayInputStream(utf8(all));
    fillHead();
  }

  /** The same text in UTF-8, if {@code bytes} begin with a mark of UTF-16; else as they are. */
  static byte[] utf8(byte[] bytes) {
    @Nullable Charset wide = wide(bytes);
    return wide == null
        ? bytes
        : new String(bytes, 2, bytes.length - 2, wide).getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable Charset wide(byte[] bytes) {
    return startsWith(bytes, 0xff, 0xfe)
        ? StandardCharsets.UTF_16LE
        : startsWith(bytes, 0xfe, 0xff) ? StandardCharsets.UTF_16BE : null;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (headRead < head.length) {
      int count = Math.min(length, head.length - headRead);
      System.arraycopy(head, headRead, into, offset, count);
      headRead += count;
      return count;
    }
    return fromContent(into, offset, length);
  }

  private int fromContent(byte[] into, int offset, int length) throws IOException {
    try {
      return content.read(into, offset, length);
    } catch (EOFException | ZipException e) {
      damaged(e);
      return -1;
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
    disk.close();
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    if (bytes.length < expected.length) {
      return false;
    }
    for (int at = 0; at < expected.length; at++) {
      if ((bytes[at] & 0xff) != expected[at]) {
        return false;
      }
    }
    return true;
  }

  /** Counts what is read from the disk. */
  private static final class Counted extends InputStream {
    private final InputStream in;
    private final LongConsumer bytesRead;
    private long count;

    Counted(InputStream in, LongConsumer bytesRead) {
      this.in = in;
      this.bytesRead = bytesRead;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, length);
      if (read > 0) {
        count += read;
        bytesRead.accept(count);
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /** The bytes that were looked at, and what follows them. */
  private static final class Replayed extends InputStream {
    private final byte[] first;
    private final InputStream rest;
    private int at;

    Replayed(byte[] first, InputStream rest) {
      this.first = first;
      this.rest = rest;
    }

    @Override
    public int read() throws IOException {
      return at < first.length ? first[at++] & 0xff : rest.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (at >= first.length) {
        return rest.read(into, offset, length);
      }
      int count = Math.min(length, first.length - at);
      System.arraycopy(first, at, into, offset, count);
      at += count;
      return count;
    }

    @Override
    public int available() throws IOException {
      return first.length - at + rest.available();
    }
  }
}

package dev.ibid.corpus.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, one after the other in one buffer, so that a file of any size can be read.
 * Lines end in {@code \n} or {@code \r\n}; a byte order mark is no part of the first one.
 */
final class Lines {

  /** A longer line is passed over: no record is that long. */
  static final int LONGEST = 16 << 20;

  private final InputStream in;
  private byte[] buffer = new byte[1 << 17];
  private int filled;
  private int next;
  private int start;
  private int end;
  private int number;
  private boolean tooLong;

  /** How many bytes of the current line are known to hold no line feed. */
  private int searched;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Moves to the next line; false where there is none. */
  boolean next() throws IOException {
    start = next;
    searched = 0;
    tooLong = false;
    int feed = indexOfLineFeed();
    while (feed < 0 && fill()) {
      feed = indexOfLineFeed();
    }
    if (feed < 0 && start == filled && !tooLong) {
      return false;
    }
    end = feed < 0 ? filled : feed;
    next = feed < 0 ? filled : feed + 1;
    number++;
    if (number == 1 && startsWithMark()) {
      start += 3;
    }
    if (end > start && buffer[end - 1] == '\r') {
      end--;
    }
    return true;
  }

  /** Reads on behind what is filled, moving the unfinished line to the front where needed. */
  private boolean fill() throws IOException {
    searched = filled - start;
    if (filled == buffer.length) {
      makeRoom();
    }
    int count = in.read(buffer, filled, buffer.length - filled);
    if (count < 0) {
      return false;
    }
    filled += count;
    return true;
  }

  private void makeRoom() {
    if (filled - start > LONGEST) {
      tooLong = true;
      filled = start;
      searched = 0;
    } else if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= start;
      start = 0;
    } else {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
  }

  private int indexOfLineFeed() {
    for (int at = start + searched; at < filled; at++) {
      if (buffer[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  private boolean startsWithMark() {
    return end - start >= 3
        && (buffer[start] & 0xff) == 0xef
        && (buffer[start + 1] & 0xff) == 0xbb
        && (buffer[start + 2] & 0xff) == 0xbf;
  }

  /** The current line's number, from 1. */
  int number() {
    return number;
  }

  byte[] buffer() {
    return buffer;
  }

  /** Where the line begins in {@link #buffer}. */
  int start() {
    return start;
  }

  /** The end of the line in {@link #buffer}, its terminator left out. */
  int end() {
    return end;
  }

  /** Whether the line was longer than {@link #LONGEST}; only its last part is there then. */
  boolean tooLong() {
    return tooLong;
  }

  boolean isBlank() {
    for (int at = start; at < end; at++) {
      if (buffer[at] > ' ' || buffer[at] < 0) {
        return false;
      }
    }
    return true;
  }

  /** The line as text, or null where it is not UTF-8. */
  @Nullable String text() {
    try {
      return decoded();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private String decoded() throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(buffer, start, end - start))
        .toString();
  }

  /** The line as text in {@code charset}, whatever its bytes are. */
  String text(Charset charset) {
    return new String(buffer, start, end - start, charset);
  }
}

package dev.ibid.corpus.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
  private static final byte[] BYTES = new byte[20 << 20];

  static {
    new Random(7).nextBytes(BYTES);
  }

  @Test
  void whatIsReadAheadIsWhatTheFileHolds() throws IOException {
    try (InputStream in = new ReadAhead(new ByteArrayInputStream(BYTES))) {
      assertArrayEquals(BYTES, in.readAllBytes());
      assertEquals(-1, in.read());
    }
  }

  @Test
  void aDiskThatFailsIsToldBehindWhatCouldBeRead() throws IOException {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the disk is gone");
          }
        };
    InputStream disk = new SequenceInputStream(new ByteArrayInputStream(BYTES), failing);
    try (InputStream in = new ReadAhead(disk)) {
      assertArrayEquals(BYTES, in.readNBytes(BYTES.length));
      assertEquals("the disk is gone", assertThrows(IOException.class, in::read).getMessage());
    }
  }

  @Test
  void closingEndsTheReadingOfTheRest() throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream file =
        new ByteArrayInputStream(BYTES) {
          @Override
          public void close() {
            closed.set(true);
          }
        };
    try (InputStream in = new ReadAhead(file)) {
      assertEquals(BYTES[0] & 0xff, in.read());
    }
    assertEquals(true, closed.get());
  }
}

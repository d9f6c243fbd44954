package dev.ibid;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The framing of LSP's base protocol, read strictly: any byte that is no part of it fails. */
interface Framing {

  /** Writes one message. */
  static void write(OutputStream out, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(
        ("Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    message.writeBytes(bytes);
    out.write(message.toByteArray());
    out.flush();
  }

  /** Reads one message, or null at the end of the stream. */
  static @Nullable JsonObject read(BufferedInputStream in) throws IOException {
    int length = -1;
    for (String header = line(in); header == null || !header.isEmpty(); header = line(in)) {
      if (header == null) {
        if (length < 0) {
          return null;
        }
        throw new EOFException("the stream ended among the headers");
      }
      if (header.startsWith("Content-Length: ")) {
        length = Integer.parseInt(header.substring("Content-Length: ".length()));
      } else if (!header.startsWith("Content-Type: ")) {
        throw new IOException("this is no header: " + header);
      }
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the stream ended within a message");
    }
    return JsonParser.parseString(new String(body, StandardCharsets.UTF_8)).getAsJsonObject();
  }

  /** A line up to CR LF, or null at the end of the stream. */
  private static @Nullable String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      int next = in.read();
      if (next < 0) {
        if (line.isEmpty()) {
          return null;
        }
        throw new EOFException("the stream ended within: " + line);
      }
      if (next == '\r' && in.read() == '\n') {
        return line.toString();
      }
      if (next < 0x20 || line.length() > 200) {
        throw new IOException("this is no header: " + line);
      }
      line.append((char) next);
    }
  }
}

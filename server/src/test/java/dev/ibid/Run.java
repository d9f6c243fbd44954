package dev.ibid;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One command, run to its end.
 *
 * @param out what it wrote to standard output, as UTF-8
 * @param err the same of standard error
 */
record Run(int exitCode, String out, String err) {

  /** Runs {@code ibid} at a desk. */
  static Run ibid(Desk desk, String... arguments) {
    return of(desk.ibid(arguments));
  }

  static Run of(ProcessBuilder command) {
    try {
      Path out = Files.createTempFile("ibid", ".out");
      Path err = Files.createTempFile("ibid", ".err");
      try {
        Process process =
            command
                .redirectInput(new java.io.File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError(command.command() + " goes on and on");
        }
        return new Run(process.exitValue(), text(out), text(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** Standard output as a JSON array of objects. */
  List<JsonObject> objects() {
    return WireSession.objects(JsonParser.parseString(out).getAsJsonArray());
  }
}

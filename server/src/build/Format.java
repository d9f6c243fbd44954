import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Formats the Java files of a folder that changed since they were last seen formatted.
 *
 * <p>Arguments: the folder, then the file that remembers what is formatted. When the environment
 * says {@code CI=true} nothing is written: a file that is not formatted fails the build.
 */
final class Format {

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Path memory = Path.of(args[1]);
    boolean checkOnly = "true".equals(System.getenv("CI"));

    Map<String, String> known = remembered(memory);
    Map<String, String> now = new TreeMap<>();
    List<Path> sources;
    try (Stream<Path> files = Files.walk(folder)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    List<Path> unformatted =
        sources.parallelStream()
            .filter(file -> !stamp(file).equals(known.get(file.toString())))
            .filter(file -> !format(file, checkOnly))
            .toList();
    if (!unformatted.isEmpty()) {
      unformatted.forEach(file -> System.err.println("not formatted: " + file));
      System.err.println("mend it with: CI= mvn process-sources");
      System.exit(1);
    }
    for (Path file : sources) {
      now.put(file.toString(), stamp(file));
    }
    Files.createDirectories(memory.getParent());
    Files.write(
        memory, now.entrySet().stream().map(e -> e.getValue() + "\t" + e.getKey()).toList());
  }

  /** Formats the file in place, or only looks; false when it is not formatted afterwards. */
  private static boolean format(Path file, boolean checkOnly) {
    try {
      String source = Files.readString(file);
      String formatted = new Formatter().formatSourceAndFixImports(source);
      if (formatted.equals(source)) {
        return true;
      }
      if (checkOnly) {
        return false;
      }
      Files.writeString(file, formatted);
      return true;
    } catch (FormatterException e) {
      return true; // not Java: the compiler, which runs next, says it better
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, String> remembered(Path memory) throws IOException {
    if (!Files.exists(memory)) {
      return Map.of();
    }
    return Files.readAllLines(memory).stream()
        .map(line -> line.split("\t", 2))
        .filter(parts -> parts.length == 2)
        .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0], (a, b) -> b));
  }

  private static String stamp(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis() + ":" + Files.size(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

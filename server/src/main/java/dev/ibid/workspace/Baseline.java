package dev.ibid.workspace;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings that are known and not told any more. A finding is known by its rule, its file and the
 * text that it stands on, and by how often these come together, so that it stays known wherever in
 * its file the text moves.
 *
 * <p>The file has a line for each: the path, the rule, the count and the text, with tabs between
 * them, sorted; so that two branches that mend different findings merge.
 *
 * @param counts how often each is known, above 0, by the path of its file, which is relative to the
 *     workspace root and has slashes
 */
public record Baseline(Map<String, Map<Known, Integer>> counts) {

  public static final Baseline NONE = new Baseline(Map.of());

  /** The name that a baseline has where nobody gave it another. */
  public static final String USUAL = "ibid.baseline";

  private static final String HEADER = "# ibid baseline 1: findings that are not told any more\n";

  /**
   * What a finding is known by.
   *
   * @param text that it stands on
   */
  public record Known(String rule, String text) {}

  public Baseline {
    counts = Map.copyOf(counts);
  }

  /**
   * @param findings by the paths of their files
   */
  public static Baseline of(Map<String, List<Known>> findings) {
    Map<String, Map<Known, Integer>> counts = new HashMap<>();
    findings.forEach((path, all) -> all.forEach(known -> add(path, known, 1, counts)));
    return new Baseline(counts);
  }

  private static void add(
      String path, Known known, int count, Map<String, Map<Known, Integer>> counts) {
    counts.computeIfAbsent(path, key -> new HashMap<>()).merge(known, count, Integer::sum);
  }

  /** What is known of one file. */
  public Map<Known, Integer> of(String path) {
    return counts.getOrDefault(path, Map.of());
  }

  public static Baseline read(Path file, List<SettingsProblem> problems) {
    try {
      return parse(Files.readString(file), file, problems);
    } catch (NoSuchFileException absent) {
      problems.add(
          problem(
              SettingsPlace.in(file, 0),
              "there is no such file; ibid check --write-baseline makes it"));
    } catch (CharacterCodingException wrong) {
      problems.add(problem(SettingsPlace.in(file, 0), "is not UTF-8 text"));
    } catch (IOException unreadable) {
      problems.add(problem(SettingsPlace.in(file, 0), "can't be read: " + unreadable.getMessage()));
    }
    return NONE;
  }

  static Baseline parse(String text, Path file, List<SettingsProblem> problems) {
    Map<String, Map<Known, Integer>> counts = new HashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] fields = line.split("\t", -1);
      int count = fields.length == 4 ? count(fields[2]) : 0;
      if (count < 1) {
        problems.add(
            problem(
                SettingsPlace.in(file, number),
                "a line of a baseline is path, rule, count and text"));
      } else {
        Known known = new Known(fields[1], unescaped(fields[3]));
        add(unescaped(fields[0]), known, count, counts);
      }
    }
    return new Baseline(counts);
  }

  private static int count(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException wrong) {
      return 0;
    }
  }

  /** Writes such a file, whole or not at all. */
  public void write(Path file) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path aside = target.resolveSibling("." + target.getFileName() + ".new");
    Files.writeString(aside, written());
    Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The content of such a file. */
  String written() {
    List<String> lines = new ArrayList<>();
    counts.forEach(
        (path, some) ->
            some.forEach((known, count) -> lines.add(line(escaped(path), known, count))));
    lines.sort(null);
    return HEADER + String.join("", lines);
  }

  private static String line(String path, Known known, int count) {
    return "%s\t%s\t%d\t%s\n".formatted(path, known.rule(), count, escaped(known.text()));
  }

  private static String escaped(String text) {
    String quoted = text.replace("\\", "\\\\");
    String hash = quoted.startsWith("#") ? "\\" + quoted : quoted;
    return hash.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        char next = text.charAt(++at);
        plain.append(next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next);
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static SettingsProblem problem(SettingsPlace place, String message) {
    return new SettingsProblem(place, "baseline", message);
  }
}

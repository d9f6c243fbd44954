package dev.ibid.cli;

import dev.ibid.check.Severity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings as JUnit's XML, which most CI servers show: a suite for each note, a case for each
 * finding, and one that passes for a note without any.
 */
final class JUnitReport {
  private JUnitReport() {}

  /**
   * @param failOn from which severity on a finding is a failure
   */
  static void write(List<Reported> found, List<Path> files, Threshold failOn, PrintWriter out) {
    Map<Path, List<Reported>> byFile = new LinkedHashMap<>();
    files.forEach(file -> byFile.put(file, new ArrayList<>()));
    found.forEach(one -> byFile.computeIfAbsent(one.path(), key -> new ArrayList<>()).add(one));
    out.println("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    long clean = byFile.values().stream().filter(List::isEmpty).count();
    out.println("<testsuites name=\"ibid\" %s>".formatted(counts(found, failOn, clean)));
    byFile.forEach((file, some) -> suite(file, some, failOn, out));
    out.println("</testsuites>");
  }

  /**
   * @param clean the notes without findings, each of which is one test
   */
  private static String counts(List<Reported> found, Threshold failOn, long clean) {
    long failures = found.stream().filter(one -> fails(one, failOn)).count();
    return "tests=\"%d\" failures=\"%d\" errors=\"0\"".formatted(found.size() + clean, failures);
  }

  private static boolean fails(Reported one, Threshold failOn) {
    return failOn.takes(one.finding().severity());
  }

  private static void suite(Path file, List<Reported> found, Threshold failOn, PrintWriter out) {
    String name = escaped(file.toString());
    out.println(
        "  <testsuite name=\"%s\" %s>"
            .formatted(name, counts(found, failOn, found.isEmpty() ? 1 : 0)));
    if (found.isEmpty()) {
      out.println("    <testcase name=\"citations\" classname=\"%s\"/>".formatted(name));
    }
    for (Reported one : found) {
      String id = one.finding().rule().id();
      String where = "%d:%d".formatted(one.place().line(), one.place().column());
      String message = escaped(one.finding().message());
      out.println("    <testcase name=\"%s at %s\" classname=\"%s\">".formatted(id, where, name));
      String line = escaped(one.at()) + ": " + message;
      Severity severity = one.finding().severity();
      out.println(
          fails(one, failOn)
              ? "      <failure type=\"%s\" message=\"%s\">%s</failure>"
                  .formatted(severity.word(), message, line)
              : "      <system-out>%s: %s</system-out>".formatted(severity.word(), line));
      out.println("    </testcase>");
    }
    out.println("  </testsuite>");
  }

  /** XML 1.0 has no way to write most control characters, nor half of a pair. */
  private static String escaped(String text) {
    StringBuilder xml = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\t', '\n', '\r' -> xml.append("&#").append(c).append(';');
                default ->
                    xml.appendCodePoint(
                        c < 0x20 || (c >= 0xd800 && c < 0xe000) || (c & 0xfffe) == 0xfffe
                            ? 0xfffd
                            : c);
              }
            });
    return xml.toString();
  }
}

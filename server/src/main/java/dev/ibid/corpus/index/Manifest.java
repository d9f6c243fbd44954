package dev.ibid.corpus.index;

import dev.ibid.corpus.SourceProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;
import org.jspecify.annotations.Nullable;

/**
 * What an index was made of. It is kept with each commit of the index, so that the two can't
 * disagree.
 *
 * @param sources in order of precedence
 * @param problems what could not be read of them, in the order of the sources
 */
record Manifest(List<SourceState> sources, List<SourceProblem> problems) {

  /** Goes up with every change of the fields or of how their words are made. */
  static final int SCHEMA = 3;

  private static final String SCHEMA_KEY = "schema";
  private static final String SOURCES_KEY = "sources";
  private static final String PROBLEMS_KEY = "problems";

  List<String> names() {
    return sources.stream().map(source -> source.path().toString()).toList();
  }

  Map<String, String> toUserData() {
    StringBuilder files = new StringBuilder();
    for (SourceState source : sources) {
      line(
          files,
          Long.toString(source.size()),
          Long.toString(source.modified()),
          source.inode(),
          source.path().toString());
    }
    StringBuilder broken = new StringBuilder();
    for (SourceProblem problem : problems) {
      line(broken, Integer.toString(problem.line()), problem.source(), problem.message());
    }
    return Map.of(
        SCHEMA_KEY,
        Integer.toString(SCHEMA),
        SOURCES_KEY,
        files.toString(),
        PROBLEMS_KEY,
        broken.toString());
  }

  /**
   * @throws IOException where {@code data} was written by another version, or by something else
   */
  static Manifest ofUserData(Map<String, String> data) throws IOException {
    if (!Integer.toString(SCHEMA).equals(data.get(SCHEMA_KEY))) {
      throw new CorruptIndexException("made by another version", "manifest");
    }
    try {
      List<SourceState> sources = new ArrayList<>();
      for (String[] parts : lines(data.get(SOURCES_KEY))) {
        sources.add(
            new SourceState(
                Path.of(parts[3]), Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]));
      }
      List<SourceProblem> problems = new ArrayList<>();
      for (String[] parts : lines(data.get(PROBLEMS_KEY))) {
        problems.add(new SourceProblem(parts[1], Integer.parseInt(parts[0]), parts[2]));
      }
      return new Manifest(List.copyOf(sources), List.copyOf(problems));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new CorruptIndexException("not a manifest", "manifest", e);
    }
  }

  private static void line(StringBuilder to, String... parts) {
    for (int at = 0; at < parts.length; at++) {
      to.append(at == 0 ? "" : "\t")
          .append(parts[at].replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n"));
    }
    to.append('\n');
  }

  private static List<String[]> lines(@Nullable String text) throws IOException {
    if (text == null) {
      throw new CorruptIndexException("not whole", "manifest");
    }
    List<String[]> lines = new ArrayList<>();
    for (int begin = 0; begin < text.length(); ) {
      int end = text.indexOf('\n', begin);
      if (end < 0) {
        throw new CorruptIndexException("cut short", "manifest");
      }
      String[] parts = text.substring(begin, end).split("\t", -1);
      for (int at = 0; at < parts.length; at++) {
        parts[at] = unescaped(parts[at]);
      }
      lines.add(parts);
      begin = end + 1;
    }
    return lines;
  }

  private static String unescaped(String part) {
    if (part.indexOf('\\') < 0) {
      return part;
    }
    StringBuilder text = new StringBuilder(part.length());
    for (int at = 0; at < part.length(); at++) {
      char c = part.charAt(at);
      if (c == '\\' && at + 1 < part.length()) {
        char escaped = part.charAt(++at);
        text.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}

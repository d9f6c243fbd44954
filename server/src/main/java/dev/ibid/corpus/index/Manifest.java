package dev.ibid.corpus.index;

import dev.ibid.corpus.SourceProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;
import org.jspecify.annotations.Nullable;

/**
 * What an index was made of. It is kept with each commit of the index, so that the two can't
 * disagree.
 *
 * @param entries the sources in order of precedence
 */
record Manifest(List<Entry> entries) {

  /** Goes up with every change of the fields, or of how they are made of what a source says. */
  static final int SCHEMA = 6;

  private static final String SCHEMA_KEY = "schema";
  private static final String SOURCES_KEY = "sources";
  private static final String PROBLEMS_KEY = "problems";

  /** With the number of a source behind it, as {@link #FINGERPRINTS_KEY}. */
  private static final String RECORDS_KEY = "records.";

  private static final String FINGERPRINTS_KEY = "fingerprints.";

  /**
   * One source.
   *
   * @param state as it was when it was read
   * @param number it goes by in the index: {@link SourceTable}
   * @param problems what could not be read of it
   * @param records where its records stand; null where each paper says that itself
   */
  record Entry(
      SourceState state, int number, List<SourceProblem> problems, @Nullable RecordTable records) {
    Entry {
      problems = List.copyOf(problems);
    }

    String name() {
      return state.path().toString();
    }
  }

  Manifest {
    entries = List.copyOf(entries);
  }

  List<SourceState> sources() {
    return entries.stream().map(Entry::state).toList();
  }

  SourceTable table() {
    return new SourceTable(
        entries.stream().map(Entry::name).toList(),
        entries.stream().map(Entry::number).toList(),
        entries.stream().<@Nullable RecordTable>map(Entry::records).toList());
  }

  List<SourceProblem> problems() {
    return entries.stream().flatMap(entry -> entry.problems.stream()).toList();
  }

  Map<String, String> toUserData() {
    StringBuilder files = new StringBuilder();
    StringBuilder broken = new StringBuilder();
    Map<String, String> data = new HashMap<>();
    for (Entry entry : entries) {
      SourceState source = entry.state;
      line(
          files,
          Integer.toString(entry.number),
          Long.toString(source.size()),
          Long.toString(source.modified()),
          source.inode(),
          source.path().toString());
      for (SourceProblem problem : entry.problems) {
        line(
            broken,
            Integer.toString(entry.number),
            Integer.toString(problem.line()),
            problem.source(),
            problem.message());
      }
      if (entry.records != null) {
        data.put(RECORDS_KEY + entry.number, entry.records.places());
        data.put(FINGERPRINTS_KEY + entry.number, entry.records.fingerprints());
      }
    }
    data.put(SCHEMA_KEY, Integer.toString(SCHEMA));
    data.put(SOURCES_KEY, files.toString());
    data.put(PROBLEMS_KEY, broken.toString());
    return data;
  }

  /**
   * @throws IOException where {@code data} was written by another version, or by something else
   */
  static Manifest ofUserData(Map<String, String> data) throws IOException {
    if (!Integer.toString(SCHEMA).equals(data.get(SCHEMA_KEY))) {
      throw new CorruptIndexException("made by another version", "manifest");
    }
    try {
      Map<Integer, List<SourceProblem>> problems = new HashMap<>();
      for (String[] parts : lines(data.get(PROBLEMS_KEY))) {
        problems
            .computeIfAbsent(Integer.valueOf(parts[0]), number -> new ArrayList<>())
            .add(new SourceProblem(parts[2], Integer.parseInt(parts[1]), parts[3]));
      }
      List<Entry> entries = new ArrayList<>();
      for (String[] parts : lines(data.get(SOURCES_KEY))) {
        int number = Integer.parseInt(parts[0]);
        SourceState state =
            new SourceState(
                Path.of(parts[4]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3]);
        entries.add(
            new Entry(
                state, number, problems.getOrDefault(number, List.of()), records(number, data)));
      }
      return new Manifest(entries);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new CorruptIndexException("not a manifest", "manifest", e);
    }
  }

  private static @Nullable RecordTable records(int number, Map<String, String> data) {
    String places = data.get(RECORDS_KEY + number);
    String fingerprints = data.get(FINGERPRINTS_KEY + number);
    return places == null || fingerprints == null ? null : new RecordTable(places, fingerprints);
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

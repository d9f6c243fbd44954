package dev.ibid.corpus.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Bibliographies in YAML, read entry by entry: the elements of a list that is all there is or that
 * stands under {@code references}, and the values of all other keys. A broken entry costs that
 * entry: reading goes on at the next one.
 */
final class BibliographyYaml {

  /** Takes an entry. */
  interface Entries {
    /**
     * @param key what the entry stands under; empty for the elements of a list
     * @param line the line, from 1, that the entry begins at
     */
    void take(String key, Tree entry, int line);
  }

  /** So often reading goes on behind what is broken: each time may look at all that follows. */
  private static final int MOST_BROKEN = 50;

  /** No entry nests deeper, and the parser slows down with the depth. */
  private static final int DEEPEST = 32;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

  private final Source source;
  private final Entries entries;
  private final String text;

  /** Text that is named to stand again elsewhere. Nothing else is repeated, so nothing explodes. */
  private final Map<String, Tree> anchors = new HashMap<>();

  private Iterator<Event> events = List.<Event>of().iterator();

  /** The line, from 0, at which the events begin, and the one at which the entry does. */
  private int firstLine;

  private int entryLine;

  /** Lines that are indented less than this begin the next entry. */
  private int entryColumn = 1;

  private BibliographyYaml(String text, Source source, Entries entries) {
    this.text = text;
    this.source = source;
    this.entries = entries;
  }

  static void read(String text, Source source, Entries entries) {
    new BibliographyYaml(printable(text), source, entries).read();
  }

  /** YAML allows no control characters, and would break at each. */
  private static String printable(String text) {
    StringBuilder cleaned = null;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean control = c < ' ' ? c != '\n' && c != '\r' && c != '\t' : c >= 0x7f && c < 0xa0;
      if ((control && c != 0x85) || c == 0xfffe || c == 0xffff) {
        cleaned = cleaned == null ? new StringBuilder(text) : cleaned;
        cleaned.setCharAt(at, ' ');
      }
    }
    return cleaned == null ? text : cleaned.toString();
  }

  private void read() {
    int begin = text.startsWith("\ufeff") ? 1 : 0;
    for (int broken = 0; begin >= 0; broken++) {
      int first = firstLine;
      entryLine = firstLine;
      try {
        events = new Parse(SETTINGS).parseString(text.substring(begin)).iterator();
        documents();
        return;
      } catch (YamlEngineException e) {
        boolean goesOn = broken < MOST_BROKEN;
        int brokenLine = entryLine;
        begin = goesOn ? nextEntry(begin) : -1;
        int end = begin < 0 ? lineCount() - 1 : firstLine;
        source.problem(
            1
                + (e instanceof MarkedYamlEngineException told
                    ? lineOf(told, first, end)
                    : brokenLine),
            (goesOn ? "the YAML is broken here: " : "the YAML is broken too often to read on: ")
                + (e instanceof MarkedYamlEngineException told
                    ? told.getProblem()
                    : e.getMessage()));
      }
    }
  }

  /**
   * The line, from 0, to send people to: where it broke, or where that began which the parser did
   * not see end before the next entry.
   *
   * @param end the line at which the next entry begins
   */
  private static int lineOf(MarkedYamlEngineException e, int first, int end) {
    int problem = first + e.getProblemMark().map(mark -> mark.getLine()).orElse(0);
    return problem < end
        ? problem
        : first + e.getContextMark().map(mark -> mark.getLine()).orElse(problem - first);
  }

  private int lineCount() {
    return (int) text.chars().filter(c -> c == '\n').count() + 1;
  }

  /** Where the first entry begins behind the broken one; -1 where none does. */
  private int nextEntry(int begin) {
    int line = firstLine;
    for (int at = begin; at >= 0 && at < text.length(); line++) {
      if (line > entryLine && beginsEntry(at)) {
        firstLine = line;
        return at;
      }
      int feed = text.indexOf('\n', at);
      at = feed < 0 ? -1 : feed + 1;
    }
    return -1;
  }

  private boolean beginsEntry(int lineBegin) {
    int at = lineBegin;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    boolean listed = text.startsWith("- ", at);
    boolean begins = at - lineBegin < entryColumn && (listed || entryColumn == 1);
    return begins && at < text.length() && "#\r\n\t]})".indexOf(text.charAt(at)) < 0;
  }

  private void documents() {
    while (events.hasNext() && !source.isCancelled()) {
      Event event = events.next();
      if (event instanceof SequenceStartEvent) {
        list();
      } else if (event instanceof MappingStartEvent) {
        map();
      }
    }
  }

  private void list() {
    while (!source.isCancelled()) {
      Event event = events.next();
      if (event instanceof CollectionEndEvent) {
        return;
      }
      begin(event);
      int line = entryLine + 1;
      entries.take("", value(event, 0), line);
    }
  }

  private void map() {
    while (!source.isCancelled()) {
      Event name = events.next();
      if (name instanceof CollectionEndEvent) {
        return;
      }
      begin(name);
      int line = entryLine + 1;
      String key = value(name, 0).text();
      Event value = events.next();
      if (key.equals("references") && value instanceof SequenceStartEvent) {
        list();
      } else {
        entries.take(key, value(value, 0), line);
      }
    }
  }

  private void begin(Event event) {
    event
        .getStartMark()
        .ifPresent(
            mark -> {
              entryLine = firstLine + mark.getLine();
              entryColumn = Math.max(1, mark.getColumn());
            });
  }

  private Tree value(Event event, int depth) {
    return switch (event) {
      case ScalarEvent scalar -> {
        Tree value = new Tree.Text(scalar.isPlain() ? unquoted(scalar) : scalar.getValue());
        scalar.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), value));
        yield value;
      }
      case AliasEvent alias -> anchors.getOrDefault(alias.getAlias().getValue(), Tree.NOTHING);
      case SequenceStartEvent sequence -> many(depth + 1);
      case MappingStartEvent mapping -> fields(depth + 1);
      default -> Tree.NOTHING;
    };
  }

  private static String unquoted(ScalarEvent scalar) {
    String value = scalar.getValue();
    return value.equals("null") || value.equals("~") ? "" : value;
  }

  private Tree many(int depth) {
    checkDepth(depth);
    List<Tree> values = new ArrayList<>();
    for (Event event = events.next();
        !(event instanceof CollectionEndEvent);
        event = events.next()) {
      values.add(value(event, depth));
    }
    return new Tree.Many(values);
  }

  private Tree fields(int depth) {
    checkDepth(depth);
    Map<String, Tree> fields = new LinkedHashMap<>();
    for (Event name = events.next(); !(name instanceof CollectionEndEvent); name = events.next()) {
      String key = Tree.fieldName(value(name, depth).text());
      fields.putIfAbsent(key, value(events.next(), depth));
    }
    return new Tree.Fields(fields);
  }

  private static void checkDepth(int depth) {
    if (depth > DEEPEST) {
      throw new YamlEngineException("this entry nests too deep");
    }
  }
}

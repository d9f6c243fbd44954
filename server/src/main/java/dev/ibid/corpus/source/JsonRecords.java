package dev.ibid.corpus.source;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Records in JSON, read one by one. A broken one is told, and costs itself alone. */
final class JsonRecords {
  private JsonRecords() {}

  private static final JsonFactory JSON = new JsonFactory();

  /** Reads one record. */
  interface Reader {
    /**
     * @param json at the bracket that opens the record
     * @param to what is told of it
     * @param line the line, from 1, that it begins at
     * @param doubtful whether it may be a part of a broken record, which is passed over
     * @return whether it is a record
     */
    boolean read(JsonParser json, Source to, int line, boolean doubtful);
  }

  /**
   * @param format whose records {@code reader} reads, as the same bytes may be one in several
   */
  static void read(InputStream bytes, Source source, String format, Reader reader)
      throws IOException {
    JsonItems items = new JsonItems(bytes);
    while (!source.isCancelled() && items.next()) {
      if (items.isObject()) {
        record(items, source, format, reader);
      } else if (!items.isDoubtful()) {
        source.problem(
            items.line(),
            items.isStray()
                ? "the JSON is broken here: this bracket is one too many"
                : "this is JSON, but not an object with a paper's fields");
      }
    }
  }

  private static void record(JsonItems items, Source source, String format, Reader reader) {
    boolean doubtful = items.isDoubtful();
    int line = items.line();
    if (items.lacksComma() && !doubtful) {
      source.problem(line, "the JSON is broken here: a comma is missing before this record");
    }
    long fingerprint =
        new Fingerprint().add(format).add(items.buffer(), items.start(), items.end()).value();
    if (!doubtful && source.isKnown(fingerprint, line)) {
      items.trust();
      return;
    }
    ToldOfOne told = new ToldOfOne(source.records());
    parse(items, source.telling(told), line, doubtful, reader);
    if (doubtful) {
      told.passOn();
    } else {
      told.passOn(fingerprint);
    }
  }

  private static void parse(
      JsonItems items, Source source, int line, boolean doubtful, Reader reader) {
    try (JsonParser json =
        JSON.createParser(
            ObjectReadContext.empty(),
            items.buffer(),
            items.start(),
            items.end() - items.start())) {
      json.nextToken();
      if (reader.read(json, source, line, doubtful)) {
        items.trust();
      } else {
        items.doubt();
      }
    } catch (JacksonException broken) {
      items.doubt();
      String reason = String.valueOf(broken.getOriginalMessage());
      if (reason.startsWith("Unexpected end-of-input")) {
        tell(source, line, "this record is not closed", doubtful);
        return;
      }
      @Nullable TokenStreamLocation place = broken.getLocation();
      int within = place == null ? 0 : Math.max(0, place.getLineNr() - 1);
      tell(
          source,
          line + within,
          "the JSON is broken here, and this record was not read: " + shortened(reason),
          doubtful);
    }
  }

  /** Without what the parser says of itself. */
  private static String shortened(String reason) {
    if (reason.contains("CTRL-CHAR, code 10)") || reason.contains("CTRL-CHAR, code 13)")) {
      return "a string does not end on its line";
    }
    int aside = reason.indexOf(" (for ");
    return aside < 0 ? reason : reason.substring(0, aside);
  }

  private static void tell(Source source, int line, String problem, boolean doubtful) {
    if (!doubtful) {
      source.problem(line, problem);
    }
  }
}

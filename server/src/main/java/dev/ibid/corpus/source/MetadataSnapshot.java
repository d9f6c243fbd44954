package dev.ibid.corpus.source;

import dev.ibid.bibtex.AuthorNames;
import dev.ibid.paper.Author;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * arXiv's metadata snapshot: a JSON object a line, with the fields {@code id, authors, title,
 * comments, journal-ref, doi, categories, abstract, versions, authors_parsed}. The objects may also
 * be folded over lines, or stand in one array. One that can't be read costs itself alone.
 *
 * <p>Source of the format: https://www.kaggle.com/datasets/Cornell-University/arxiv
 */
final class MetadataSnapshot {

  private static final JsonFactory JSON = new JsonFactory();

  private final Lines lines;
  private final Source source;

  private MetadataSnapshot(Lines lines, Source source) {
    this.lines = lines;
    this.source = source;
  }

  /** Reads records that are folded over several lines, or stand in an array. */
  static void readFolded(SourceBytes bytes, Source source) throws IOException {
    JsonRecords.read(
        bytes,
        source,
        "arXiv's metadata",
        (json, to, line, doubtful) -> {
          ArxivFields fields = fields(json);
          boolean nameless = fields.id.isEmpty();
          if (!nameless || !doubtful) {
            fields.tell(to, line);
          }
          return !nameless;
        });
  }

  static void read(Lines lines, Source source) throws IOException {
    MetadataSnapshot snapshot = new MetadataSnapshot(lines, source);
    while (!source.isCancelled() && lines.next()) {
      snapshot.line();
    }
  }

  private void line() {
    if (lines.tooLong()) {
      source.problem(lines.number(), "this line is longer than 16 MB and was passed over");
      return;
    }
    int begin = lines.start();
    int end = lines.end();
    byte[] bytes = lines.buffer();
    while (begin < end && isBetween(bytes[begin])) {
      begin++;
    }
    while (begin < end && isBetween(bytes[end - 1])) {
      end--;
    }
    if (begin == end) {
      return;
    }
    try (JsonParser json =
        JSON.createParser(ObjectReadContext.empty(), bytes, begin, end - begin)) {
      objects(json);
    } catch (JacksonException e) {
      source.problem(lines.number(), "this is not a whole JSON object: " + e.getOriginalMessage());
    }
  }

  /** Blank space, and commas between the records. */
  private static boolean isBetween(byte b) {
    return b == ',' || (b <= ' ' && b >= 0);
  }

  private void objects(JsonParser json) {
    for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
      switch (token) {
        case START_OBJECT -> fields(json).tell(source, lines.number());
        default -> {
          source.problem(lines.number(), "this is JSON, but not an object with a paper's fields");
          return;
        }
      }
    }
  }

  private static ArxivFields fields(JsonParser json) {
    ArxivFields fields = new ArxivFields();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "id" -> fields.id = text(json);
        case "title" -> fields.title = text(json);
        case "authors" -> fields.authors = text(json);
        case "categories" -> fields.categories = text(json);
        case "abstract" -> fields.summary = text(json);
        case "comments" -> fields.comments = text(json);
        case "journal-ref" -> fields.journal = text(json);
        case "doi" -> fields.doi = text(json);
        case "versions" -> versions(json, fields);
        case "authors_parsed" -> fields.parsedAuthors = parsedAuthors(json);
        default -> json.skipChildren();
      }
    }
    return fields;
  }

  /** A value as text: arrays become their elements with a comma between, null becomes empty. */
  private static String text(JsonParser json) {
    switch (json.currentToken()) {
      case VALUE_NULL -> {
        return "";
      }
      case START_ARRAY -> {
        StringBuilder all = new StringBuilder();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          String element = text(json);
          all.append(all.isEmpty() || element.isEmpty() ? "" : ", ").append(element);
        }
        return all.toString();
      }
      case START_OBJECT -> {
        json.skipChildren();
        return "";
      }
      default -> {
        return json.getString();
      }
    }
  }

  /**
   * {@code [{"version": "v1", "created": ...}, ...]}, or bare names. That these are all versions is
   * believed where the times are as arXiv writes them; others cut the list short.
   */
  private static void versions(JsonParser json, ArxivFields fields) {
    int latest = 0;
    int depth = 0;
    boolean asArxivWrites = false;
    JsonToken token = json.currentToken();
    String name = "";
    while (token != null) {
      switch (token) {
        case START_ARRAY, START_OBJECT -> depth++;
        case END_ARRAY, END_OBJECT -> depth--;
        case PROPERTY_NAME -> name = json.currentName();
        case VALUE_STRING -> {
          if (name.equals("version") || depth == 1) {
            latest = Math.max(latest, ArxivFields.versionNumber(json.getString()));
          } else if (name.equals("created")) {
            asArxivWrites = isRfc822(json.getString());
          }
        }
        default -> {}
      }
      if (depth <= 0) {
        break;
      }
      token = json.nextToken();
    }
    fields.version = latest;
    fields.listedVersions = asArxivWrites ? latest : 0;
  }

  /** {@code Mon, 2 Apr 2007 19:18:42 GMT}. */
  private static boolean isRfc822(String time) {
    return time.length() > 20 && time.startsWith(", ", 3) && time.endsWith(" GMT");
  }

  /** {@code [[family, given, suffix, affiliation ...], ...]}. */
  private static List<Author> parsedAuthors(JsonParser json) {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return List.of();
    }
    List<Author> authors = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_ARRAY) {
        json.skipChildren();
        continue;
      }
      String[] parts = {"", "", ""};
      for (int at = 0; json.nextToken() != JsonToken.END_ARRAY; at++) {
        String part = text(json);
        if (at < parts.length) {
          parts[at] = part;
        }
      }
      Author author = AuthorNames.ofParts(parts[0], parts[1], parts[2]);
      if (author != null) {
        authors.add(author);
      }
    }
    return authors;
  }
}

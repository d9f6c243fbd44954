package dev.ibid.corpus.source;

import dev.ibid.corpus.tex.TexText;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.Author;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * arXiv's metadata snapshot: a JSON object a line, with the fields {@code id, authors, title,
 * comments, journal-ref, doi, categories, abstract, versions, authors_parsed}. The lines may also
 * be the elements of one array. A line that can't be read costs that line alone.
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
    boolean whole = begin < end && bytes[begin] == '[' && bytes[end - 1] == ']';
    while (!whole && begin < end && isFrame(bytes[begin])) {
      begin++;
    }
    while (!whole && begin < end && isFrame(bytes[end - 1])) {
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

  /** Blank space, and what holds the elements of an array together. */
  private static boolean isFrame(byte b) {
    return b == '[' || b == ']' || b == ',' || (b <= ' ' && b >= 0);
  }

  private void objects(JsonParser json) {
    for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
      switch (token) {
        case START_ARRAY, END_ARRAY -> {}
        case START_OBJECT -> object(json);
        default -> {
          source.problem(lines.number(), "this is JSON, but not an object with a paper's fields");
          return;
        }
      }
    }
  }

  /** The fields of one object, as they are met. */
  private static final class Fields {
    String id = "";
    String title = "";
    String authors = "";
    String categories = "";
    String summary = "";
    String comments = "";
    String journal = "";
    String doi = "";
    int version;
    List<Author> parsed = List.of();
  }

  private void object(JsonParser json) {
    Fields fields = new Fields();
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
        case "versions" -> fields.version = latestVersion(json);
        case "authors_parsed" -> fields.parsed = parsedAuthors(json);
        default -> json.skipChildren();
      }
    }
    record(fields);
  }

  private void record(Fields fields) {
    String written = fields.id.strip();
    switch (ArxivIdReading.read(written)) {
      case ArxivIdReading.Valid valid -> source.record(paper(valid, fields));
      case ArxivIdReading.Malformed malformed ->
          source.problem(
              lines.number(),
              "%s is no possible arXiv identifier: %s".formatted(written, malformed.reason()));
      case ArxivIdReading.Unlike unlike ->
          source.problem(
              lines.number(),
              written.isEmpty()
                  ? "this record has no id"
                  : "the id \"%s\" is no arXiv identifier".formatted(shortened(written)));
    }
  }

  private Paper paper(ArxivIdReading.Valid id, Fields fields) {
    List<Author> authors =
        fields.parsed.isEmpty() ? AuthorNames.listed(fields.authors) : fields.parsed;
    return new Paper(
        id.id(),
        publishersDoi(fields.doi),
        TexText.line(fields.title),
        authors,
        ArxivIdReading.monthOf(id.id()).getYear(),
        words(fields.categories),
        TexText.indentedParagraphs(fields.summary),
        TexText.line(fields.comments),
        TexText.line(fields.journal),
        Math.max(fields.version, id.version()),
        List.of(),
        List.of(source.origin(lines.number(), null)));
  }

  /** The first of the DOIs that a record names, arXiv's own left out. */
  private static @Nullable Doi publishersDoi(String text) {
    if (text.isEmpty()) {
      return null;
    }
    String stripped = text.strip();
    int end = 0;
    while (end < stripped.length() && " \t\n,;".indexOf(stripped.charAt(end)) < 0) {
      end++;
    }
    Doi doi = Doi.parse(stripped.substring(0, end));
    return doi == null || doi.arxivId() != null ? null : doi;
  }

  private static List<String> words(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? List.of() : List.of(stripped.split("[\\s,]+"));
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

  /** {@code [{"version": "v1", "created": ...}, ...]}, or bare names. */
  private static int latestVersion(JsonParser json) {
    int latest = 0;
    int depth = 0;
    JsonToken token = json.currentToken();
    boolean version = false;
    while (token != null) {
      switch (token) {
        case START_ARRAY, START_OBJECT -> depth++;
        case END_ARRAY, END_OBJECT -> depth--;
        case PROPERTY_NAME -> version = json.currentName().equals("version");
        case VALUE_STRING -> {
          if (version || depth == 1) {
            latest = Math.max(latest, versionNumber(json.getString()));
          }
        }
        default -> {}
      }
      if (depth <= 0) {
        return latest;
      }
      token = json.nextToken();
    }
    return latest;
  }

  private static int versionNumber(String text) {
    int number = 0;
    if (text.length() < 2 || text.length() > 5 || text.charAt(0) != 'v') {
      return 0;
    }
    for (int at = 1; at < text.length(); at++) {
      int digit = Character.digit(text.charAt(at), 10);
      if (digit < 0) {
        return 0;
      }
      number = number * 10 + digit;
    }
    return number;
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

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}

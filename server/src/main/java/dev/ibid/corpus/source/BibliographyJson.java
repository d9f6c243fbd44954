package dev.ibid.corpus.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Bibliographies in JSON, read item by item: a list of items, or an object that has one under
 * {@code items} or {@code references}, or items one after the other. Each item is CSL's or
 * Zotero's.
 */
final class BibliographyJson {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser json;
  private final Source source;

  private BibliographyJson(JsonParser json, Source source) {
    this.json = json;
    this.source = source;
  }

  static void read(SourceBytes bytes, Source source) throws IOException {
    read(bytes, source, json -> new BibliographyJson(json, source).read());
  }

  /** Reads a stream of JSON. */
  interface Reader {
    void read(JsonParser json);
  }

  /** Reads {@code bytes} by {@code body}; where the JSON breaks, what was read before it stands. */
  static void read(SourceBytes bytes, Source source, Reader body) throws IOException {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
      try {
        body.read(json);
      } catch (JacksonIOException e) {
        throw e.getCause();
      } catch (JacksonException e) {
        @Nullable TokenStreamLocation place = e.getLocation();
        int line = (place == null ? json.currentLocation() : place).getLineNr();
        String reason = e.getOriginalMessage();
        source.problem(
            Math.max(1, line), "the JSON is broken here, what follows was not read: " + reason);
      }
    }
  }

  /** The line, from 1, that the current token begins at. */
  static int line(JsonParser json) {
    return Math.max(1, json.currentTokenLocation().getLineNr());
  }

  private void read() {
    for (JsonToken token = json.nextToken();
        token != null && !source.isCancelled();
        token = json.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        outermost();
      } else if (token == JsonToken.START_ARRAY) {
        items();
      } else {
        noItem();
      }
    }
  }

  private void outermost() {
    int line = line(json);
    Map<String, Tree> fields = new LinkedHashMap<>();
    boolean list = false;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = Tree.fieldName(json.currentName());
      boolean holdsItems = name.equals("items") || name.equals("references");
      if (json.nextToken() == JsonToken.START_ARRAY && holdsItems) {
        list = true;
        items();
        if (source.isCancelled()) {
          return;
        }
      } else {
        fields.putIfAbsent(name, value());
      }
    }
    if (!list) {
      item(new Tree.Fields(fields), line);
    }
  }

  private void items() {
    while (!source.isCancelled() && json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        int line = line(json);
        item(value(), line);
      } else {
        noItem();
        json.skipChildren();
      }
    }
  }

  private void noItem() {
    source.problem(line(json), "this is JSON, but not an object with a paper's fields");
  }

  private void item(Tree item, int line) {
    if (ZoteroItem.isOne(item)) {
      ZoteroItem.tell(item, source, line);
    } else {
      CslItem.tell(item, source, line);
    }
  }

  /** The current value, to its end. The parser itself bounds how deep it may nest. */
  private Tree value() {
    switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, Tree> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = Tree.fieldName(json.currentName());
          json.nextToken();
          fields.putIfAbsent(name, value());
        }
        return new Tree.Fields(fields);
      }
      case START_ARRAY -> {
        List<Tree> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          values.add(value());
        }
        return new Tree.Many(values);
      }
      case VALUE_NULL -> {
        return Tree.NOTHING;
      }
      default -> {
        return new Tree.Text(json.getString());
      }
    }
  }
}

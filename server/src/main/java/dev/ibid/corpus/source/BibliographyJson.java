package dev.ibid.corpus.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Bibliographies in JSON, read item by item: a list of items, or an object that has one under
 * {@code items} or {@code references}, or items one after the other. Each item is CSL's or
 * Zotero's.
 */
final class BibliographyJson {

  private BibliographyJson() {}

  static void read(SourceBytes bytes, Source source) throws IOException {
    JsonRecords.read(
        bytes,
        source,
        "references",
        (json, to, line, doubtful) -> item(value(json), to, line, doubtful));
  }

  private static boolean item(Tree item, Source source, int line, boolean doubtful) {
    boolean zoteros = ZoteroItem.isOne(item);
    boolean like =
        zoteros
            || !item.text("title").isEmpty()
            || (!item.text("id").isEmpty() && !item.text("type").isEmpty());
    if (doubtful && !like) {
      return false;
    }
    if (zoteros) {
      ZoteroItem.tell(item, source, line);
    } else {
      CslItem.tell(item, source, line);
    }
    return like;
  }

  /** The current value, to its end. The parser itself bounds how deep it may nest. */
  static Tree value(JsonParser json) {
    switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, Tree> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = Tree.fieldName(json.currentName());
          json.nextToken();
          fields.putIfAbsent(name, value(json));
        }
        return new Tree.Fields(fields);
      }
      case START_ARRAY -> {
        List<Tree> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          values.add(value(json));
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

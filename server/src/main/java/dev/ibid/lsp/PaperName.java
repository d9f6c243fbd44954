package dev.ibid.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.ibid.corpus.Corpus;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import org.jspecify.annotations.Nullable;

/**
 * What a completion item carries to find its paper by when the editor asks for more about it.
 *
 * @param kind {@code arxiv}, {@code key}, {@code doi}, or empty where the paper has no name
 */
record PaperName(String kind, String value) {

  static PaperName of(Paper paper) {
    ArxivId id = paper.arxivId();
    if (id != null) {
      return new PaperName("arxiv", id.value());
    }
    if (!paper.keys().isEmpty()) {
      return new PaperName("key", paper.keys().getFirst().value());
    }
    Doi doi = paper.doi();
    return doi == null ? new PaperName("", "") : new PaperName("doi", doi.value());
  }

  JsonObject toJson() {
    JsonObject object = new JsonObject();
    object.addProperty(kind, value);
    return object;
  }

  static @Nullable Paper find(@Nullable Object data, Corpus corpus) {
    if (!(data instanceof JsonObject object)) {
      return null;
    }
    String arxiv = string(object, "arxiv");
    if (arxiv != null) {
      return corpus.byArxivId(new ArxivId(arxiv));
    }
    String key = string(object, "key");
    if (key != null) {
      return corpus.byKey(new CiteKey(key));
    }
    String doi = string(object, "doi");
    return doi == null ? null : corpus.byDoi(new Doi(doi));
  }

  private static @Nullable String string(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }
}

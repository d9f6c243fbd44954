package dev.ibid.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.ibid.workspace.Settings;
import dev.ibid.workspace.SettingsPlace;
import dev.ibid.workspace.SettingsProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings as editors send them. */
interface EditorSettings {

  /** What the editor's extension reads for itself. */
  Set<String> OF_THE_EXTENSION = Set.of("server", "trace");

  /** An editor's empty list, table or text is its default and says nothing. */
  Set<Object> SILENT = Set.of(List.of(), Map.of(), "");

  /**
   * Reads {@code json}, which says nothing where it is null.
   *
   * @param place where it comes from, for messages
   */
  static Settings.Reading read(@Nullable Object json, String place) {
    return switch (json) {
      case JsonObject object -> Settings.read(values(object), place);
      case JsonElement other when !other.isJsonNull() ->
          new Settings.Reading(
              Settings.NONE,
              List.of(
                  new SettingsProblem(
                      SettingsPlace.called(place),
                      "",
                      "must be an object, such as {\"corpus\": [\"refs.bib\"]}")));
      case null, default -> new Settings.Reading(Settings.NONE, List.of());
    };
  }

  private static Map<String, Object> values(JsonObject object) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      Object value = plain(entry.getValue());
      boolean silent = value == null || SILENT.contains(value);
      if (!silent && !OF_THE_EXTENSION.contains(entry.getKey())) {
        values.put(entry.getKey(), value);
      }
    }
    return values;
  }

  private static @Nullable Object plain(JsonElement json) {
    return switch (json) {
      case JsonArray array -> array.asList().stream().map(EditorSettings::plain).toList();
      case JsonObject object -> {
        Map<String, Object> map = new LinkedHashMap<>();
        object.asMap().forEach((name, value) -> map.put(name, plain(value)));
        yield map;
      }
      case JsonPrimitive primitive when primitive.isString() -> primitive.getAsString();
      case JsonPrimitive primitive when primitive.isBoolean() -> primitive.getAsBoolean();
      case JsonPrimitive primitive -> primitive.getAsNumber();
      default -> null;
    };
  }
}

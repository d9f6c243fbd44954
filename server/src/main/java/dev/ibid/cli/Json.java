package dev.ibid.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text (RFC 8259) of plain values. */
final class Json {
  private Json() {}

  /**
   * Writes {@code value}, without line breaks.
   *
   * @param value strings, numbers, booleans, null, and lists and maps of these
   */
  static String of(@Nullable Object value) {
    StringBuilder json = new StringBuilder();
    write(value, json);
    return json.toString();
  }

  private static void write(@Nullable Object value, StringBuilder json) {
    switch (value) {
      case null -> json.append("null");
      case String text -> writeString(text, json);
      case Number number -> json.append(number);
      case Boolean truth -> json.append(truth);
      case List<?> list -> writeList(list, json);
      case Map<?, ?> map -> writeMap(map, json);
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }

  private static void writeList(List<?> list, StringBuilder json) {
    json.append('[');
    String separator = "";
    for (Object item : list) {
      json.append(separator);
      write(item, json);
      separator = ",";
    }
    json.append(']');
  }

  private static void writeMap(Map<?, ?> map, StringBuilder json) {
    json.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      json.append(separator);
      writeString(String.valueOf(entry.getKey()), json);
      json.append(':');
      write(entry.getValue(), json);
      separator = ",";
    }
    json.append('}');
  }

  private static void writeString(String text, StringBuilder json) {
    json.append('"');
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          // A lone surrogate can't be written as UTF-8.
          boolean lone =
              Character.isSurrogate(c)
                  && !(Character.isHighSurrogate(c)
                      && at + 1 < text.length()
                      && Character.isLowSurrogate(text.charAt(at + 1)))
                  && !(Character.isLowSurrogate(c)
                      && at > 0
                      && Character.isHighSurrogate(text.charAt(at - 1)));
          if (c < 0x20 || lone) {
            json.append("\\u%04x".formatted((int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}

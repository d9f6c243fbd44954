package dev.ibid.corpus.source;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A value of JSON or YAML. Numbers and truth values are text as well, null is empty text. */
sealed interface Tree {

  Tree NOTHING = new Text("");

  record Text(String value) implements Tree {}

  record Many(List<Tree> values) implements Tree {}

  /**
   * @param values by their {@link #fieldName}
   */
  record Fields(Map<String, Tree> values) implements Tree {}

  /**
   * A field's name as it is looked up, since bibliographies differ in it: in lower case, {@code
   * archive_location} with a hyphen.
   */
  static String fieldName(String written) {
    return written.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The field's value; {@link #NOTHING} where there is none. */
  default Tree get(String name) {
    return this instanceof Fields(Map<String, Tree> values)
        ? values.getOrDefault(name, NOTHING)
        : NOTHING;
  }

  /** The text of the first of the fields that has any. */
  default String text(String... names) {
    for (String name : names) {
      String text = get(name).text();
      if (!text.isBlank()) {
        return text;
      }
    }
    return "";
  }

  /** All text in the value, with blanks between. */
  default String text() {
    return switch (this) {
      case Text(String value) -> value;
      case Many(List<Tree> values) -> joined(values);
      case Fields(Map<String, Tree> values) -> joined(List.copyOf(values.values()));
    };
  }

  private static String joined(List<Tree> values) {
    return String.join(" ", values.stream().map(value -> value.text()).toList());
  }

  /** The elements of a list; a value that is none counts as a list of itself, nothing as empty. */
  default List<Tree> elements() {
    return switch (this) {
      case Many(List<Tree> values) -> values;
      case Text(String value) -> value.isBlank() ? List.of() : List.of(this);
      case Fields fields -> List.of(fields);
    };
  }
}

package dev.ibid.corpus.source;

import java.util.List;

/**
 * An entry of a bibliography as it is written.
 *
 * @param type in lower case: {@code article}
 * @param key empty where there is none
 * @param line the line, from 1, that its {@code @} stands on
 * @param commented whether a percent sign stands before it: BibTeX reads such an entry, Biber does
 *     not
 * @param fields in the order of the file, a repeated one as often as it stands there
 */
record BibEntry(String type, String key, int line, boolean commented, List<Field> fields) {

  /**
   * @param name in lower case
   * @param value with abbreviations and concatenations resolved, its TeX as it is
   */
  record Field(String name, String value, int line) {}

  /** The first value of {@code name} that is not blank; empty where there is none. */
  String get(String name) {
    for (Field field : fields) {
      if (field.name().equals(name) && !field.value().isBlank()) {
        return field.value();
      }
    }
    return "";
  }

  /** The value of the first of {@code names} that has one. */
  String first(String... names) {
    for (String name : names) {
      String value = get(name);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  boolean has(String name) {
    return !get(name).isEmpty();
  }
}

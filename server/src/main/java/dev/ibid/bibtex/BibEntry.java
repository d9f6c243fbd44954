package dev.ibid.bibtex;

import dev.ibid.text.Span;
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
 * @param span from its {@code @} to behind what closes it; where nothing does, to where the entry
 *     was given up. UTF-16 offsets, as in all of this package; empty where the entry was not read
 *     from BibTeX
 * @param keySpan the key alone; empty and behind the opening brace where there is none
 */
public record BibEntry(
    String type,
    String key,
    int line,
    boolean commented,
    List<Field> fields,
    Span span,
    Span keySpan) {

  private static final Span NOWHERE = new Span(0, 0);

  /**
   * @param name in lower case
   * @param value with abbreviations and concatenations resolved, its TeX as it is
   * @param line from 1, of its name
   * @param nameSpan the name alone
   * @param valueSpan the value as it stands in the text, its braces or quotes included
   */
  public record Field(String name, String value, int line, Span nameSpan, Span valueSpan) {

    /** A field of a format that is not BibTeX. */
    public static Field unplaced(String name, String value, int line) {
      return new Field(name, value, line, NOWHERE, NOWHERE);
    }
  }

  public BibEntry {
    fields = List.copyOf(fields);
  }

  /** An entry of a format that is not BibTeX. */
  public static BibEntry unplaced(String key, int line, List<Field> fields) {
    return new BibEntry("", key, line, false, fields, NOWHERE, NOWHERE);
  }

  /** The first value of {@code name} that is not blank; empty where there is none. */
  public String get(String name) {
    // Bibliographies are read again at each change, and this is asked dozens of times an entry.
    for (int at = 0; at < fields.size(); at++) {
      Field field = fields.get(at);
      if (field.name().equals(name) && !field.value().isBlank()) {
        return field.value();
      }
    }
    return "";
  }

  /** The value of the first of {@code names} that has one. */
  public String first(String... names) {
    for (String name : names) {
      String value = get(name);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  public boolean has(String name) {
    return !get(name).isEmpty();
  }
}

package dev.ibid.paper;

/**
 * One author, as people read the name.
 *
 * @param family the family name with its particles ({@code van den Oord}), or a collaboration's
 *     whole name; never blank
 * @param given given names or initials; empty where none is known
 */
public record Author(String family, String given) {

  public String fullName() {
    return given.isEmpty() ? family : given + " " + family;
  }
}

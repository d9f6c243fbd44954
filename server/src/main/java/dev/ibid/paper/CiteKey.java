package dev.ibid.paper;

/** The name that a bibliography gives to a paper: {@code he2023simplifying}. */
public record CiteKey(String value) {

  @Override
  public String toString() {
    return value;
  }
}

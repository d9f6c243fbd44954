package dev.ibid.paper;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A digital object identifier, in lower case and without a resolver's address. DOIs compare without
 * regard to case (DOI Handbook, 2.4).
 */
public record Doi(String value) {

  /** The address that every DOI can be followed at. */
  public static final String RESOLVER = "https://doi.org/";

  private static final String DATACITE_ARXIV = "10.48550/arxiv.";

  public Doi {
    value = value.toLowerCase(Locale.ROOT);
  }

  /**
   * The DOI that {@code text} holds, bare or behind {@code doi:} or a resolver's address; or null.
   */
  public static @Nullable Doi parse(String text) {
    String trimmed = text.strip();
    int begin = trimmed.indexOf("10.");
    if (begin < 0) {
      return null;
    }
    String head = trimmed.substring(0, begin).toLowerCase(Locale.ROOT);
    boolean known =
        head.isEmpty()
            || head.endsWith("doi.org/")
            || head.strip().equals("doi:")
            || head.strip().equals("doi");
    String value = trimmed.substring(begin);
    int slash = value.indexOf('/');
    if (!known || slash < 7 || slash == value.length() - 1 || hasBlank(value)) {
      return null;
    }
    for (int at = 3; at < slash; at++) {
      char c = value.charAt(at);
      if (c != '.' && (c < '0' || c > '9')) {
        return null;
      }
    }
    return new Doi(value);
  }

  /** The arXiv paper that this DOI was registered for, or null where it is a publisher's. */
  public @Nullable ArxivId arxivId() {
    if (!value.startsWith(DATACITE_ARXIV)) {
      return null;
    }
    return ArxivIdReading.read(value.substring(DATACITE_ARXIV.length()))
            instanceof ArxivIdReading.Valid valid
        ? valid.id()
        : null;
  }

  public String url() {
    return RESOLVER + value;
  }

  private static boolean hasBlank(String text) {
    return text.chars().anyMatch(c -> Character.isWhitespace(c));
  }

  @Override
  public String toString() {
    return value;
  }
}

package dev.ibid.fetch;

import dev.ibid.paper.ArxivId;
import dev.ibid.paper.Author;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import java.util.List;
import java.util.stream.Collectors;

/** A paper as an entry of a bibliography. */
final class BibEntryText {
  private BibEntryText() {}

  /** The entry, ending in a line feed. */
  static String of(Paper paper, CiteKey key) {
    StringBuilder entry = new StringBuilder("@misc{" + key + ",\n");
    // A second pair of braces keeps the capitals, whatever the style does to titles.
    field(entry, "title", "{" + escaped(paper.label()) + "}");
    field(
        entry,
        "author",
        paper.authors().stream().map(BibEntryText::name).collect(Collectors.joining(" and ")));
    field(entry, "year", paper.year() > 0 ? String.valueOf(paper.year()) : "");
    ArxivId id = paper.arxivId();
    field(entry, "eprint", id == null ? "" : id.value());
    field(entry, "archivePrefix", id == null ? "" : "arXiv");
    field(entry, "primaryClass", paper.categories().isEmpty() ? "" : paper.categories().getFirst());
    Doi doi = paper.doi();
    field(entry, "doi", doi == null || isUnsafe(doi.value()) ? "" : doi.value());
    field(entry, "note", escaped(paper.journalReference()));
    List<String> paragraphs = paper.summary().lines().map(BibEntryText::escaped).toList();
    field(entry, "abstract", String.join("\n\n", paragraphs));
    return entry.append("}\n").toString();
  }

  private static void field(StringBuilder entry, String name, String value) {
    if (!value.isBlank()) {
      entry.append("  ").append(name).repeat(' ', 13 - name.length());
      entry.append(" = {").append(value).append("},\n");
    }
  }

  private static String name(Author author) {
    String family = escaped(author.family());
    String given = escaped(author.given());
    boolean collaboration = given.isEmpty() && family.indexOf(' ') >= 0;
    boolean ambiguous = family.indexOf(',') >= 0 || (" " + family + " ").contains(" and ");
    String safe = collaboration || ambiguous ? "{" + family + "}" : family;
    return given.isEmpty() ? safe : safe + ", " + given;
  }

  private static boolean isUnsafe(String verbatim) {
    return verbatim.chars().anyMatch(c -> "{}\\%".indexOf(c) >= 0);
  }

  /** Unicode text with what TeX would act on made harmless; braces never stand alone. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (char c : text.toCharArray()) {
      switch (c) {
        case '%', '&', '#', '$', '_' -> escaped.append('\\').append(c);
        case '\\' -> escaped.append("\\textbackslash{}");
        case '{' -> escaped.append("\\textbraceleft{}");
        case '}' -> escaped.append("\\textbraceright{}");
        case '^' -> escaped.append("\\textasciicircum{}");
        case '~' -> escaped.append("\\textasciitilde{}");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}

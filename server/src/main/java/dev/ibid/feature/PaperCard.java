package dev.ibid.feature;

import dev.ibid.paper.ArxivId;
import dev.ibid.paper.Author;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Origin;
import dev.ibid.paper.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A paper as a person reads it.
 *
 * @param version the version that is cited, or 0 where that is the latest
 */
public record PaperCard(Paper paper, int version) {

  private static final int MOST_AUTHORS = 12;

  /** The card as Markdown; all that comes from the paper is escaped. */
  public String markdown() {
    List<String> parts = new ArrayList<>();
    parts.add("**" + Markdown.escape(paper.label()) + "**");
    addIfAny(parts, Markdown.escape(byline()));
    for (String paragraph : paper.summary().split("\\n+")) {
      addIfAny(parts, Markdown.escape(paragraph.strip()));
    }
    addIfAny(parts, emphasised(paper.comments()));
    addIfAny(parts, emphasised(paper.journalReference()));
    addIfAny(parts, links());
    addIfAny(parts, provenance(true));
    return String.join("\n\n", parts);
  }

  /** The card for places that show text as it is. */
  public String plainText() {
    List<String> parts = new ArrayList<>();
    parts.add(paper.label());
    addIfAny(parts, byline());
    addIfAny(parts, paper.summary());
    addIfAny(parts, paper.comments());
    addIfAny(parts, paper.journalReference());
    ArxivId id = paper.arxivId();
    Doi doi = paper.doi();
    addIfAny(
        parts,
        joined(
            List.of(
                id == null ? "" : id.absUrl(version),
                id == null ? "" : id.pdfUrl(version),
                doi == null ? "" : doi.url())));
    addIfAny(parts, provenance(false));
    return String.join("\n\n", parts);
  }

  /** Who and when in a few words: {@code He & Hofmann 2023}. */
  public static String authorsAndYear(Paper paper) {
    List<Author> authors = paper.authors();
    String names =
        switch (authors.size()) {
          case 0 -> "";
          case 1 -> authors.getFirst().family();
          case 2 -> authors.get(0).family() + " & " + authors.get(1).family();
          default -> authors.getFirst().family() + " et al.";
        };
    return (names + (paper.year() > 0 ? " " + paper.year() : "")).strip();
  }

  private String byline() {
    List<Author> authors = paper.authors();
    String names =
        authors.stream()
            .limit(MOST_AUTHORS)
            .map(Author::fullName)
            .collect(Collectors.joining(", "));
    if (authors.size() > MOST_AUTHORS) {
      names += " and %d more".formatted(authors.size() - MOST_AUTHORS);
    }
    return joined(
        List.of(
            names,
            paper.year() > 0 ? String.valueOf(paper.year()) : "",
            String.join(" ", paper.categories()),
            versionLine()));
  }

  private String versionLine() {
    if (version == 0) {
      return "";
    }
    // A source that is older than the version cited does not know how many there are.
    return paper.latestVersion() >= version
        ? "v%d of %d".formatted(version, paper.latestVersion())
        : "v" + version;
  }

  private String links() {
    List<String> links = new ArrayList<>();
    ArxivId id = paper.arxivId();
    if (id != null) {
      links.add("[arXiv:%s](%s)".formatted(id.versioned(version), id.absUrl(version)));
      links.add("[PDF](%s)".formatted(id.pdfUrl(version)));
    }
    Doi doi = paper.doi();
    if (doi != null) {
      links.add("[DOI](<%s>)".formatted(doi.url().replace(">", "%3E").replace("<", "%3C")));
    }
    return joined(links);
  }

  private String provenance(boolean markdown) {
    String keys =
        paper.keys().stream()
            .map(CiteKey::value)
            .map(key -> markdown ? code(key) : key)
            .collect(Collectors.joining(" "));
    String files =
        paper.origins().stream()
            .map(Origin::source)
            .map(PaperCard::shortName)
            .distinct()
            .map(name -> markdown ? Markdown.escape(name) : name)
            .collect(Collectors.joining(", "));
    return joined(List.of(keys, files.isEmpty() ? "" : "from " + files));
  }

  /** The file with the folder it is in: enough to know it by. */
  private static String shortName(String source) {
    String path = source.replace('\\', '/');
    int name = path.lastIndexOf('/');
    return name <= 0 ? path : path.substring(path.lastIndexOf('/', name - 1) + 1);
  }

  private static String emphasised(String text) {
    return text.isBlank() ? "" : "*" + Markdown.escape(text.strip().replace('\n', ' ')) + "*";
  }

  private static String code(String text) {
    return text.indexOf('`') >= 0 ? "`` " + text + " ``" : "`" + text + "`";
  }

  private static void addIfAny(List<String> parts, String part) {
    if (!part.isBlank()) {
      parts.add(part);
    }
  }

  private static String joined(List<String> parts) {
    return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining(" · "));
  }
}

package dev.ibid.corpus.source;

import dev.ibid.bibtex.AuthorNames;
import dev.ibid.paper.Author;
import java.util.ArrayList;
import java.util.List;

/**
 * An item in the form of the Citation Style Language, whether in JSON or in YAML.
 *
 * <p>Source of the format: https://docs.citationstyles.org/en/stable/specification.html and its
 * csl-data.json schema
 */
final class CslItem {
  private CslItem() {}

  static void tell(Tree item, Source source, int line) {
    String id = item.text("id").strip();
    Reference reference = new Reference(source, line);
    String key = item.text("citation-key");
    // Zotero writes the address of the item as its id, which nobody cites by.
    if (!id.contains("://") || key.isEmpty()) {
      reference.key(id);
    }
    reference
        .key(key)
        .with("title", item.text("title"))
        .with("date", item.text("issued", "original-date"))
        .with("doi", item.text("doi"))
        .with("url", item.text("url"))
        .with("archiveprefix", item.text("archive"))
        .with("eprint", item.text("archive-location"))
        .with("archive", item.text("archive") + " " + item.text("archive-location"))
        .with("journal", item.text("container-title", "container-title-short"))
        .with("volume", item.text("volume"))
        .with("number", item.text("number", "issue"))
        .with("pages", item.text("page", "page-first"))
        .with("publisher", item.text("publisher"))
        .with("series", item.text("collection-title"))
        .with("type", item.text("genre"))
        .with("abstract", item.text("abstract"))
        .withRemarks(item.text("note"))
        .with("annote", item.text("annote"))
        .with("key", id)
        .by(authors(item))
        .tell();
  }

  private static List<Author> authors(Tree item) {
    for (String role : List.of("author", "editor", "container-author", "translator")) {
      List<Author> authors = new ArrayList<>();
      for (Tree name : item.get(role).elements()) {
        addTo(authors, name);
      }
      if (!authors.isEmpty()) {
        return authors;
      }
    }
    return List.of();
  }

  private static void addTo(List<Author> authors, Tree name) {
    if (name instanceof Tree.Text(String text)) {
      authors.addAll(AuthorNames.ofBibTeX(text));
      return;
    }
    String family = joined(name.text("non-dropping-particle"), name.text("family", "literal"));
    String given = joined(name.text("given"), name.text("dropping-particle"));
    Author author = AuthorNames.ofParts(family, given, name.text("suffix"));
    if (author != null) {
      authors.add(author);
    }
  }

  private static String joined(String first, String second) {
    boolean apart = !first.isEmpty() && !second.isEmpty() && !first.endsWith("'");
    return first + (apart ? " " : "") + second;
  }
}

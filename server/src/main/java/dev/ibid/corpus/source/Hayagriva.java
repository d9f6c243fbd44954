package dev.ibid.corpus.source;

import dev.ibid.bibtex.AuthorNames;
import dev.ibid.paper.Author;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Typst's bibliographies in YAML: a map of citekeys to entries. What an entry lacks stands in the
 * {@code parent} that it appeared in.
 *
 * <p>Source of the format: https://github.com/typst/hayagriva/blob/main/docs/file-format.md
 */
final class Hayagriva {
  private Hayagriva() {}

  static void read(SourceBytes bytes, Source source) throws IOException {
    String text = WholeText.of(bytes, source);
    if (text == null) {
      return;
    }
    BibliographyYaml.read(
        text,
        source,
        (key, entry, line) -> {
          if (entry instanceof Tree.Fields fields) {
            tell(key, fields, source, line);
          } else {
            source.problem(line, key + " is not an entry with a paper's fields");
          }
        });
  }

  private static void tell(String key, Tree entry, Source source, int line) {
    Tree parent = entry.get("parent").elements().stream().findFirst().orElse(Tree.NOTHING);
    Reference reference = new Reference(source, line).key(key);
    for (Tree from : List.of(entry, parent)) {
      boolean own = from == entry;
      Tree serial = from.get("serial-number");
      reference
          .with("date", from.text("date"))
          .with("volume", from.text("volume"))
          .with("number", from.text("issue"))
          .with("publisher", from.get("publisher").text())
          .with("archiveprefix", from.text("archive"));
      if (own) {
        reference
            .with("title", value(from.get("title")))
            .with("arxivid", serial.text("arxiv"))
            .with("doi", serial instanceof Tree.Text(String number) ? number : serial.text("doi"))
            .with("url", value(from.get("url")))
            .with("pages", from.text("page-range"))
            .with("eprint", from.text("archive-location"))
            .with("abstract", value(from.get("abstract")))
            .with("note", value(from.get("note")));
      } else {
        reference.with("journal", value(from.get("title")));
      }
    }
    reference.by(authors(entry, parent)).tell();
  }

  /** A text as it is, or the one in {@code {value: ..., verbatim: true}}. */
  private static String value(Tree text) {
    return text instanceof Tree.Fields ? text.text("value") : text.text();
  }

  private static List<Author> authors(Tree entry, Tree parent) {
    for (Tree people : List.of(entry.get("author"), entry.get("editor"), parent.get("author"))) {
      List<Author> authors = new ArrayList<>();
      for (Tree person : people.elements()) {
        @Nullable Author author = person(person);
        if (author != null) {
          authors.add(author);
        }
      }
      if (!authors.isEmpty()) {
        return authors;
      }
    }
    return List.of();
  }

  private static @Nullable Author person(Tree person) {
    if (person instanceof Tree.Text(String name)) {
      String[] parts = name.split(",", 3);
      return parts.length == 1
          ? AuthorNames.listed(name).stream().findFirst().orElse(null)
          : AuthorNames.ofParts(parts[0], parts[1], parts.length == 3 ? parts[2] : "");
    }
    String prefix = person.text("prefix");
    String family = person.text("name");
    return AuthorNames.ofParts(
        prefix.isEmpty() ? family : prefix + " " + family,
        person.text("given-name"),
        person.text("suffix"));
  }
}

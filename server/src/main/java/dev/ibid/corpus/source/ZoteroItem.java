package dev.ibid.corpus.source;

import dev.ibid.bibtex.AuthorNames;
import dev.ibid.paper.Author;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An item with Zotero's own fields, as the export "Better BibTeX JSON" has them.
 *
 * <p>Source of the format: https://api.zotero.org/schema
 */
final class ZoteroItem {
  private ZoteroItem() {}

  /** What hangs at an item and is no paper itself. */
  private static final Set<String> NO_PAPERS = Set.of("attachment", "note", "annotation");

  static boolean isOne(Tree item) {
    return !item.text("itemtype").isEmpty();
  }

  static void tell(Tree item, Source source, int line) {
    if (NO_PAPERS.contains(item.text("itemtype"))) {
      return;
    }
    new Reference(source, line)
        .key(item.text("citationkey", "citekey"))
        .with("title", item.text("title", "casename", "nameofact", "subject"))
        .with("date", item.text("date"))
        .with("doi", item.text("doi"))
        .with("url", item.text("url"))
        .with("archiveid", item.text("archiveid"))
        .with("archiveprefix", item.text("archive", "repository"))
        .with("eprint", item.text("archivelocation"))
        .with(
            "journal",
            item.text("publicationtitle", "proceedingstitle", "booktitle", "conferencename"))
        .with("volume", item.text("volume"))
        .with("number", item.text("issue", "number", "reportnumber"))
        .with("pages", item.text("pages"))
        .with("publisher", item.text("repository", "publisher"))
        .with("abstract", item.text("abstractnote"))
        .withRemarks(item.text("extra"))
        .by(authors(item))
        .tell();
  }

  private static List<Author> authors(Tree item) {
    List<Author> authors = new ArrayList<>();
    List<Author> others = new ArrayList<>();
    for (Tree creator : item.get("creators").elements()) {
      Author author =
          AuthorNames.ofParts(
              creator.text("lastname", "name"), creator.text("firstname"), creator.text("suffix"));
      if (author != null) {
        (creator.text("creatortype").equals("author") ? authors : others).add(author);
      }
    }
    return authors.isEmpty() ? others : authors;
  }
}

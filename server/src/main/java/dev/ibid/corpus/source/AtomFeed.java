package dev.ibid.corpus.source;

import dev.ibid.bibtex.AuthorNames;
import dev.ibid.paper.Author;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import javax.xml.stream.XMLStreamException;

/**
 * What arXiv's API answers: an Atom feed with an entry a paper.
 *
 * <p>Source of the format: https://info.arxiv.org/help/api/user-manual.html
 */
final class AtomFeed implements XmlSource.Reader {

  private final Source source;

  private AtomFeed(Source source) {
    this.source = source;
  }

  static void read(SourceBytes bytes, Source source) throws IOException {
    XmlSource.read(bytes, source, List.of("entry"), new AtomFeed(source));
  }

  @Override
  public void record(XmlSource xml) throws XMLStreamException {
    int line = xml.line();
    ArxivFields fields = new ArxivFields();
    List<Author> authors = new ArrayList<>();
    SequencedSet<String> categories = new LinkedHashSet<>();
    while (xml.nextChild()) {
      switch (xml.name()) {
        case "id" -> fields.id = xml.text().strip();
        case "title" -> fields.title = xml.text();
        case "summary" -> fields.summary = xml.text();
        case "comment" -> fields.comments = xml.text();
        case "journal_ref" -> fields.journal = xml.text();
        case "doi" -> fields.doi = xml.text();
        case "author" -> author(xml, authors);
        case "primary_category" -> category(xml, categories, true);
        case "category" -> category(xml, categories, false);
        default -> xml.skip();
      }
    }
    if (fields.id.contains("/api/errors")) {
      source.problem(line, "arXiv answered with an error: " + fields.summary.strip());
      return;
    }
    int abs = fields.id.indexOf("arxiv.org/abs/");
    fields.id = abs < 0 ? fields.id : fields.id.substring(abs + "arxiv.org/abs/".length());
    fields.parsedAuthors = authors;
    fields.categories = String.join(" ", categories);
    fields.tell(source, line);
  }

  private static void author(XmlSource xml, List<Author> authors) throws XMLStreamException {
    while (xml.nextChild()) {
      if (xml.name().equals("name")) {
        authors.addAll(AuthorNames.listed(xml.text()));
      } else {
        xml.skip();
      }
    }
  }

  /** Journals' own classes, as {@code 62G08} or {@code I.2.6; I.5.1}, stand there as well. */
  private static void category(XmlSource xml, SequencedSet<String> categories, boolean primary)
      throws XMLStreamException {
    String term = xml.attribute("term").strip();
    xml.skip();
    boolean arxivs = !term.isEmpty() && Character.isLowerCase(term.charAt(0));
    if (!arxivs || term.indexOf(' ') >= 0) {
      return;
    }
    if (primary) {
      categories.addFirst(term);
    } else {
      categories.add(term);
    }
  }
}

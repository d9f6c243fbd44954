package dev.ibid.corpus.source;

import dev.ibid.bibtex.AuthorNames;
import dev.ibid.paper.Author;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * What arXiv's harvesting interface answers to {@code ListRecords} and {@code GetRecord}, in the
 * metadata formats {@code arXiv} and {@code arXivRaw}. Deleted records are passed over.
 *
 * <p>Source of the formats: https://info.arxiv.org/help/oa/index.html
 */
final class OaiPmh implements XmlSource.Reader {

  private final Source source;
  private boolean inMetadata;
  private boolean toldForeign;

  private OaiPmh(Source source) {
    this.source = source;
  }

  static void read(SourceBytes bytes, Source source) throws IOException {
    XmlSource.read(bytes, source, List.of("arXiv", "arXivRaw", "error"), new OaiPmh(source));
  }

  @Override
  public void begins(String name, int line) {
    if (inMetadata && !toldForeign) {
      toldForeign = true;
      source.problem(
          line, "records in the format %s are not read, only arXiv and arXivRaw".formatted(name));
    }
    inMetadata = name.equals("metadata");
  }

  @Override
  public void record(XmlSource xml) throws XMLStreamException {
    inMetadata = false;
    if (xml.name().equals("error")) {
      error(xml);
    } else {
      paper(xml);
    }
  }

  private void error(XmlSource xml) throws XMLStreamException {
    int line = xml.line();
    String code = xml.attribute("code");
    String message = xml.text().strip();
    source.problem(line, "arXiv answered with an error: " + (message.isEmpty() ? code : message));
  }

  private void paper(XmlSource xml) throws XMLStreamException {
    int line = xml.line();
    ArxivFields fields = new ArxivFields();
    while (xml.nextChild()) {
      switch (xml.name()) {
        case "id" -> fields.id = xml.text();
        case "title" -> fields.title = xml.text();
        case "abstract" -> fields.summary = xml.text();
        case "categories" -> fields.categories = xml.text();
        case "comments" -> fields.comments = xml.text();
        case "journal-ref" -> fields.journal = xml.text();
        case "doi" -> fields.doi = xml.text();
        case "version" -> version(xml, fields);
        case "authors" -> authors(xml, fields);
        default -> xml.skip();
      }
    }
    fields.tell(source, line);
  }

  private static void version(XmlSource xml, ArxivFields fields) throws XMLStreamException {
    int number = ArxivFields.versionNumber(xml.attribute("version"));
    fields.version = Math.max(fields.version, number);
    fields.listedVersions = fields.version;
    xml.skip();
  }

  /** A list of elements in {@code arXiv}, one text in {@code arXivRaw}. */
  private static void authors(XmlSource xml, ArxivFields fields) throws XMLStreamException {
    List<Author> authors = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    while (xml.nextChild(text)) {
      if (xml.name().equals("author")) {
        author(xml, authors);
      } else {
        xml.skip();
      }
    }
    fields.authors = text.toString().strip();
    fields.parsedAuthors = authors;
  }

  private static void author(XmlSource xml, List<Author> authors) throws XMLStreamException {
    String family = "";
    String given = "";
    String suffix = "";
    while (xml.nextChild()) {
      switch (xml.name()) {
        case "keyname" -> family = xml.text();
        case "forenames" -> given = xml.text();
        case "suffix" -> suffix = xml.text();
        default -> xml.skip();
      }
    }
    Author author = AuthorNames.ofParts(family, given, suffix);
    if (author != null) {
      authors.add(author);
    }
  }
}

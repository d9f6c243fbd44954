package dev.ibid.note;

import dev.ibid.bibtex.BibEntry;
import dev.ibid.bibtex.BibFile;
import dev.ibid.note.ArxivSpelling.Spelled;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Citation.ArxivForm;
import dev.ibid.note.Citation.DoiCitation;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads BibTeX and BibLaTeX files as notes: the identifiers, addresses and DOIs in the fields of
 * their entries are what they cite. Between entries everything is a comment, and between fields
 * what stands behind a percent sign.
 */
final class BibliographyReader {

  /** Fields whose value is the identifier itself. */
  private static final Set<String> BARE = Set.of("arxivid", "arxiv", "arxiv_id", "arxivnumber");

  private BibliographyReader() {}

  /** As a file's entries are read where they are papers: a lone carriage return ends a line. */
  static BibFile file(String text) {
    boolean loneReturns = text.indexOf('\n') < 0 && text.indexOf('\r') >= 0;
    return BibFile.read(loneReturns ? text.replace('\r', '\n') : text);
  }

  static NoteReading read(String text, char[] chars, BibFile file) {
    List<Citation> citations = new ArrayList<>();
    List<Span> opaque = new ArrayList<>();
    int end = 0;
    for (BibEntry entry : file.entries()) {
      if (entry.commented() || entry.span().start() < end) {
        continue;
      }
      hide(end, entry.span().start(), opaque);
      fields(text, chars, entry, citations);
      comments(text, entry, opaque);
      end = entry.span().end();
    }
    hide(end, text.length(), opaque);
    return new NoteReading(List.copyOf(citations), List.copyOf(opaque));
  }

  /** Biber has comments between fields as well. */
  private static void comments(String text, BibEntry entry, List<Span> opaque) {
    int end = entry.keySpan().end();
    for (BibEntry.Field field : entry.fields()) {
      comment(text, end, field.nameSpan().start(), opaque);
      end = Math.max(end, field.valueSpan().end());
    }
    comment(text, end, entry.span().end(), opaque);
  }

  private static void comment(String text, int start, int end, List<Span> opaque) {
    for (int at = start; at < end; at++) {
      if (text.charAt(at) == '%') {
        opaque.add(new Span(at, end));
        return;
      }
    }
  }

  private static void hide(int start, int end, List<Span> opaque) {
    if (start < end) {
      opaque.add(new Span(start, end));
    }
  }

  private static void fields(String text, char[] chars, BibEntry entry, List<Citation> citations) {
    int end = 0;
    for (BibEntry.Field field : entry.fields()) {
      Span value = field.valueSpan();
      if (value.start() < end) {
        continue;
      }
      end = value.end();
      if (field.name().equals("eprint") && !isArxiv(entry, field.value())) {
        continue;
      }
      Citation bare = mayBeBare(field) ? identifier(text, value, entry) : null;
      if (bare != null) {
        citations.add(bare);
      } else {
        collect(text, chars, field, citations);
      }
    }
  }

  /** Where all of the value is the identifier; DBLP has {@code volume = {abs/2312.09832}}. */
  private static boolean mayBeBare(BibEntry.Field field) {
    return field.name().equals("eprint")
        || BARE.contains(field.name())
        || (field.name().equals("volume") && field.value().strip().startsWith("abs/"));
  }

  /** The name of a field says that its value is a DOI, but is no part of the citation. */
  private static void collect(
      String text, char[] chars, BibEntry.Field field, List<Citation> citations) {
    Span value = field.valueSpan();
    List<Citation> found = new ArrayList<>();
    ArxivIds.collect(text, chars, field.nameSpan().start(), value.end(), false, found);
    for (Citation citation : found) {
      boolean named = citation.span().start() < value.start();
      if (named && citation instanceof DoiCitation doi) {
        citations.add(new DoiCitation(doi.name(), doi.name(), doi.doi()));
      } else if (named && citation instanceof ArxivCitation paper) {
        citations.add(new ArxivCitation(paper.name(), paper.name(), paper.reading(), paper.form()));
      } else {
        citations.add(citation);
      }
    }
  }

  /** Other archives use the field as well: hal, jstor, pubmed, ascl. */
  private static boolean isArxiv(BibEntry entry, String eprint) {
    String archive = archive(entry).toLowerCase(Locale.ROOT);
    return archive.isEmpty()
        || archive.contains("arxiv")
        || eprint.toLowerCase(Locale.ROOT).contains("arxiv")
        || ArxivIdReading.ARCHIVES.contains(archive);
  }

  private static String archive(BibEntry entry) {
    return entry.first("archiveprefix", "eprinttype").strip();
  }

  /** The identifier that a field's value is; null where it is more, or another thing. */
  private static @Nullable Citation identifier(String text, Span value, BibEntry entry) {
    int at = value.start();
    int limit = value.end();
    while (at < limit && "{\" \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    while (limit > at && "}\" \t\r\n".indexOf(text.charAt(limit - 1)) >= 0) {
      limit--;
    }
    at += text.startsWith("abs/", at) ? 4 : 0;
    at += text.startsWith("abs/", at) ? 4 : 0;
    Spelled spelled = ArxivSpelling.at(text, at, limit, true);
    // An archive that is named elsewhere makes seven digits an identifier of the old style.
    if (spelled == null && limit - at == 7 && ArxivSpelling.digitsEnd(text, at, limit) == limit) {
      ArxivIdReading old = ArxivIdReading.read(archive(entry) + "/" + text.substring(at, limit));
      spelled = old instanceof Valid ? new Spelled(limit, old) : null;
    }
    if (spelled == null || spelled.end() != limit) {
      return null;
    }
    // What looks like an identifier and is impossible is one only where the entry says arXiv.
    boolean told = archive(entry).toLowerCase(Locale.ROOT).contains("arxiv");
    if (!spelled.isValid() && !told) {
      return null;
    }
    Span name = new Span(at, limit);
    return new ArxivCitation(name, name, spelled.reading(), ArxivForm.FIELD);
  }
}

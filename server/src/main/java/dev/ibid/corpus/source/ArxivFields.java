package dev.ibid.corpus.source;

import dev.ibid.bibtex.AuthorNames;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.Author;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import dev.ibid.tex.TexText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one record in a format of arXiv's own, as they are met; empty where the record
 * lacks them. Text is as arXiv has it: TeX, folded over lines.
 */
final class ArxivFields {
  String id = "";
  String title = "";

  /** All authors in one text, where the format doesn't tell them apart. */
  String authors = "";

  List<Author> parsedAuthors = List.of();

  /** With blanks between, the primary one first. */
  String categories = "";

  String summary = "";
  String comments = "";
  String journal = "";
  String doi = "";
  int version;

  /** How many versions arXiv lists; 0 where the format or the record doesn't say. */
  int listedVersions;

  /** Hands over the record that begins at {@code line}, or the reason why it is none. */
  void tell(Source source, int line) {
    String written = id.strip();
    switch (ArxivIdReading.read(written)) {
      case ArxivIdReading.Valid valid -> source.record(paper(valid, source, line));
      case ArxivIdReading.Malformed malformed ->
          source.problem(
              line,
              "%s is no possible arXiv identifier: %s".formatted(written, malformed.reason()));
      case ArxivIdReading.Unlike unlike ->
          source.problem(
              line,
              written.isEmpty()
                  ? "this record has no id"
                  : "the id \"%s\" is no arXiv identifier".formatted(shortened(written)));
    }
  }

  private Paper paper(ArxivIdReading.Valid read, Source source, int line) {
    return new Paper(
        read.id(),
        publishersDoi(doi),
        TexText.line(title),
        parsedAuthors.isEmpty() ? AuthorNames.listed(authors) : parsedAuthors,
        ArxivIdReading.monthOf(read.id()).getYear(),
        words(categories),
        TexText.indentedParagraphs(summary),
        TexText.line(comments),
        TexText.line(journal),
        Math.max(version, read.version()),
        listedVersions,
        List.of(),
        List.of(source.origin(line, null)));
  }

  /** The first of the DOIs that a record names, arXiv's own left out. */
  private static @Nullable Doi publishersDoi(String text) {
    if (text.isEmpty()) {
      return null;
    }
    String stripped = text.strip();
    int end = 0;
    while (end < stripped.length() && " \t\n,;".indexOf(stripped.charAt(end)) < 0) {
      end++;
    }
    Doi doi = Doi.parse(stripped.substring(0, end));
    return doi == null || doi.arxivId() != null ? null : doi;
  }

  private static List<String> words(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? List.of() : List.of(stripped.split("[\\s,]+"));
  }

  /** The number in {@code v12}; 0 where {@code text} is no version. */
  static int versionNumber(String text) {
    int number = 0;
    if (text.length() < 2 || text.length() > 5 || text.charAt(0) != 'v') {
      return 0;
    }
    for (int at = 1; at < text.length(); at++) {
      int digit = Character.digit(text.charAt(at), 10);
      if (digit < 0) {
        return 0;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}

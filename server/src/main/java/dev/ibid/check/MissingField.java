package dev.ibid.check;

import static java.util.Map.entry;

import dev.ibid.bibtex.BibEntry;
import dev.ibid.bibtex.BibFile;
import dev.ibid.bibtex.BibProblem;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * {@code missing-field}: an entry without a field that both BibTeX's styles and BibLaTeX want for
 * its type. Quiet for entries that take fields from another one, and for broken ones.
 *
 * <p>Source: btxdoc (Oren Patashnik, 1988), section 3.1; the BibLaTeX manual, section 2.1.1.
 */
final class MissingField {
  private MissingField() {}

  /**
   * Something that an entry should say.
   *
   * @param fields any of which says it
   */
  private record Wanted(String name, List<String> fields) {}

  private static final Wanted TITLE =
      new Wanted("title", List.of("title", "shorttitle", "maintitle", "booktitle"));
  private static final Wanted AUTHOR =
      new Wanted(
          "author",
          List.of(
              "author",
              "editor",
              "organization",
              "institution",
              "collaboration",
              "translator",
              "shortauthor",
              "key",
              "label",
              "editora",
              "bookauthor",
              "holder"));
  private static final Wanted YEAR =
      new Wanted("year", List.of("year", "date", "pubstate", "eventdate", "origdate", "urldate"));
  private static final Wanted JOURNAL =
      new Wanted(
          "journal",
          List.of(
              "journal",
              "journaltitle",
              "shortjournal",
              "eprint",
              "arxivid",
              "booktitle",
              "howpublished",
              "issn",
              "type",
              "note"));
  private static final Wanted BOOK =
      new Wanted("booktitle", List.of("booktitle", "maintitle", "series", "eventtitle", "journal"));
  private static final Wanted SCHOOL =
      new Wanted("school", List.of("school", "institution", "publisher", "organization"));
  private static final Wanted INSTITUTION =
      new Wanted(
          "institution",
          List.of("institution", "school", "organization", "publisher", "number", "eprint"));

  private static final Map<String, List<Wanted>> WANTED =
      Map.ofEntries(
          entry("article", List.of(AUTHOR, TITLE, JOURNAL, YEAR)),
          entry("book", List.of(AUTHOR, TITLE, YEAR)),
          entry("incollection", List.of(AUTHOR, TITLE, BOOK, YEAR)),
          entry("inproceedings", List.of(AUTHOR, TITLE, BOOK, YEAR)),
          entry("conference", List.of(AUTHOR, TITLE, BOOK, YEAR)),
          entry("mastersthesis", List.of(AUTHOR, TITLE, SCHOOL, YEAR)),
          entry("phdthesis", List.of(AUTHOR, TITLE, SCHOOL, YEAR)),
          entry("thesis", List.of(AUTHOR, TITLE, SCHOOL, YEAR)),
          entry("proceedings", List.of(TITLE, YEAR)),
          entry("report", List.of(AUTHOR, TITLE, INSTITUTION, YEAR)),
          entry("techreport", List.of(AUTHOR, TITLE, INSTITUTION, YEAR)),
          entry("unpublished", List.of(AUTHOR, TITLE)));

  private static final List<String> TAKES_FROM_ANOTHER =
      List.of("crossref", "xdata", "xref", "related", "entryset");

  static List<Finding> findings(Inspection inspection) {
    BibFile file = inspection.note().bibliography();
    List<Finding> findings = new ArrayList<>();
    int problem = 0;
    List<BibProblem> problems =
        file.problems().stream()
            .sorted(Comparator.comparingInt(one -> one.span().start()))
            .toList();
    for (BibEntry entry : file.entries()) {
      while (problem < problems.size()
          && problems.get(problem).span().start() < entry.span().start()) {
        problem++;
      }
      boolean whole =
          problem >= problems.size() || problems.get(problem).span().start() >= entry.span().end();
      List<String> missing = whole && isAlone(entry) ? missing(entry) : List.of();
      if (!missing.isEmpty()) {
        findings.add(finding(entry, missing));
      }
    }
    return findings;
  }

  /** Whether all that the entry says stands in it. */
  private static boolean isAlone(BibEntry entry) {
    return !entry.commented()
        && !entry.fields().isEmpty()
        && TAKES_FROM_ANOTHER.stream().noneMatch(entry::has);
  }

  private static List<String> missing(BibEntry entry) {
    List<String> missing = new ArrayList<>();
    for (Wanted one : WANTED.getOrDefault(entry.type(), List.of())) {
      // An author in braces is no person, but an institution.
      boolean said =
          one.fields.stream().anyMatch(entry::has)
              || (one == INSTITUTION && entry.get("author").startsWith("{"));
      if (!said) {
        missing.add(one.name);
      }
    }
    return missing;
  }

  private static Finding finding(BibEntry entry, List<String> missing) {
    boolean named = !entry.key().isEmpty();
    int start = entry.span().start();
    Span place = named ? entry.keySpan() : new Span(start, start + 1 + entry.type().length());
    String all =
        missing.size() == 1
            ? missing.getFirst()
            : String.join(", no ", missing.subList(0, missing.size() - 1))
                + " and no "
                + missing.getLast();
    return Rule.MISSING_FIELD.finding(
        place,
        "@%s%s has no %s".formatted(entry.type(), named ? " " + entry.key() : "", all),
        List.of());
  }
}

package dev.ibid.check.claim;

import dev.ibid.bibtex.AuthorNames;
import dev.ibid.bibtex.BibArxiv;
import dev.ibid.bibtex.BibEntry;
import dev.ibid.note.Citation;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Note;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.Author;
import dev.ibid.tex.TexText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An entry of a bibliography as a claim: it says by itself what the paper is.
 *
 * @param arxiv the paper that its identifiers say it is
 * @param title with the subtitle; empty where there is none
 * @param cited every place in the entry that names the first of its identifiers
 * @param citedOther every place that names the other one, where it has two
 */
public record Entry(
    BibEntry entry,
    BibArxiv arxiv,
    TitleText title,
    List<Author> authors,
    List<ArxivCitation> cited,
    List<ArxivCitation> citedOther) {

  /** A title that runs on into the next field. */
  private static final Pattern RUNAWAY =
      Pattern.compile("(?i)\\b(?:author|year|journal|booktitle|eprint)\\s*=|@\\w+\\{");

  private static final Pattern TRUNCATED = Pattern.compile("(?i)\\b(?:others|et al)[.}]*$");

  /** The entries of {@code note} that have an identifier and can be trusted to be read right. */
  public static List<Entry> of(Note note) {
    List<Entry> entries = new ArrayList<>();
    int next = 0;
    int[] problems =
        note.bibliography().problems().stream()
            .mapToInt(problem -> problem.span().start())
            .sorted()
            .toArray();
    List<Citation> citations = note.citations();
    for (BibEntry entry : note.bibliography().entries()) {
      BibArxiv arxiv = BibArxiv.of(entry);
      ArxivId id = arxiv.id();
      if (entry.commented() || id == null || isBroken(entry, problems)) {
        continue;
      }
      List<ArxivCitation> cited = new ArrayList<>();
      List<ArxivCitation> citedOther = new ArrayList<>();
      BibArxiv.Other other = arxiv.other();
      while (next < citations.size() && citations.get(next).span().start() < entry.span().start()) {
        next++;
      }
      for (int at = next;
          at < citations.size() && citations.get(at).span().start() < entry.span().end();
          at++) {
        if (citations.get(at) instanceof ArxivCitation one) {
          if (id.equals(Conflicts.id(one))) {
            cited.add(one);
          } else if (other != null && other.id().equals(Conflicts.id(one))) {
            citedOther.add(one);
          }
        }
      }
      String title = TexText.line(entry.get("title"));
      String subtitle = TexText.line(entry.get("subtitle"));
      entries.add(
          new Entry(
              entry,
              arxiv,
              TitleText.of(subtitle.isEmpty() ? title : title + ": " + subtitle),
              AuthorNames.ofBibTeX(entry.get("author")),
              cited,
              citedOther));
    }
    return entries;
  }

  /** Whether the list of authors doesn't end with "and others". */
  boolean hasAllAuthors() {
    return !TRUNCATED.matcher(entry.get("author").stripTrailing()).find();
  }

  private static boolean runsOn(String title) {
    boolean may = title.indexOf('=') >= 0 || title.indexOf('@') >= 0;
    return may && RUNAWAY.matcher(title).find();
  }

  /**
   * @param problems where something is broken in the file, in order
   */
  private static boolean isBroken(BibEntry entry, int[] problems) {
    int found = Arrays.binarySearch(problems, entry.span().start());
    int next = found >= 0 ? found : -found - 1;
    return (next < problems.length && problems[next] < entry.span().end())
        || runsOn(entry.get("title"));
  }
}

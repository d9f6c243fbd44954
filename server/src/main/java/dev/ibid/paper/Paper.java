package dev.ibid.paper;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paper, or what one source records of it: both have the same fields, and {@link
 * PaperMerge#merge} makes the first of the second. Text is Unicode as people read it, on one line,
 * without TeX markup where that could be resolved.
 *
 * @param arxivId null for a paper that no source ties to arXiv
 * @param doi the publisher's DOI, never arXiv's own; null where none is known
 * @param title empty where no source gives it
 * @param authors in the paper's order
 * @param year the year of first publication; 0 where unknown
 * @param categories arXiv's, the primary one first
 * @param summary the abstract; paragraphs stand behind line feeds; empty where unknown
 * @param comments what the authors say of pages and figures; empty where unknown
 * @param journalReference where it was published; empty where unknown
 * @param latestVersion the newest version that a source knows of; 0 where unknown
 * @param listedVersions how many versions arXiv's own record of the paper lists; 0 where no source
 *     has such a list
 * @param keys every citekey that a bibliography gives it, each once, the first source's first
 * @param origins one for each record that was merged, in the order of the sources
 */
public record Paper(
    @Nullable ArxivId arxivId,
    @Nullable Doi doi,
    String title,
    List<Author> authors,
    int year,
    List<String> categories,
    String summary,
    String comments,
    String journalReference,
    int latestVersion,
    int listedVersions,
    List<CiteKey> keys,
    List<Origin> origins) {

  public Paper {
    authors = List.copyOf(authors);
    categories = List.copyOf(categories);
    keys = List.copyOf(keys);
    origins = List.copyOf(origins);
  }

  /** What the paper is called where a title is wanted: its title, else its best-known name. */
  public String label() {
    if (!title.isEmpty()) {
      return title;
    }
    if (arxivId != null) {
      return "arXiv:" + arxivId;
    }
    return !keys.isEmpty() ? keys.getFirst().value() : doi != null ? doi.value() : "untitled";
  }
}

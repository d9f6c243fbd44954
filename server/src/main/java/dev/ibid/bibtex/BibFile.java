package dev.ibid.bibtex;

import java.util.List;

/**
 * A BibTeX or BibLaTeX file as it is written.
 *
 * @param entries in the order of the file, those behind percent signs included
 * @param problems in the order in which they were met
 */
public record BibFile(List<BibEntry> entries, List<BibProblem> problems) {

  /** A file in which nothing stands. */
  public static final BibFile EMPTY = new BibFile(List.of(), List.of());

  public BibFile {
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
  }

  /** Reads {@code text}; any text gives a file. Time is linear in the text's length. */
  public static BibFile read(String text) {
    return BibSyntax.read(text);
  }
}

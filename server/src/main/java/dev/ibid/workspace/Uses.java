package dev.ibid.workspace;

import dev.ibid.note.Citation;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.note.Note;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading.Valid;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a note cites, or all notes of a workspace together.
 *
 * @param keys in lower case, since BibTeX doesn't tell cases apart
 * @param everything whether a note takes all entries of its bibliography
 */
public record Uses(Set<String> keys, Set<ArxivId> papers, boolean everything) {

  public static final Uses NONE = new Uses(Set.of(), Set.of(), false);

  /**
   * <code>\\nocite{*}</code>, {@code nocite: "@*"}, Org's {@code [cite/n:@*]}, and Typst's {@code
   * full: true}.
   */
  private static final Pattern EVERYTHING =
      Pattern.compile(
          "nocite\\s*[:{][^\\n}]{0,20}\\*|cite/n(?:ocite)?:\\s*@?\\*|\\bfull:\\s*true"
              + "|nocite:\\s*(?:\\|\\s*)?\\n?\\s*@\\*");

  public Uses {
    keys = Set.copyOf(keys);
    papers = Set.copyOf(papers);
  }

  /** What {@code note} cites. A bibliography cites nothing: it is what is cited. */
  public static Uses of(Note note) {
    if (!note.bibliography().entries().isEmpty()) {
      return NONE;
    }
    Set<String> keys = new HashSet<>();
    Set<ArxivId> papers = new HashSet<>();
    for (Citation citation : note.citations()) {
      if (citation instanceof KeyCitation cited) {
        keys.add(cited.key().value().toLowerCase(Locale.ROOT));
      } else if (citation instanceof ArxivCitation cited
          && cited.reading() instanceof Valid valid) {
        papers.add(valid.id());
      }
    }
    return new Uses(keys, papers, EVERYTHING.matcher(note.text()).find());
  }

  /** What all of them cite. */
  public static Uses together(Collection<Uses> notes) {
    Set<String> keys = new HashSet<>();
    Set<ArxivId> papers = new HashSet<>();
    boolean everything = false;
    for (Uses note : notes) {
      keys.addAll(note.keys);
      papers.addAll(note.papers);
      everything |= note.everything;
    }
    return new Uses(keys, papers, everything);
  }

  /** Whether an entry of this key is cited. */
  public boolean cite(String key) {
    return keys.contains(key.toLowerCase(Locale.ROOT));
  }
}

package dev.ibid.check;

import dev.ibid.note.Citation;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.note.Note;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading.Valid;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * What all notes of a workspace cite together. Notes may be added from several threads.
 *
 * @param keys in lower case, since BibTeX doesn't tell cases apart
 * @param everything whether a note takes all entries of its bibliography
 */
public record Uses(Set<String> keys, Set<ArxivId> papers, AtomicBoolean everything) {

  /**
   * <code>\\nocite{*}</code>, {@code nocite: "@*"}, Org's {@code [cite/n:@*]}, and Typst's {@code
   * full: true}.
   */
  private static final Pattern EVERYTHING =
      Pattern.compile(
          "nocite\\s*[:{][^\\n}]{0,20}\\*|cite/n(?:ocite)?:\\s*@?\\*|\\bfull:\\s*true"
              + "|nocite:\\s*(?:\\|\\s*)?\\n?\\s*@\\*");

  public static Uses none() {
    return new Uses(
        ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet(), new AtomicBoolean());
  }

  /** Adds what {@code note} cites. A bibliography cites nothing: it is what is cited. */
  public void add(Note note) {
    if (!note.bibliography().entries().isEmpty()) {
      return;
    }
    for (Citation citation : note.citations()) {
      if (citation instanceof KeyCitation cited) {
        keys.add(cited.key().value().toLowerCase(Locale.ROOT));
      } else if (citation instanceof ArxivCitation cited
          && cited.reading() instanceof Valid valid) {
        papers.add(valid.id());
      }
    }
    if (EVERYTHING.matcher(note.text()).find()) {
      everything.set(true);
    }
  }

  boolean cite(String key) {
    return keys.contains(key.toLowerCase(Locale.ROOT));
  }
}

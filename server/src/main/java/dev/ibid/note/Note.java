package dev.ibid.note;

import dev.ibid.bibtex.BibFile;
import dev.ibid.text.LineIndex;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A note as it stood at one moment: its text and all that was read from it. Immutable; an edit
 * makes another.
 *
 * @param citations in the order of the text; spans of two citations never overlap
 * @param opaque where nothing is a citation (code, math, comments), in the order of the text, not
 *     overlapping
 * @param bibliography the entries, where the note is a bibliography's file; else none
 */
public record Note(
    String text,
    LineIndex lines,
    NoteLanguage language,
    List<Citation> citations,
    List<Span> opaque,
    BibFile bibliography) {

  /** Reads {@code text}; any text gives a note. Time is linear in the text's length. */
  public static Note read(String text, NoteLanguage language) {
    char[] chars = text.toCharArray();
    return read(text, chars, LineIndex.of(text, chars), language);
  }

  /** As {@link #read(String, NoteLanguage)}, where the lines are known already. */
  public static Note read(String text, LineIndex lines, NoteLanguage language) {
    return read(text, text.toCharArray(), lines, language);
  }

  private static Note read(String text, char[] chars, LineIndex lines, NoteLanguage language) {
    BibFile bibliography =
        language == NoteLanguage.BIBLIOGRAPHY ? BibliographyReader.file(text) : BibFile.EMPTY;
    NoteReading reading =
        switch (language) {
          case MARKDOWN -> MarkdownReader.read(text, chars);
          case LATEX -> LatexReader.read(text, chars);
          case ORG -> OrgReader.read(text, chars);
          case TYPST -> TypstReader.read(text, chars);
          case RST -> RstReader.read(text, chars);
          case ASCIIDOC -> AsciidocReader.read(text, chars);
          case NOTEBOOK -> NotebookReader.read(text, chars);
          case BIBLIOGRAPHY -> BibliographyReader.read(text, chars, bibliography);
          case PLAIN_TEXT -> plain(text, chars);
        };
    return new Note(text, lines, language, reading.citations(), reading.opaque(), bibliography);
  }

  /** Text without any language has identifiers and addresses, but no citekeys. */
  private static NoteReading plain(String text, char[] chars) {
    return PapersAndKeys.reading(text, chars, new ArrayList<>(), List.of(), Set.of());
  }

  /** The citation that a cursor at {@code offset} stands in or at the edge of, or null. */
  public @Nullable Citation citationAt(int offset) {
    int low = 0;
    int high = citations.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Span span = citations.get(middle).span();
      if (span.end() < offset) {
        low = middle + 1;
      } else if (span.start() > offset) {
        high = middle - 1;
      } else {
        // At a border between two the one that begins there is meant.
        boolean nextBegins =
            span.end() == offset
                && middle + 1 < citations.size()
                && citations.get(middle + 1).span().start() == offset;
        return citations.get(nextBegins ? middle + 1 : middle);
      }
    }
    return null;
  }
}

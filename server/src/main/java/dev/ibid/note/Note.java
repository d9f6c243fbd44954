package dev.ibid.note;

import dev.ibid.text.LineIndex;
import dev.ibid.text.Span;
import java.util.List;

/**
 * A note as it stood at one moment: its text and all that was read from it. Immutable; an edit
 * makes another.
 *
 * @param citations in the order of the text; spans of two citations never overlap
 * @param opaque where nothing is a citation (code, math, comments), in the order of the text, not
 *     overlapping
 */
public record Note(
    String text,
    LineIndex lines,
    NoteLanguage language,
    List<Citation> citations,
    List<Span> opaque) {

  /** Reads {@code text}; any text gives a note. Time is linear in the text's length. */
  public static Note read(String text, NoteLanguage language) {
    NoteReading reading =
        switch (language) {
          case MARKDOWN -> MarkdownReader.read(text);
        };
    return new Note(text, LineIndex.of(text), language, reading.citations(), reading.opaque());
  }
}

package dev.ibid.note;

import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Citation.DoiCitation;
import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the Markdown cells of Jupyter notebooks, as {@link MarkdownReader} does, and leads what it
 * finds back through the JSON around it.
 */
final class NotebookReader {
  private NotebookReader() {}

  /**
   * Reads {@code text}.
   *
   * @param chars the same text
   */
  static NoteReading read(String text, char[] chars) {
    List<Citation> citations = new ArrayList<>();
    List<Span> opaque = new ArrayList<>();
    int at = 0;
    for (NotebookCell cell : NotebookCells.markdown(text, chars)) {
      if (cell.start() < at) {
        continue;
      }
      hide(at, cell.start(), opaque);
      NoteReading reading = MarkdownReader.read(cell.content(), cell.chars());
      for (Citation citation : reading.citations()) {
        citations.add(moved(citation, cell));
      }
      for (Span span : reading.opaque()) {
        opaque.add(cell.inNotebook(span));
      }
      at = cell.end();
    }
    hide(at, text.length(), opaque);
    return new NoteReading(List.copyOf(citations), List.copyOf(opaque));
  }

  private static void hide(int start, int end, List<Span> opaque) {
    if (start < end) {
      opaque.add(new Span(start, end));
    }
  }

  private static Citation moved(Citation citation, NotebookCell cell) {
    Span span = cell.inNotebook(citation.span());
    Span name = cell.inNotebook(citation.name());
    return switch (citation) {
      case ArxivCitation paper -> new ArxivCitation(span, name, paper.reading(), paper.form());
      case KeyCitation key -> new KeyCitation(span, name, key.key(), key.bracketed());
      case DoiCitation doi -> new DoiCitation(span, name, doi.doi());
    };
  }
}

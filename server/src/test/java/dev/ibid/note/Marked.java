package dev.ibid.note;

import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Citation.DoiCitation;
import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.paper.ArxivIdReading.Malformed;
import dev.ibid.paper.ArxivIdReading.Unlike;
import dev.ibid.paper.ArxivIdReading.Valid;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Example notes in which every citation stands between {@code «} and {@code »}; {@code ⏎} is a line
 * break.
 */
final class Marked {
  private Marked() {}

  static String withoutMarks(String example) {
    return example.replace("«", "").replace("»", "").replace('⏎', '\n');
  }

  static Note read(String example) {
    return read(example, NoteLanguage.MARKDOWN);
  }

  static Note read(String example, NoteLanguage language) {
    return Note.read(withoutMarks(example), language);
  }

  /** The note's text with its citations marked, to be compared with the example. */
  static String mark(Note note) {
    StringBuilder marked = new StringBuilder();
    int at = 0;
    for (Citation citation : note.citations()) {
      marked.append(note.text(), at, citation.span().start());
      marked.append('«').append(citation.span().in(note.text())).append('»');
      at = citation.span().end();
    }
    return marked.append(note.text().substring(at)).toString().replace('\n', '⏎');
  }

  /** What the note's citations name, with a blank between them. */
  static String names(Note note) {
    return note.citations().stream().map(Marked::name).collect(Collectors.joining(" "));
  }

  private static String name(Citation citation) {
    return switch (citation) {
      case ArxivCitation paper ->
          switch (paper.reading()) {
            case Valid valid -> valid.id().versioned(valid.version());
            case Malformed malformed -> "malformed";
            case Unlike unlike -> "unlike";
          };
      case KeyCitation key -> key.key().value();
      case DoiCitation doi -> doi.doi().value();
    };
  }

  /** The bibliographies that a note names, as it writes them. */
  static List<String> paths(DeclaredBibliographies declared) {
    return declared.files().stream().map(DeclaredBibliographies.Name::path).toList();
  }
}

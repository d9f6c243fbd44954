package dev.ibid.note;

import dev.ibid.text.Span;
import java.util.Arrays;

/**
 * One cell's source, its lines joined and its escapes resolved.
 *
 * @param content the source as its writer sees it
 * @param places for each UTF-16 unit of {@code content}, where it is written in the notebook; the
 *     last one is where the source ends
 * @param notebook the notebook's text
 */
record NotebookCell(String content, int[] places, String notebook) {

  int start() {
    return places[0];
  }

  int end() {
    return places[content.length()];
  }

  /** Where what stands at {@code span} of the content is written in the notebook. */
  Span inNotebook(Span span) {
    int start = places[span.start()];
    int end = span.length() == 0 ? start : behind(span.end() - 1);
    return new Span(start, end);
  }

  private int behind(int index) {
    int place = places[index];
    if (notebook.charAt(place) != '\\') {
      return place + 1;
    }
    int end = Math.min(notebook.length(), place + 2);
    while (notebook.startsWith("u", place + 1)
        && end < Math.min(notebook.length(), place + 6)
        && notebook.charAt(end) != '"') {
      end++;
    }
    return end;
  }

  /** The offset in the content of a place in the notebook; -1 where it lies within an escape. */
  int inContent(int place) {
    int found = Arrays.binarySearch(places, 0, content.length() + 1, place);
    if (found >= 0) {
      return found;
    }
    // Behind the last character of a line's string, whose next character is in the next string.
    int before = -found - 2;
    return before >= 0 && before < content.length() && behind(before) == place ? before + 1 : -1;
  }
}

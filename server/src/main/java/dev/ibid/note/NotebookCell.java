package dev.ibid.note;

import dev.ibid.text.Span;

/**
 * One cell's source, its lines joined and its escapes resolved.
 *
 * @param content the source as its writer sees it
 * @param chars the same
 * @param places where {@code content} is written in the notebook
 * @param notebook the notebook's text
 */
record NotebookCell(String content, char[] chars, NotebookPlaces places, String notebook) {

  int start() {
    return places.of(0);
  }

  int end() {
    return places.of(content.length());
  }

  /** Where what stands at {@code span} of the content is written in the notebook. */
  Span inNotebook(Span span) {
    int start = places.of(span.start());
    int end = span.length() == 0 ? start : behind(span.end() - 1);
    return new Span(start, end);
  }

  private int behind(int index) {
    int place = places.of(index);
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
    int index = Math.min(places.indexBefore(place), content.length());
    if (index < 0 || places.of(index) == place) {
      return index;
    }
    // Behind the last character of a line's string, whose next character is in the next string.
    return index < content.length() && behind(index) == place ? index + 1 : -1;
  }
}

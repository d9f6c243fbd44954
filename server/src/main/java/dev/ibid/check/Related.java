package dev.ibid.check;

import dev.ibid.text.Span;

/** A place that a finding is better understood with, and what is to be seen there. */
public sealed interface Related {

  /** What is to be seen: {@code the paper that the text names}. */
  String message();

  /**
   * A place in the note that the finding is in.
   *
   * @param span as UTF-16 offsets into the note
   */
  record InNote(Span span, String message) implements Related {}

  /**
   * A record of a paper.
   *
   * @param source the path of its file
   * @param line from 1; 0 where the file has no lines to name
   */
  record InSource(String source, int line, String message) implements Related {}
}

package dev.ibid.corpus;

/**
 * Something in a source that could not be read. What stands around it was.
 *
 * @param source the path of the file as it was found
 * @param line from 1; 0 where the problem is the file as a whole
 * @param message what is wrong and what to do, as a sentence without a full stop
 */
public record SourceProblem(String source, int line, String message) {

  /** {@code refs.bib:12: message}, as compilers write it. */
  @Override
  public String toString() {
    return line > 0 ? source + ":" + line + ": " + message : source + ": " + message;
  }
}

package dev.ibid.check;

import dev.ibid.text.Span;
import java.util.List;

/**
 * Something wrong in a note, shown to be wrong from what is open to ibid.
 *
 * @param span the citation, as UTF-16 offsets into the note
 * @param message what is wrong and why, as a sentence without a full stop
 * @param fixes the best first
 * @param related other places that show what is wrong
 */
public record Finding(
    Rule rule,
    Severity severity,
    Span span,
    String message,
    List<Fix> fixes,
    List<Related> related) {

  /** The same finding, of another gravity. */
  public Finding with(Severity other) {
    return new Finding(rule, other, span, message, fixes, related);
  }

  /** The same finding with these places beside it. */
  Finding with(List<Related> places) {
    return new Finding(rule, severity, span, message, fixes, places);
  }
}

package dev.ibid.check;

import dev.ibid.text.Span;
import java.util.List;

/**
 * Something wrong in a note, shown to be wrong from what is open to ibid.
 *
 * @param span the citation, as UTF-16 offsets into the note
 * @param code the rule's name: {@code unknown-paper}
 * @param message what is wrong and why, as a sentence without a full stop
 * @param fixes the best first
 */
public record Finding(Span span, Severity severity, String code, String message, List<Fix> fixes) {}

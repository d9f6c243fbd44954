package dev.ibid.check;

import dev.ibid.bibtex.BibEntry;
import dev.ibid.check.Fix.Confidence;
import dev.ibid.note.Note;
import dev.ibid.text.Span;
import dev.ibid.text.TextEdit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code duplicate-key}: a key that an entry above in the same bibliography has already. */
final class DuplicateKey {
  private DuplicateKey() {}

  static List<Finding> findings(Inspection inspection) {
    Note note = inspection.note();
    Map<String, BibEntry> first = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (BibEntry entry : note.bibliography().entries()) {
      if (!entry.commented() && !entry.key().isEmpty()) {
        BibEntry before = first.putIfAbsent(entry.key(), entry);
        if (before != null) {
          findings.add(finding(entry, before, note));
        }
      }
    }
    return findings;
  }

  private static Finding finding(BibEntry entry, BibEntry before, Note note) {
    boolean same = words(entry, note).equals(words(before, note));
    String message =
        same
            ? "The entry in line %d is the same as this one".formatted(before.line())
            : "The entry in line %d has the key %s already".formatted(before.line(), entry.key());
    return Rule.DUPLICATE_KEY
        .finding(entry.keySpan(), message, same ? List.of(removal(entry, note)) : List.of())
        .with(List.of(new Related.InNote(before.keySpan(), "the entry that has the key")));
  }

  private static String words(BibEntry entry, Note note) {
    return entry.span().in(note.text()).replaceAll("\\s+", " ").strip();
  }

  /** Takes the entry away, and the blank lines before it. */
  private static Fix removal(BibEntry entry, Note note) {
    int start = entry.span().start();
    while (start > 0 && Character.isWhitespace(note.text().charAt(start - 1))) {
      start--;
    }
    return new Fix(
        "Remove this entry, which stands above as it is",
        List.of(new TextEdit(new Span(start, entry.span().end()), "")),
        Confidence.CERTAIN);
  }
}

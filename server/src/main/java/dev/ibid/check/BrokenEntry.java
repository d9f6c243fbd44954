package dev.ibid.check;

import dev.ibid.bibtex.BibEntry;
import dev.ibid.bibtex.BibProblem;
import dev.ibid.check.Fix.Confidence;
import dev.ibid.note.Note;
import dev.ibid.text.Span;
import dev.ibid.text.TextEdit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code broken-entry}: a place in a bibliography that is against its syntax. */
final class BrokenEntry {
  private BrokenEntry() {}

  static List<Finding> findings(Inspection inspection) {
    Note note = inspection.note();
    if (note.bibliography().problems().isEmpty()) {
      return List.of();
    }
    Map<Span, Integer> behind = placesBehind(note);
    List<Finding> findings = new ArrayList<>();
    for (BibProblem problem : note.bibliography().problems()) {
      findings.add(
          Rule.BROKEN_ENTRY.finding(
              problem.span(), capitalized(problem.message()), fixes(problem, behind, note)));
    }
    return findings;
  }

  /** For each field's name, the end of what stands before it: the field before, or the key. */
  private static Map<Span, Integer> placesBehind(Note note) {
    Map<Span, Integer> places = new HashMap<>();
    for (BibEntry entry : note.bibliography().entries()) {
      int end = entry.keySpan().end();
      for (BibEntry.Field field : entry.fields()) {
        places.put(field.nameSpan(), end);
        end = field.valueSpan().end();
      }
    }
    return places;
  }

  /** The comma, where only blanks stand between a field and what is before it. */
  private static List<Fix> fixes(BibProblem problem, Map<Span, Integer> behind, Note note) {
    Integer end = behind.get(problem.span());
    if (end == null || end >= problem.span().start()) {
      return List.of();
    }
    boolean onlyBlanks = note.text().substring(end, problem.span().start()).isBlank();
    return onlyBlanks
        ? List.of(
            new Fix(
                "Put the missing comma",
                List.of(new TextEdit(new Span(end, end), ",")),
                Confidence.CERTAIN))
        : List.of();
  }

  private static String capitalized(String message) {
    char first = message.charAt(0);
    return Character.isLowerCase(first)
        ? Character.toUpperCase(first) + message.substring(1)
        : message;
  }
}

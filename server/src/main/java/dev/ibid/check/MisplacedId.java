package dev.ibid.check;

import dev.ibid.bibtex.BibArxiv;
import dev.ibid.bibtex.BibEntry;
import dev.ibid.check.Fix.Confidence;
import dev.ibid.note.Note;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.Paper;
import dev.ibid.text.Span;
import dev.ibid.text.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code misplaced-id}: an entry that has its arXiv identifier in a field for something else, and
 * no {@code eprint}. Quiet where the field is for addresses, which programs read as well.
 */
final class MisplacedId {
  private MisplacedId() {}

  private static final Set<String> FOR_SOMETHING_ELSE =
      Set.of(
          "journal",
          "journaltitle",
          "volume",
          "number",
          "pages",
          "eid",
          "note",
          "howpublished",
          "publisher",
          "series",
          "booktitle",
          "institution",
          "type",
          "annote",
          "addendum",
          "archive",
          "key");

  static List<Finding> findings(Inspection inspection) {
    List<Finding> findings = new ArrayList<>();
    for (BibEntry entry : inspection.note().bibliography().entries()) {
      if (entry.commented() || entry.has("eprint") || !mayHoldId(entry)) {
        continue;
      }
      BibArxiv arxiv = BibArxiv.of(entry);
      ArxivId id = arxiv.id();
      if (id != null && arxiv.other() == null && FOR_SOMETHING_ELSE.contains(arxiv.place())) {
        BibEntry.Field field = field(entry, arxiv.place());
        findings.add(
            Rule.MISPLACED_ID.finding(
                field.nameSpan(),
                "arXiv:%s stands in %s, where programs don't look for it; its place is eprint"
                    .formatted(id, field.name()),
                fixes(field, id, arxiv.version(), inspection)));
      }
    }
    return findings;
  }

  /** Most entries name no identifier at all, which is told more quickly than what they name. */
  private static boolean mayHoldId(BibEntry entry) {
    for (BibEntry.Field field : entry.fields()) {
      String value = field.value();
      if (FOR_SOMETHING_ELSE.contains(field.name())
          && (value.indexOf('/') >= 0 || value.indexOf('x') >= 0 || value.indexOf('X') >= 0)) {
        return true;
      }
    }
    return false;
  }

  private static BibEntry.Field field(BibEntry entry, String name) {
    return entry.fields().stream()
        .filter(field -> field.name().equals(name) && !field.value().isBlank())
        .findFirst()
        .orElseThrow();
  }

  /** Only for a paper that is there, in a version that is current: else the fix would be wrong. */
  private static List<Fix> fixes(
      BibEntry.Field field, ArxivId id, int version, Inspection inspection) {
    Paper paper = inspection.corpus().byArxivId(id);
    boolean current = paper != null && (version == 0 || version == paper.latestVersion());
    int end = field.valueSpan().end();
    if (!current || end <= field.valueSpan().start()) {
      return List.of();
    }
    String separator = "," + separator(field, inspection.note());
    String added =
        "%seprint = {%s}%sarchivePrefix = {arXiv}"
            .formatted(separator, id.versioned(version), separator);
    return List.of(
        new Fix(
            "Add eprint = {%s}".formatted(id.versioned(version)),
            List.of(new TextEdit(new Span(end, end), added)),
            Confidence.LIKELY));
  }

  /** What stands before the field: a line break and its indentation, or a blank. */
  private static String separator(BibEntry.Field field, Note note) {
    String text = note.text();
    int start = field.nameSpan().start();
    int line = start;
    while (line > 0 && (text.charAt(line - 1) == ' ' || text.charAt(line - 1) == '\t')) {
      line--;
    }
    if (line == 0 || text.charAt(line - 1) != '\n') {
      return " ";
    }
    boolean crlf = line > 1 && text.charAt(line - 2) == '\r';
    return (crlf ? "\r\n" : "\n") + text.substring(line, start);
  }
}

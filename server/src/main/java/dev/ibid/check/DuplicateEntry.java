package dev.ibid.check;

import dev.ibid.bibtex.BibArxiv;
import dev.ibid.bibtex.BibEntry;
import dev.ibid.check.Fix.Confidence;
import dev.ibid.note.Citation;
import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import dev.ibid.text.TextEdit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code duplicate-entry}: one paper under two keys, in a note that cites both or in a
 * bibliography. Entries that share an identifier and have other titles are not meant: one of the
 * identifiers is wrong there, or it is the book's.
 */
final class DuplicateEntry {
  private DuplicateEntry() {}

  static List<Finding> findings(Inspection inspection) {
    List<Finding> findings = new ArrayList<>();
    cited(inspection, findings);
    entries(inspection, findings);
    return findings;
  }

  private static void cited(Inspection inspection, List<Finding> findings) {
    Map<ArxivId, KeyCitation> first = new HashMap<>();
    for (Citation citation : inspection.note().citations()) {
      if (citation instanceof KeyCitation cited) {
        Paper paper = inspection.paperOf(cited);
        ArxivId id = paper == null ? null : paper.arxivId();
        if (paper != null && id != null && paper.keys().size() > 1) {
          KeyCitation before = first.putIfAbsent(id, cited);
          if (before != null && !before.key().equals(cited.key())) {
            findings.add(finding(cited, before, paper));
          }
        }
      }
    }
  }

  private static Finding finding(KeyCitation cited, KeyCitation before, Paper paper) {
    return Rule.DUPLICATE_ENTRY
        .finding(
            cited.span(),
            "%s and %s are keys of one paper, “%s”"
                .formatted(cited.key(), before.key(), paper.label()),
            List.of(
                new Fix(
                    "Cite it as " + before.key(),
                    List.of(new TextEdit(cited.name(), before.key().value())),
                    Confidence.LIKELY)))
        .with(List.of(new Related.InNote(before.span(), "the same paper under its other key")));
  }

  private static void entries(Inspection inspection, List<Finding> findings) {
    Map<String, BibEntry> first = new HashMap<>();
    for (BibEntry entry : inspection.note().bibliography().entries()) {
      if (entry.commented() || entry.key().isEmpty()) {
        continue;
      }
      for (String name : names(entry)) {
        BibEntry before = first.putIfAbsent(name, entry);
        if (before != null && !before.key().equals(entry.key()) && sameTitle(entry, before)) {
          findings.add(finding(entry, before, name));
          break;
        }
      }
    }
  }

  private static Finding finding(BibEntry entry, BibEntry before, String name) {
    return Rule.DUPLICATE_ENTRY
        .finding(
            entry.keySpan(),
            "%s is the paper that %s in line %d is: both are %s"
                .formatted(entry.key(), before.key(), before.line(), name),
            List.of())
        .with(List.of(new Related.InNote(before.keySpan(), "the same paper")));
  }

  /** What tells which paper an entry is: {@code arXiv:2312.09832}, {@code doi:10.1000/182}. */
  private static List<String> names(BibEntry entry) {
    List<String> names = new ArrayList<>();
    BibArxiv arxiv = BibArxiv.of(entry);
    if (arxiv.id() != null && arxiv.other() == null) {
      names.add("arXiv:" + arxiv.id());
    }
    Doi doi = Doi.parse(entry.get("doi"));
    if (doi != null && doi.arxivId() == null) {
      names.add("doi:" + doi);
    }
    return names;
  }

  private static boolean sameTitle(BibEntry one, BibEntry other) {
    String title = letters(one.get("title"));
    String otherTitle = letters(other.get("title"));
    return !title.isEmpty()
        && !otherTitle.isEmpty()
        && (title.startsWith(otherTitle) || otherTitle.startsWith(title));
  }

  private static String letters(String title) {
    StringBuilder letters = new StringBuilder(title.length());
    String lower = title.toLowerCase(Locale.ROOT);
    for (int at = 0; at < lower.length(); at++) {
      if (Character.isLetterOrDigit(lower.charAt(at))) {
        letters.append(lower.charAt(at));
      }
    }
    return letters.toString();
  }
}

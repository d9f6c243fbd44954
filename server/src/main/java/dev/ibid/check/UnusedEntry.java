package dev.ibid.check;

import dev.ibid.bibtex.BibArxiv;
import dev.ibid.bibtex.BibEntry;
import dev.ibid.workspace.Uses;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code unused-entry}: an entry that no note cites. Quiet where the notes are not all known, where
 * one of them takes everything, and for a bibliography of which they cite nothing: it is for
 * others.
 */
final class UnusedEntry {
  private UnusedEntry() {}

  private static final List<String> NAMES_ENTRIES =
      List.of("crossref", "xref", "xdata", "related", "entryset");

  static List<Finding> findings(Inspection inspection) {
    Uses uses = inspection.uses();
    List<BibEntry> entries = inspection.note().bibliography().entries();
    if (uses == null
        || uses.everything()
        || entries.stream().noneMatch(entry -> uses.cite(entry.key()))) {
      return List.of();
    }
    Set<String> named = namedByOthers(entries);
    List<Finding> findings = new ArrayList<>();
    for (BibEntry entry : entries) {
      boolean citable = !entry.commented() && !entry.key().isEmpty();
      if (citable && !named.contains(entry.key()) && !isUsed(entry, uses)) {
        findings.add(
            Rule.UNUSED_ENTRY.finding(
                entry.keySpan(), "No note cites %s".formatted(entry.key()), List.of()));
      }
    }
    return findings;
  }

  private static boolean isUsed(BibEntry entry, Uses uses) {
    BibArxiv arxiv = BibArxiv.of(entry);
    return uses.cite(entry.key())
        || split(entry.get("ids")).stream().anyMatch(uses::cite)
        || (arxiv.id() != null && uses.papers().contains(arxiv.id()));
  }

  /** The keys of entries that others take fields from. */
  private static Set<String> namedByOthers(List<BibEntry> entries) {
    Set<String> named = new HashSet<>();
    for (BibEntry entry : entries) {
      for (BibEntry.Field field : entry.fields()) {
        if (NAMES_ENTRIES.contains(field.name().toLowerCase(Locale.ROOT))) {
          named.addAll(split(field.value()));
        }
      }
    }
    return named;
  }

  private static List<String> split(String keys) {
    return keys.isBlank() ? List.of() : List.of(keys.strip().split("\\s*,\\s*"));
  }
}

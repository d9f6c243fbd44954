package dev.ibid.check;

import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.Author;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Origin;
import dev.ibid.paper.Paper;
import dev.ibid.workspace.Citations;
import dev.ibid.workspace.SeenBibliographies;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code ambiguous-key}: a citekey that two bibliographies which the document names give to two
 * different papers. Quiet where both records may be of one paper, and where the document names no
 * bibliography and all of them are seen only for want of better.
 */
final class AmbiguousKey {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Titles that share this part of the shorter one's words may be two states of one title. */
  private static final double ALIKE = 0.5;

  private AmbiguousKey() {}

  /** A record of a paper and where it is. */
  private record Entry(Paper paper, Origin origin) {}

  /** Two papers of one key. */
  private record Two(Entry one, Entry other) {}

  static List<Finding> findings(Inspection inspection) {
    SeenBibliographies seen = inspection.seen();
    if (seen.files().size() < 2) {
      return List.of();
    }
    Map<CiteKey, Optional<Two>> known = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (var citation : inspection.note().citations()) {
      if (citation instanceof KeyCitation cited && !seen.keys().contains(cited.key().value())) {
        known
            .computeIfAbsent(cited.key(), key -> two(key, inspection))
            .ifPresent(two -> findings.add(finding(cited, two)));
      }
    }
    return findings;
  }

  private static Optional<Two> two(CiteKey key, Inspection inspection) {
    SeenBibliographies seen = inspection.seen();
    List<Entry> entries = new ArrayList<>();
    for (Paper paper : Citations.visible(key, seen, inspection.corpus())) {
      for (Origin origin : paper.origins()) {
        if (key.equals(origin.key()) && seen.sees(origin.source())) {
          entries.add(new Entry(paper, origin));
        }
      }
    }
    for (Entry other : entries) {
      Entry one = entries.getFirst();
      if (!one.origin.source().equals(other.origin.source()) && differ(one.paper, other.paper)) {
        return Optional.of(new Two(one, other));
      }
    }
    return Optional.empty();
  }

  /** Whether the two are surely not one paper. */
  private static boolean differ(Paper one, Paper other) {
    if (one.arxivId() != null && other.arxivId() != null) {
      return !one.arxivId().equals(other.arxivId());
    }
    boolean sameDoi = one.doi() != null && one.doi().equals(other.doi());
    return !sameDoi && !mayBeAlike(one, other) && !sameAuthorAndYear(one, other);
  }

  private static boolean mayBeAlike(Paper one, Paper other) {
    Set<String> words = words(one.title());
    Set<String> others = words(other.title());
    int shorter = Math.min(words.size(), others.size());
    words.retainAll(others);
    return shorter == 0 || words.size() >= ALIKE * shorter;
  }

  private static boolean sameAuthorAndYear(Paper one, Paper other) {
    Author first = one.authors().isEmpty() ? null : one.authors().getFirst();
    Author second = other.authors().isEmpty() ? null : other.authors().getFirst();
    return first != null
        && second != null
        && words(first.family()).equals(words(second.family()))
        && Math.abs(one.year() - other.year()) <= 1;
  }

  private static Set<String> words(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    Set<String> words =
        new HashSet<>(Arrays.asList(BETWEEN_WORDS.split(bare.toLowerCase(Locale.ROOT))));
    words.remove("");
    return words;
  }

  private static Finding finding(KeyCitation cited, Two two) {
    String message =
        "The citekey %s is two papers: %s, and %s"
            .formatted(cited.key(), inWords(two.one), inWords(two.other));
    return Rule.AMBIGUOUS_KEY
        .finding(cited.span(), message, List.of())
        .with(List.of(related(two.one), related(two.other)));
  }

  private static String inWords(Entry entry) {
    ArxivId id = entry.paper.arxivId();
    String paper = id == null ? "" : "arXiv:%s, ".formatted(id);
    return "%s“%s” in %s".formatted(paper, entry.paper.label(), nameOf(entry.origin));
  }

  private static Related related(Entry entry) {
    return new Related.InSource(
        entry.origin.source(), entry.origin.line(), "“%s”".formatted(entry.paper.label()));
  }

  private static String nameOf(Origin origin) {
    return String.valueOf(Path.of(origin.source()).getFileName());
  }
}

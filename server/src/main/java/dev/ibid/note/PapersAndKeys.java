package dev.ibid.note;

import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Citation.DoiCitation;
import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * How a note's citekeys and the identifiers in it become one list, in every language alike. Both
 * are found apart: identifiers stand in links, tags and strings too, where no key does.
 */
final class PapersAndKeys {
  private PapersAndKeys() {}

  /**
   * The reading of a text whose identifiers count wherever they are visible.
   *
   * @param chars the same text
   * @param keys in any order; those that begin in another one or in an opaque place are left out
   * @param opaque in the order of the text, not overlapping
   * @param labels what the note itself defines for references of another kind
   */
  static NoteReading reading(
      String text, char[] chars, List<Citation> keys, List<Span> opaque, Set<String> labels) {
    List<Citation> papers = new ArrayList<>();
    papersOutside(text, chars, 0, opaque, papers);
    return new NoteReading(merged(papers, visible(keys, opaque), labels), List.copyOf(opaque));
  }

  private static List<Citation> visible(List<Citation> keys, List<Span> opaque) {
    keys.sort(Comparator.comparingInt(key -> key.span().start()));
    List<Citation> kept = new ArrayList<>(keys.size());
    int end = 0;
    int next = 0;
    for (Citation key : keys) {
      Span span = key.span();
      while (next < opaque.size() && opaque.get(next).end() <= span.start()) {
        next++;
      }
      boolean hidden = next < opaque.size() && opaque.get(next).overlaps(span);
      if (!hidden && span.start() >= end) {
        kept.add(key);
        end = span.end();
      }
    }
    return kept;
  }

  /** Adds the identifiers, addresses and DOIs from {@code from} on that stand outside. */
  static void papersOutside(
      String text, char[] chars, int from, List<Span> opaque, List<Citation> found) {
    int at = from;
    for (Span hidden : opaque) {
      if (hidden.start() > at) {
        ArxivIds.collect(text, chars, at, hidden.start(), false, found);
      }
      at = Math.max(at, hidden.end());
    }
    ArxivIds.collect(text, chars, at, text.length(), false, found);
  }

  /**
   * Brings identifiers and keys into one order. Where both claim a place, {@code @arxiv:2312.09832}
   * names a paper and no entry of a bibliography; a key that only contains an identifier is a key.
   *
   * @param labels what the note itself defines for references of another kind
   */
  static List<Citation> merged(List<Citation> papers, List<Citation> keys, Set<String> labels) {
    List<Citation> all = new ArrayList<>(papers.size() + keys.size());
    int next = 0;
    for (Citation citation : keys) {
      KeyCitation key = (KeyCitation) citation;
      while (next < papers.size() && papers.get(next).span().end() <= key.span().start()) {
        all.add(papers.get(next++));
      }
      boolean shared = next < papers.size() && papers.get(next).span().overlaps(key.span());
      if (shared && isNamedBy(key, papers.get(next), key.key().value().charAt(0))) {
        all.add(widened(papers.get(next++), key.span()));
      } else if (shared && papers.get(next).span().start() < key.span().start()) {
        continue;
      } else if (!labels.contains(key.key().value())) {
        all.add(key);
        while (next < papers.size() && papers.get(next).span().overlaps(key.span())) {
          next++;
        }
      }
    }
    all.addAll(papers.subList(next, papers.size()));
    return List.copyOf(all);
  }

  /** A bibcode, {@code @2009arXiv0912.0201L}, begins with its year and is a key like others. */
  private static boolean isNamedBy(KeyCitation key, Citation paper, char first) {
    return paper.span().start() == key.name().start()
        && (ArxivSpelling.isLetter(first) || paper instanceof DoiCitation);
  }

  private static Citation widened(Citation citation, Span key) {
    Span span =
        new Span(
            Math.min(key.start(), citation.span().start()),
            Math.max(key.end(), citation.span().end()));
    return switch (citation) {
      case ArxivCitation paper ->
          new ArxivCitation(span, paper.name(), paper.reading(), paper.form());
      case DoiCitation doi -> new DoiCitation(span, doi.name(), doi.doi());
      case KeyCitation same -> same;
    };
  }
}

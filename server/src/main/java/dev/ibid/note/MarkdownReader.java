package dev.ibid.note;

import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Citation.DoiCitation;
import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.note.MarkdownBlocks.Block;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads Markdown as pandoc, Quarto and Obsidian write it.
 *
 * <p>A scanner of its own and no parser: a citation needs no syntax tree, only to know where code,
 * math and comments are; the existing parsers know neither math nor citekeys, differ from pandoc
 * where it matters, and build a tree at every keystroke. This one makes two passes over the text,
 * takes linear time on any input, and loses at most a paragraph where a mark is left open.
 */
final class MarkdownReader {
  private MarkdownReader() {}

  static NoteReading read(String text) {
    List<Citation> keys = new ArrayList<>();
    List<Span> opaque = new ArrayList<>();
    List<Span> matter = new ArrayList<>();
    MarkdownInline inline = new MarkdownInline(text, keys, opaque);
    int behind = 0;
    for (Block block : MarkdownBlocks.read(text)) {
      int start = Math.max(behind, block.span().start());
      if (start >= block.span().end()) {
        continue;
      }
      Span span = new Span(start, block.span().end());
      switch (block.kind()) {
        case OPAQUE -> opaque.add(span);
        case PROSE -> behind = inline.paragraph(span);
        case FRONT_MATTER -> {
          matter.add(span);
          for (Span field : FrontMatter.keyFields(text, span)) {
            if (field.start() >= behind) {
              behind = inline.paragraph(field);
            }
          }
        }
      }
    }
    List<Citation> papers = papers(text, matter, opaque);
    return new NoteReading(
        List.copyOf(merged(papers, keys, inline.exampleLabels())), List.copyOf(opaque));
  }

  /** Identifiers stand anywhere but in opaque places: in links, tags and front matter too. */
  private static List<Citation> papers(String text, List<Span> matter, List<Span> opaque) {
    List<Citation> found = new ArrayList<>();
    int at = 0;
    if (!matter.isEmpty()) {
      at = matter.getFirst().end();
      ArxivIds.collect(text, 0, at, true, found);
    }
    for (Span hidden : opaque) {
      if (hidden.start() > at) {
        ArxivIds.collect(text, at, hidden.start(), false, found);
      }
      at = Math.max(at, hidden.end());
    }
    ArxivIds.collect(text, at, text.length(), false, found);
    return withoutBadges(text, found);
  }

  /** A badge that shows the identifier of the link around it is no second citation. */
  private static List<Citation> withoutBadges(String text, List<Citation> found) {
    List<Citation> kept = new ArrayList<>(found.size());
    for (int at = 0; at < found.size(); at++) {
      Citation citation = found.get(at);
      boolean repeats =
          (at + 1 < found.size() && isBadgeOf(text, citation, found.get(at + 1)))
              || (at > 0 && isBadgeOf(text, citation, found.get(at - 1)));
      if (!repeats) {
        kept.add(citation);
      }
    }
    return kept;
  }

  private static boolean isBadgeOf(String text, Citation badge, Citation link) {
    if (!(badge instanceof ArxivCitation image)
        || !(link instanceof ArxivCitation page)
        || image.form() != Citation.ArxivForm.BADGE
        || page.form() == Citation.ArxivForm.BADGE
        || !image.reading().equals(page.reading())) {
      return false;
    }
    Span first = image.span().start() < page.span().start() ? image.span() : page.span();
    Span second = first == image.span() ? page.span() : image.span();
    if (second.start() - first.end() > 200) {
      return false;
    }
    String between = text.substring(first.end(), second.start());
    return first == image.span()
        ? between.contains("](") && between.startsWith(")")
        : between.contains("<img") && !between.contains("</a");
  }

  /**
   * Brings identifiers and keys into one order. Where both claim a place, {@code @arxiv:2312.09832}
   * names a paper and no entry of a bibliography; a key that only contains an identifier is a key.
   */
  private static List<Citation> merged(
      List<Citation> papers, List<Citation> keys, Set<String> examples) {
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
      } else if (!examples.contains(key.key().value())) {
        all.add(key);
        while (next < papers.size() && papers.get(next).span().overlaps(key.span())) {
          next++;
        }
      }
    }
    all.addAll(papers.subList(next, papers.size()));
    return all;
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

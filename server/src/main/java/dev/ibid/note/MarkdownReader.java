package dev.ibid.note;

import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.MarkdownBlocks.Block;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.List;

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

  /**
   * Reads {@code text}.
   *
   * @param chars the same text
   */
  static NoteReading read(String text, char[] chars) {
    List<Citation> keys = new ArrayList<>();
    List<Span> opaque = new ArrayList<>();
    List<Span> matter = new ArrayList<>();
    MarkdownInline inline = new MarkdownInline(text, chars, keys, opaque);
    int behind = 0;
    for (Block block : MarkdownBlocks.read(text, chars)) {
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
    List<Citation> papers = papers(text, chars, matter, opaque);
    return new NoteReading(
        PapersAndKeys.merged(papers, keys, inline.exampleLabels()), List.copyOf(opaque));
  }

  /** Identifiers stand anywhere but in opaque places: in links, tags and front matter too. */
  private static List<Citation> papers(
      String text, char[] chars, List<Span> matter, List<Span> opaque) {
    List<Citation> found = new ArrayList<>();
    int at = 0;
    if (!matter.isEmpty()) {
      at = matter.getFirst().end();
      ArxivIds.collect(text, chars, 0, at, true, found);
    }
    PapersAndKeys.papersOutside(text, chars, at, opaque, found);
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
}

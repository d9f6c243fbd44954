package dev.ibid.feature;

import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Note;
import dev.ibid.paper.ArxivId;

/**
 * How a note spells arXiv identifiers.
 *
 * @param before what stands before the identifier: {@code arXiv:}, {@code https://arxiv.org/abs/}
 */
record ArxivSpelling(String before) {

  private static final String USUAL = "arXiv:";

  /**
   * The spelling that the note uses most lately before {@code offset}, else anywhere, else ours.
   */
  static ArxivSpelling of(Note note, int offset) {
    ArxivCitation example = null;
    for (var citation : note.citations()) {
      if (citation instanceof ArxivCitation cited && canBeFollowed(cited)) {
        if (cited.span().start() >= offset && example != null) {
          break;
        }
        example = cited;
      }
    }
    return new ArxivSpelling(
        example == null
            ? USUAL
            : note.text().substring(example.span().start(), example.name().start()));
  }

  String spell(ArxivId id) {
    return before + id;
  }

  private static boolean canBeFollowed(ArxivCitation cited) {
    return switch (cited.form()) {
      case PREFIXED, URL -> cited.name().end() == cited.span().end();
      case DOI, BADGE, FIELD -> false;
    };
  }
}

package dev.ibid.check.claim;

import dev.ibid.paper.Author;
import java.util.List;

/**
 * A stretch of text beside a citation that may be the title of the cited paper.
 *
 * @param authors whom the text gives it to; empty where it gives none
 */
public record Claim(Kind kind, String text, List<Author> authors) {

  Claim(Kind kind, String text) {
    this(kind, text, List.of());
  }

  /** Where claims stand, the most reliable first. */
  public enum Kind {
    /** The text of the link that the citation is the address of. */
    LINK(true),
    /** The line under an address that stands alone. */
    UNDER_ADDRESS(true),
    /** A line that is a text and, in parentheses or below it, the address, and nothing else. */
    TITLE_LINE(true),
    /** The title in a reference, which has its authors beside it. */
    REFERENCE(true),
    /** A link to another place, in front of the citation. */
    OTHER_LINK(false),
    /** In quotation marks, in front of the citation. */
    QUOTED(true),
    /** In bold type, in front of the citation. */
    BOLD(true),
    /** In italics, in front of the citation: titles, but journals too. */
    ITALIC(false),
    /** What a list's item begins with, up to the citation. */
    ITEM(false),
    /** A cell of the table's row. */
    CELL(false),
    /** A part of a sentence in front of the citation. */
    PIECE(false),
    /** A part of a sentence behind it. */
    BEHIND(false),
    /** The heading at the top of a note about one paper. */
    NOTE_TITLE(true),
    /** The name of the note's file: it can excuse, and proves nothing. */
    FILE_NAME(false);

    private final boolean clean;

    Kind(boolean clean) {
      this.clean = clean;
    }

    /** Whether what stands there is hardly ever anything but a title. */
    public boolean isClean() {
      return clean;
    }
  }
}

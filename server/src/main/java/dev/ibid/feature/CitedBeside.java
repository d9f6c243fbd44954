package dev.ibid.feature;

import dev.ibid.note.Citation;
import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.note.Note;
import dev.ibid.note.Prompt;
import dev.ibid.paper.Paper;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Nobody cites a paper twice in one group: what it has already is offered behind all else. */
interface CitedBeside {

  /** Groups are shorter, notes to their keys included; in UTF-16 units on either side. */
  int LONGEST = 1000;

  /**
   * The papers, those that are in the group at the cursor last.
   *
   * @param papers best first
   */
  static List<Paper> last(List<Paper> papers, Note note, Prompt prompt) {
    boolean grouped =
        switch (prompt) {
          case Prompt.AfterAt at -> at.bracketed();
          case Prompt.InKeyList list -> true;
          case Prompt.AfterPrefix prefix -> false;
          case Prompt.InUrl url -> false;
        };
    Set<Object> beside = grouped ? names(note, prompt.replaced()) : Set.of();
    if (beside.isEmpty()) {
      return papers;
    }
    List<Paper> ordered = new ArrayList<>(papers.size());
    List<Paper> cited = new ArrayList<>();
    for (Paper paper : papers) {
      (CitedFirst.isCited(paper, beside) ? cited : ordered).add(paper);
    }
    ordered.addAll(cited);
    return ordered;
  }

  private static Set<Object> names(Note note, Span typed) {
    Set<Object> names = new HashSet<>();
    for (Citation citation : note.citations()) {
      Span span = citation.span();
      if (span.start() > typed.end() + LONGEST) {
        break;
      }
      boolean before = span.end() <= typed.start() && span.end() >= typed.start() - LONGEST;
      boolean behind = span.start() >= typed.end();
      if (citation instanceof KeyCitation
          && !span.touches(typed.start())
          && ((before && isOneGroup(note.text(), span.end(), typed.start()))
              || (behind && isOneGroup(note.text(), typed.end(), span.start())))) {
        names.add(CitedFirst.name(citation));
      }
    }
    return names;
  }

  private static boolean isOneGroup(String text, int from, int to) {
    for (int at = from; at < to; at++) {
      if ("[]{}`\\".indexOf(text.charAt(at)) >= 0) {
        return false;
      }
    }
    return true;
  }
}

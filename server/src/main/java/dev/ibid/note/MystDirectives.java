package dev.ibid.note;

import java.util.Set;

/**
 * The fences that MyST uses for prose, as in <code>```{note}</code>, and which of them are open.
 *
 * <p>Source of the names: https://mystmd.org/guide/directives
 */
final class MystDirectives {

  /** All others, and the cells of Quarto and R Markdown with them, hold code. */
  private static final Set<String> PROSE =
      Set.of(
          "admonition",
          "attention",
          "aside",
          "card",
          "caution",
          "danger",
          "dropdown",
          "epigraph",
          "error",
          "figure",
          "footnote",
          "glossary",
          "hint",
          "important",
          "list-table",
          "margin",
          "note",
          "pull-quote",
          "seealso",
          "sidebar",
          "tab-item",
          "table",
          "tip",
          "topic",
          "warning");

  private static final int MAX_NESTED = 16;

  private final int[] lengths = new int[MAX_NESTED];
  private int open;

  /**
   * Whether a fence opens prose or closes it.
   *
   * @param information what stands behind the fence's marks, without blanks around it
   */
  boolean isDirective(String information, char mark, int length) {
    if (information.isEmpty()) {
      if (open > 0 && mark == '`' && length >= lengths[open - 1]) {
        open--;
        return true;
      }
      return false;
    }
    if (mark != '`' || open == MAX_NESTED || !isProse(information)) {
      return false;
    }
    lengths[open++] = length;
    return true;
  }

  private static boolean isProse(String information) {
    int close = information.startsWith("{") ? information.indexOf('}') : -1;
    if (close < 0) {
      return false;
    }
    String name = information.substring(1, close);
    return PROSE.contains(name) || name.startsWith("prf:");
  }
}

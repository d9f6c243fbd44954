package dev.ibid.note;

import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.paper.CiteKey;
import dev.ibid.text.Span;
import java.util.List;

/** MyST's citations: <code>{cite:p}`see key1; key2`</code>. */
final class MystRole {
  private MystRole() {}

  /** The roles are short: {@code {cite:alpsp}}. */
  private static final int MAX_ROLE = 16;

  /**
   * Adds the keys of what looks like a code span from {@code start} to {@code end}, and says
   * whether a role stands before it, so that it is none.
   *
   * @param marks how many backticks stand at either end of it
   */
  static boolean keys(String text, int start, int marks, int end, List<Citation> keys) {
    if (!isBefore(text, start)) {
      return false;
    }
    int last = end - marks;
    int at = start + marks;
    while (at < last) {
      int part = at;
      while (part < last && text.charAt(part) != ',' && text.charAt(part) != ';') {
        part++;
      }
      key(text, at, part, keys);
      at = part + 1;
    }
    return true;
  }

  /** Whether the role that ends right before {@code start} holds an identifier. */
  static boolean namesPaper(String text, int start) {
    return start >= 7 && text.regionMatches(true, start - 7, "{arxiv}", 0, 7);
  }

  /** Whether a role that cites ends right before {@code start}. */
  static boolean isBefore(String text, int start) {
    if (start == 0 || text.charAt(start - 1) != '}') {
      return false;
    }
    int role = start - 1;
    while (role > 0 && start - role < MAX_ROLE && text.charAt(role) != '{') {
      role--;
    }
    return text.startsWith("{cite", role);
  }

  /** The key is the last word of its part: {@code see key}. */
  private static void key(String text, int start, int end, List<Citation> keys) {
    int last = end;
    while (last > start && text.charAt(last - 1) <= ' ') {
      last--;
    }
    int first = last;
    while (first > start && text.charAt(first - 1) > ' ') {
      first--;
    }
    if (first < last) {
      Span name = new Span(first, last);
      keys.add(new KeyCitation(name, name, new CiteKey(name.in(text)), true));
    }
  }
}

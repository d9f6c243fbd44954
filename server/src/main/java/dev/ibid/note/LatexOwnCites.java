package dev.ibid.note;

import dev.ibid.note.LatexCites.Shape;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands that a text defines itself and that do nothing but cite with what they are given:
 * <code>\newcommand{\see}[1]{\citep[see][]{#1}}</code>. Only those of one argument, which stands
 * alone where the keys do: of others it would have to be guessed what the keys are.
 */
final class LatexOwnCites {

  /** Behind the command that defines, up to the brace in which the definition stands. */
  private static final Pattern HEAD =
      Pattern.compile(
          "\\*?\\s{0,9}(?:\\{\\\\(\\w{1,40})\\}|\\\\(\\w{1,40}))\\s{0,9}(?:\\[1\\]|\\{m\\}|#1)\\s{0,9}\\{");

  private static final Pattern NAME = Pattern.compile("\\*?\\s{0,9}\\{?\\\\([a-zA-Z]{1,40})");

  private static final Pattern CITE =
      Pattern.compile("\\\\([a-zA-Z]{1,40})\\*?(?:\\[[^\\[\\]{}#]{0,80}\\]){0,2}\\{#1\\}");

  /** Longer definitions do more than cite. */
  private static final int LONGEST = 400;

  private final String text;
  private final Matcher head;
  private final Matcher name;
  private final Matcher cite;
  private final Set<String> names = new HashSet<>();

  LatexOwnCites(String text) {
    this.text = text;
    this.head = HEAD.matcher(text);
    this.name = NAME.matcher(text);
    this.cite = CITE.matcher(text);
  }

  boolean has(String macro) {
    return names.contains(macro);
  }

  /** Takes note of the definition whose own command ends at {@code behind}. */
  void define(int behind) {
    int last = Math.min(text.length(), behind + LONGEST);
    if (!name.region(behind, last).lookingAt()) {
      return;
    }
    // What is defined anew is what it was made last.
    names.remove(name.group(1));
    if (head.region(behind, last).lookingAt() && cites(head.end(), last)) {
      names.add(name.group(1));
    }
  }

  private boolean cites(int body, int last) {
    int depth = 1;
    for (int at = body; at < last; at++) {
      char c = text.charAt(at);
      if (c == '%' || (c == '#' && !text.startsWith("1}", at + 1))) {
        return false;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return cite.region(body, at).find() && isCite(cite.group(1));
      }
    }
    return false;
  }

  private boolean isCite(String macro) {
    return LatexCites.shapeOf(macro) == Shape.KEYS || names.contains(macro);
  }
}

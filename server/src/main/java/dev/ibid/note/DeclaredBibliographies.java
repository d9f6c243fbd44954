package dev.ibid.note;

import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a note says of bibliographies, in its language's own way.
 *
 * @param files the paths of the bibliographies that it names, as written
 * @param keys the keys that it defines itself, which need no bibliography
 * @param open whether an {@code @name} may as well be a label of another file of the same document
 */
public record DeclaredBibliographies(List<String> files, Set<String> keys, boolean open) {

  private static final Pattern LATEX_FILES =
      Pattern.compile(
          "\\\\(?:no)?(?:bibliography|addbibresource|addglobalbib|addsectionbib)"
              + "\\s*(?:\\[[^\\[\\]]{0,200}\\])?\\s*\\{([^{}\\\\#]{1,1000})\\}");
  private static final Pattern LATEX_KEY =
      Pattern.compile(
          "\\\\bibitem\\s*(?:\\[(?:[^\\[\\]]{0,400})\\])?\\s*\\{([^{},\\\\#]{1,200})\\}");

  public static DeclaredBibliographies of(Note note) {
    return switch (note.language()) {
      case MARKDOWN -> YamlBibliographies.of(note.text());
      case LATEX -> latex(visible(note));
    };
  }

  private static DeclaredBibliographies latex(String text) {
    return new DeclaredBibliographies(
        all(LATEX_FILES, text), new HashSet<>(all(LATEX_KEY, text)), false);
  }

  /** The items of every list that {@code pattern} finds, without quotes and the blanks around. */
  private static List<String> all(Pattern pattern, String text) {
    List<String> items = new ArrayList<>();
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      for (String item : found.group(1).split(",")) {
        String bare = YamlBibliographies.unquoted(item);
        if (!bare.isEmpty()) {
          items.add(bare);
        }
      }
    }
    return items;
  }

  /** The note's text with blanks where it is opaque. */
  private static String visible(Note note) {
    StringBuilder text = new StringBuilder(note.text());
    for (Span hidden : note.opaque()) {
      text.replace(hidden.start(), hidden.end(), " ".repeat(hidden.length()));
    }
    return text.toString();
  }
}

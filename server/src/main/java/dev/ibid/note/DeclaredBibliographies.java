package dev.ibid.note;

import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
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
 * @param open whether other files of the same document may define what this one cites, so that an
 *     unknown key proves nothing
 */
public record DeclaredBibliographies(List<String> files, Set<String> keys, boolean open) {

  private static final Pattern LINK_LABEL =
      Pattern.compile("^ {0,3}\\[@([^\\]\\s]{1,200})\\]:", Pattern.MULTILINE);
  private static final Pattern LATEX_FILES =
      Pattern.compile(
          "\\\\(?:no)?(?:bibliography|addbibresource|addglobalbib|addsectionbib)"
              + "\\s*(?:\\[[^\\[\\]]{0,200}\\])?\\s*\\{([^{}\\\\#]{1,1000})\\}");
  private static final Pattern LATEX_KEY =
      Pattern.compile(
          "\\\\bibitem\\s*(?:\\[(?:[^\\[\\]]{0,400})\\])?\\s*\\{([^{},\\\\#]{1,200})\\}");

  private static final Pattern ORG_KEYWORD =
      Pattern.compile("(?im)^[ \\t]*#\\+bibliography:[ \\t]*(\\S.*?)[ \\t]*$");
  private static final Pattern ORG_LINK =
      Pattern.compile("(?<![+\\w])(?:no)?(?:bibliography|addbibresource):([^\\s\\[\\]<>]{1,1000})");

  private static final Pattern TYPST_FILES =
      Pattern.compile(
          "\\bbibliography\\(\\s*(?:read\\(|path\\()?\\(?\\s*(\"[^\"\\n"
              + "]{1,500}\"(?:\\s*,\\s*\"[^\"\\n"
              + "]{1,500}\"){0,50})");

  /** What else {@code @name} may refer to: labels of other files, and the terms of a glossary. */
  private static final Pattern TYPST_OPEN =
      Pattern.compile("\\binclude\\s*\"|glossar|acronym|abbrev|acrostic", Pattern.CASE_INSENSITIVE);

  private static final Pattern RST_FILES =
      Pattern.compile("(?m)^[ \\t]*\\.\\. +bibliography::[ \\t]*(\\S.*)$");
  private static final Pattern RST_KEY =
      Pattern.compile("(?m)^[ \\t]*\\.\\. +\\[([^\\]#*\\n]{1,200})\\]");
  private static final Pattern ASCIIDOC_FILES =
      Pattern.compile("(?m)^:bibtex-file:[ \\t]*(\\S.*)$");

  private static final Pattern LATEX_PARTS =
      Pattern.compile("\\\\(?:input|include|subfile|import)\\b");
  private static final Pattern ENTRY =
      Pattern.compile("@[A-Za-z]{3,20}\\s{0,9}\\{\\s{0,9}([^\\s,{}\"]{1,200}),");

  public static DeclaredBibliographies of(Note note) {
    return switch (note.language()) {
      case MARKDOWN -> markdown(note.text());
      case LATEX -> latex(note);
      case ORG -> org(visible(note));
      case TYPST -> typst(note);
      case RST -> rst(visible(note));
      case ASCIIDOC ->
          new DeclaredBibliographies(
              all(ASCIIDOC_FILES, visible(note)), AsciidocReader.entries(note.text()), false);
      case NOTEBOOK -> notebook(note.text());
      case PLAIN_TEXT, BIBLIOGRAPHY -> new DeclaredBibliographies(List.of(), Set.of(), false);
    };
  }

  /** What has an address, as in changelogs, is a link: {@code [@octocat]: https://...}. */
  private static DeclaredBibliographies markdown(String text) {
    DeclaredBibliographies yaml = YamlBibliographies.of(text);
    Set<String> keys = new HashSet<>(yaml.keys());
    LINK_LABEL.matcher(text).results().forEach(label -> keys.add(label.group(1)));
    return new DeclaredBibliographies(yaml.files(), keys, false);
  }

  private static DeclaredBibliographies latex(Note note) {
    String text = visible(note);
    List<String> files = all(LATEX_FILES, text);
    Set<String> keys = hiddenEntries(note);
    keys.addAll(all(LATEX_KEY, text));
    boolean whole = text.contains("\\begin{document}") && !LATEX_PARTS.matcher(text).find();
    return new DeclaredBibliographies(files, keys, files.isEmpty() && !whole);
  }

  /** Org's own keyword takes one file a line, the links of org-ref take several. */
  private static DeclaredBibliographies org(String text) {
    List<String> files = new ArrayList<>();
    Matcher keyword = ORG_KEYWORD.matcher(text);
    while (keyword.find()) {
      files.add(YamlBibliographies.unquoted(keyword.group(1)));
    }
    files.addAll(all(ORG_LINK, text));
    files.addAll(all(LATEX_FILES, text));
    return new DeclaredBibliographies(files, Set.of(), false);
  }

  private static DeclaredBibliographies typst(Note note) {
    String text = visible(note);
    List<String> files = all(TYPST_FILES, text);
    boolean open = files.isEmpty() || TYPST_OPEN.matcher(text).find();
    return new DeclaredBibliographies(files, hiddenEntries(note), open);
  }

  /** A citation may be defined in any file of a Sphinx project. */
  private static DeclaredBibliographies rst(String text) {
    List<String> files = new ArrayList<>();
    for (String line : all(RST_FILES, text)) {
      files.addAll(List.of(line.split("\\s+")));
    }
    return new DeclaredBibliographies(files, new HashSet<>(all(RST_KEY, text)), true);
  }

  /** Quarto's notebooks have their YAML block in the first cell. */
  private static DeclaredBibliographies notebook(String text) {
    List<NotebookCell> cells = new ArrayList<>(NotebookCells.raw(text));
    cells.addAll(NotebookCells.markdown(text));
    return YamlBibliographies.of(cells.isEmpty() ? "" : cells.getFirst().content());
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

  /** BibTeX within the note, as in LaTeX's {@code filecontents} or a raw block of Typst. */
  private static Set<String> hiddenEntries(Note note) {
    Set<String> keys = new HashSet<>();
    Matcher entry = ENTRY.matcher(note.text());
    for (Span hidden : note.opaque()) {
      entry.region(hidden.start(), hidden.end());
      while (entry.find()) {
        keys.add(entry.group(1));
      }
    }
    return keys;
  }

  /** The note's text with blanks where it is opaque. */
  private static String visible(Note note) {
    char[] text = note.text().toCharArray();
    for (Span hidden : note.opaque()) {
      Arrays.fill(text, hidden.start(), hidden.end(), ' ');
    }
    return new String(text);
  }
}

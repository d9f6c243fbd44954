package dev.ibid.note;

import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a note says of bibliographies, in its language's own way.
 *
 * @param files the bibliographies that it names, in the order of the text
 * @param parts the files that it takes into its document, which may name more
 * @param root the file that it says it is a part of, as written; null where it says nothing
 * @param keys what it defines itself, which needs no bibliography
 * @param whole whether it stands for itself; else another file may take it in and name the
 *     bibliographies
 * @param open whether something that can't be told from the text may define keys, so that an
 *     unknown one proves nothing
 */
public record DeclaredBibliographies(
    NoteLanguage language,
    List<Name> files,
    List<Part> parts,
    @Nullable String root,
    Set<String> keys,
    boolean whole,
    boolean open) {

  /**
   * A path as the note writes it.
   *
   * @param span the path alone, as UTF-16 offsets into the note
   */
  public record Name(String path, Span span) {}

  /**
   * A file that the note takes in.
   *
   * @param paths those that it may be at, the likeliest first, relative as the note writes them
   * @param needed whether it must be one of the writer's own files; packages of others need not
   */
  public record Part(List<String> paths, boolean needed) {}

  /** The longest list of arguments that is looked through. */
  private static final int MAX_ARGUMENTS = 2000;

  /** What is worked out when the note is compiled, or lies on another machine. */
  static final Pattern COMPUTED = Pattern.compile("[`$<>{}|*\\\\#]|^!|^[a-z]{3,9}://");

  private static final Pattern LINK_LABEL = Pattern.compile(" {0,3}\\[@([^\\]\\s]{1,200})\\]:");

  private static final Pattern ORG_KEYWORD =
      Pattern.compile("(?im)^[ \\t]*#\\+bibliography:[ \\t]*(\\S.*?)[ \\t]*$");
  private static final Pattern ORG_LINK =
      Pattern.compile("(?<![+\\w])(?:no)?(?:bibliography|addbibresource):([^\\s\\[\\]<>]{1,1000})");
  private static final Pattern ORG_PART =
      Pattern.compile(
          "(?im)^[ \\t]*#\\+(?:include|setupfile):[ \\t]*(?:\"([^\"\\n]{1,500})\"|(\\S{1,500}))");

  private static final Pattern TYPST_CALL = Pattern.compile("\\bbibliography\\(");
  private static final Pattern TYPST_BIBLIOGRAPHY =
      Pattern.compile("\"([^\"\\n]{1,500}\\.(?:bib|ya?ml))\"");

  /** How the string ends that is the path of a bibliography. */
  private static final String BIB_ENDS = ".bib\"";

  private static final int LONGEST_PATH = 500;

  private static final Pattern TYPST_PART =
      Pattern.compile("\\b(?:include|import)\\s{1,9}\"([^\"@\\n][^\"\\n]{0,500})\"");
  private static final Pattern TYPST_LABEL = Pattern.compile("<([\\p{L}\\p{N}_.:-]{1,200})>");

  /** What else {@code @name} may refer to: the terms of a glossary. */
  private static final Pattern TYPST_OPEN =
      Pattern.compile("glossar|acronym|abbrev|acrostic", Pattern.CASE_INSENSITIVE);

  private static final Pattern RST_FILES =
      Pattern.compile("(?m)^[ \\t]*\\.\\. +bibliography::[ \\t]*(\\S.*)$");
  private static final Pattern RST_KEY =
      Pattern.compile("(?m)^[ \\t]*\\.\\. +\\[([^\\]#*\\n]{1,200})\\]");
  private static final Pattern ASCIIDOC_FILES =
      Pattern.compile("(?m)^:(?:bibtex-file|bibliography-database):[ \\t]*(\\S.*)$");

  private static final WordPlaces ORG_WORDS =
      new WordPlaces(
          "#+bib",
          "#+inc",
          "#+set",
          "bibliography:",
          "nobibliography:",
          "addbibresource:",
          "noaddbibresource:",
          "\\bib",
          "\\nobib",
          "\\add",
          "\\begin{btsect}");
  private static final WordPlaces TYPST_WORDS =
      new WordPlaces(
          "bibliography(", "include", "import", "glossar", "acronym", "abbrev", "acrostic");
  private static final WordPlaces RST_WORDS = new WordPlaces(".. ");
  private static final WordPlaces ASCIIDOC_WORDS =
      new WordPlaces(":bibtex-file:", ":bibliography-database:");

  private static final Pattern ENTRY =
      Pattern.compile("@[A-Za-z]{3,20}\\s{0,9}\\{\\s{0,9}([^\\s,{}\"]{1,200}),");
  private static final Pattern BLANKS = Pattern.compile("[^\\s]+");
  static final Pattern COMMAS = Pattern.compile("[^,]+");
  private static final Pattern ALL = Pattern.compile("(?s).+");

  public DeclaredBibliographies {
    files = files.stream().sorted(Comparator.comparingInt(n -> n.span().start())).toList();
    parts = List.copyOf(parts);
    keys = Set.copyOf(keys);
  }

  /** Reads {@code note}; any text gives an answer, in time linear in its length. */
  public static DeclaredBibliographies of(Note note) {
    return switch (note.language()) {
      case MARKDOWN -> markdown(note);
      case LATEX -> LatexBibliographies.read(note);
      case ORG -> org(note);
      case TYPST -> typst(note);
      case RST -> rst(note);
      case ASCIIDOC -> {
        Names names = new Names();
        Visible text = Visible.of(note, ASCIIDOC_WORDS);
        names.addAll(ASCIIDOC_FILES, ALL, text);
        yield names.declared(NoteLanguage.ASCIIDOC, AsciidocReader.entries(note.text()), false);
      }
      case NOTEBOOK -> notebook(note.text());
      case PLAIN_TEXT, BIBLIOGRAPHY ->
          new Names().declared(NoteLanguage.PLAIN_TEXT, Set.of(), false);
    };
  }

  /**
   * What a project's settings say: those of Quarto ({@code _quarto.yml}, its profiles, {@code
   * _metadata.yml} and what they take in), bookdown ({@code _bookdown.yml}), MyST ({@code
   * myst.yml}), Jupyter Book ({@code _config.yml}) or Sphinx ({@code conf.py}).
   *
   * @param name of the file
   */
  public static DeclaredBibliographies ofProject(String name, String text) {
    return name.endsWith(".py")
        ? SphinxConfiguration.read(text)
        : YamlBibliographies.ofProject(text).declared(NoteLanguage.MARKDOWN);
  }

  /** Whether a file of this name holds the settings of a project. */
  public static boolean isProject(String name) {
    return name.endsWith(".yml") || name.endsWith(".yaml") || name.endsWith(".py");
  }

  /** What has an address, as in changelogs, is a link: {@code [@octocat]: https://...}. */
  private static DeclaredBibliographies markdown(Note note) {
    String text = note.text();
    DeclaredBibliographies yaml = YamlBibliographies.ofNote(note).declared(NoteLanguage.MARKDOWN);
    Set<String> keys = new HashSet<>(yaml.keys());
    Matcher label = LINK_LABEL.matcher(text);
    for (int line = 0; line < note.lines().lineCount(); line++) {
      int start = note.lines().startOf(line);
      if (beginsLabel(text, start) && label.region(start, text.length()).lookingAt()) {
        keys.add(label.group(1));
      }
    }
    return new DeclaredBibliographies(
        NoteLanguage.MARKDOWN, yaml.files(), yaml.parts(), null, keys, true, yaml.open());
  }

  private static boolean beginsLabel(String text, int line) {
    int at = line;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return text.startsWith("[@", at);
  }

  /** Org's own keyword takes one file a line, the links of org-ref take several. */
  private static DeclaredBibliographies org(Note note) {
    Visible text = Visible.of(note, ORG_WORDS);
    Names names = new Names();
    names.addAll(ORG_KEYWORD, ALL, text);
    names.addAll(ORG_LINK, COMMAS, text);
    names.addAll(LatexBibliographies.FILES, COMMAS, text);
    List<Part> parts = new ArrayList<>();
    text.forEach(
        ORG_PART,
        part -> {
          String path = part.group(1) == null ? part.group(2) : part.group(1);
          parts.add(new Part(List.of(path), false));
        });
    return new DeclaredBibliographies(
        NoteLanguage.ORG, names.files, parts, null, Set.of(), true, names.open);
  }

  /** Templates take the path of a bibliography as an argument, so that any {@code .bib} counts. */
  private static DeclaredBibliographies typst(Note note) {
    Visible visible = Visible.of(note, TYPST_WORDS);
    Names names = new Names();
    if (note.text().contains(BIB_ENDS)) {
      addQuotedFiles(visible.text(), names);
    }
    visible.forEach(
        TYPST_CALL,
        call -> {
          String text = visible.text();
          Matcher path = TYPST_BIBLIOGRAPHY.matcher(text);
          path.region(call.end(), argumentsEnd(text, call.end()));
          while (path.find()) {
            names.add(text, path.start(1), path.end(1));
          }
        });
    Set<String> keys = hiddenEntries(note);
    if (note.text().indexOf('<') >= 0) {
      addLabels(visible.text(), keys);
    }
    List<Part> parts = new ArrayList<>();
    visible.forEach(TYPST_PART, part -> parts.add(new Part(List.of(part.group(1)), true)));
    List<String> terms = new ArrayList<>();
    visible.forEach(TYPST_OPEN, term -> terms.add(term.group()));
    boolean open = !terms.isEmpty();
    return new DeclaredBibliographies(
        NoteLanguage.TYPST, names.files, parts, null, keys, false, open);
  }

  private static void addLabels(String text, Set<String> keys) {
    Matcher label = TYPST_LABEL.matcher(text);
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
      if (label.region(at, text.length()).lookingAt()) {
        keys.add(label.group(1));
      }
    }
  }

  /** Adds every string of one line that ends in {@code .bib}. */
  private static void addQuotedFiles(String text, Names names) {
    int behind = 0;
    for (int dot = text.indexOf(BIB_ENDS); dot >= 0; dot = text.indexOf(BIB_ENDS, dot + 1)) {
      int quote = text.lastIndexOf('"', dot - 1);
      boolean isPath = quote >= behind && dot - quote > 1 && dot - quote <= LONGEST_PATH;
      if (isPath && text.indexOf('\n', quote, dot) < 0) {
        names.add(text, quote + 1, dot + BIB_ENDS.length() - 1);
        behind = dot + BIB_ENDS.length();
      }
    }
  }

  private static int argumentsEnd(String text, int start) {
    int last = Math.min(text.length(), start + MAX_ARGUMENTS);
    int depth = 1;
    int at = start;
    while (at < last && depth > 0) {
      char c = text.charAt(at++);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return at;
  }

  /**
   * The keys of roles come from bibliographies, of which the settings of the project may name more.
   */
  private static DeclaredBibliographies rst(Note note) {
    Visible text = Visible.of(note, RST_WORDS);
    Names names = new Names();
    names.addAll(RST_FILES, BLANKS, text);
    Set<String> keys = new HashSet<>();
    text.forEach(RST_KEY, key -> keys.add(key.group(1).strip()));
    return names.declared(NoteLanguage.RST, keys, false);
  }

  /** Quarto's notebooks have their YAML block in the first cell. */
  private static DeclaredBibliographies notebook(String text) {
    boolean named =
        text.contains("bibliography")
            || text.contains("references:")
            || text.contains("metadata-file");
    if (!named) {
      return new Names().declared(NoteLanguage.NOTEBOOK, Set.of(), false);
    }
    List<NotebookCell> cells = new ArrayList<>(NotebookCells.raw(text));
    cells.addAll(NotebookCells.markdown(text));
    if (cells.isEmpty()) {
      return new Names().declared(NoteLanguage.NOTEBOOK, Set.of(), false);
    }
    NotebookCell first = cells.getFirst();
    YamlBibliographies yaml = YamlBibliographies.ofHead(first.content());
    Names names = new Names();
    yaml.files()
        .forEach(name -> names.files.add(new Name(name.path(), first.inNotebook(name.span()))));
    return new DeclaredBibliographies(
        NoteLanguage.NOTEBOOK, names.files, yaml.parts(), null, yaml.keys(), true, yaml.open());
  }

  /** BibTeX within the note, as in LaTeX's {@code filecontents} or a raw block of Typst. */
  static Set<String> hiddenEntries(Note note) {
    Set<String> keys = new HashSet<>();
    String text = note.text();
    Matcher entry = ENTRY.matcher(text);
    for (Span hidden : note.opaque()) {
      for (int at = hidden.start(); at >= 0; ) {
        at = text.indexOf('@', at, hidden.end());
        if (at >= 0) {
          boolean is = entry.region(at, hidden.end()).lookingAt();
          if (is) {
            keys.add(entry.group(1));
          }
          at = is ? entry.end() : at + 1;
        }
      }
    }
    return keys;
  }

  /** A note's text with blanks where it is opaque. */
  static final class Visible {
    private final char[] characters;

    /** Where the words of its language stand that say something of bibliographies. */
    private final int[] places;

    /** Null until it is asked for: most notes say nothing of bibliographies. */
    private @Nullable String text;

    private Visible(char[] characters, int[] places) {
      this.characters = characters;
      this.places = places;
    }

    static Visible of(Note note, WordPlaces words) {
      char[] text = note.text().toCharArray();
      for (Span hidden : note.opaque()) {
        Arrays.fill(text, hidden.start(), hidden.end(), ' ');
      }
      return new Visible(text, words.in(text));
    }

    String text() {
      if (text == null) {
        text = new String(characters);
      }
      return text;
    }

    void forEach(Pattern pattern, Consumer<Matcher> found) {
      if (places.length > 0) {
        WordPlaces.forEach(pattern, text(), places, found);
      }
    }
  }

  /** The names that are being found. */
  static final class Names {
    private final List<Name> files = new ArrayList<>();
    private final Set<Span> found = new HashSet<>();
    private boolean open;

    /**
     * Adds the items of every list that {@code lists} finds, without quotes and blanks around.
     *
     * @param item what one of them is, in the list
     */
    void addAll(Pattern lists, Pattern item, Visible visible) {
      visible.forEach(
          lists,
          list -> {
            String text = visible.text();
            Matcher one = item.matcher(text);
            one.region(list.start(1), list.end(1));
            while (one.find()) {
              add(text, one.start(), one.end());
            }
          });
    }

    /** Adds what stands there, without quotes and blanks around, if it is there at all. */
    void add(String text, int start, int end) {
      int from = start;
      int to = end;
      while (from < to && Character.isWhitespace(text.charAt(from))) {
        from++;
      }
      while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
        to--;
      }
      boolean quoted =
          to - from > 1
              && (text.charAt(from) == '"' || text.charAt(from) == '\'')
              && text.charAt(to - 1) == text.charAt(from);
      Span span = quoted ? new Span(from + 1, to - 1) : new Span(from, to);
      String path = span.in(text);
      if (path.isBlank() || !found.add(span)) {
        return;
      }
      if (COMPUTED.matcher(path).find()) {
        open = true;
      } else {
        files.add(new Name(path, span));
      }
    }

    /** Says that more may be defined than can be told from the text. */
    void leaveOpen() {
      open = true;
    }

    List<Name> files() {
      return files;
    }

    boolean open() {
      return open;
    }

    DeclaredBibliographies declared(NoteLanguage language, Set<String> keys, boolean isOpen) {
      return new DeclaredBibliographies(
          language, files, List.of(), null, keys, true, open || isOpen);
    }
  }
}

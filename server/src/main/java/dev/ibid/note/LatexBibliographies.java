package dev.ibid.note;

import dev.ibid.note.DeclaredBibliographies.Names;
import dev.ibid.note.DeclaredBibliographies.Part;
import dev.ibid.note.DeclaredBibliographies.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file in LaTeX says of bibliographies, and of the other files of its document. */
final class LatexBibliographies {
  private LatexBibliographies() {}

  /** The bibliographies of one command; Org takes these too. */
  static final Pattern FILES =
      Pattern.compile(
          "\\\\(?:(?:no)?bibliography(?!style|unit)[A-Za-z]{0,20}|addbibresource|addglobalbib"
              + "|addsectionbib|begin\\{btSect\\})\\s{0,9}(?:\\[[^\\[\\]]{0,200}\\])?"
              + "\\s{0,9}\\{([^{}]{0,1000})");

  private static final Pattern KEY =
      Pattern.compile(
          "\\\\bibitem\\s{0,9}(?:\\[(?:[^\\[\\]]{0,400})\\])?\\s{0,9}\\{([^{},\\\\#]{1,200})\\}");
  private static final Pattern PART =
      Pattern.compile(
          "\\\\(input|include|subfile|subfileinclude|import|subimport|inputfrom|subinputfrom"
              + "|includefrom|subincludefrom|usepackage|RequirePackage|documentclass|LoadClass)\\b"
              + "\\s{0,9}(?:\\[[^\\[\\]]{0,1000}\\])?\\s{0,9}\\{([^{}]{0,500})\\}"
              + "(?:\\s{0,9}\\{([^{}]{0,500})\\})?");
  private static final Pattern PLAIN_INPUT =
      Pattern.compile("\\\\input[ \\t]{1,9}([^\\s{}\\\\#%]{1,500})");
  private static final Pattern SECTION =
      Pattern.compile(
          "\\\\(?:begin\\{refsection\\}|newrefsection)\\s{0,9}\\[([^\\[\\]]{1,500})\\]");
  private static final Pattern ROOT =
      Pattern.compile("(?im)^[ \\t]*%[ \\t]*!TE?X[ \\t]+root[ \\t]*=[ \\t]*(\\S.*?)[ \\t]*\\r?$");
  private static final Pattern SUBFILES_ROOT =
      Pattern.compile("\\\\documentclass\\s{0,9}\\[([^\\[\\]]{1,500})\\]\\s{0,9}\\{subfiles\\}");

  private static final WordPlaces WORDS =
      new WordPlaces(
          "\\bib",
          "\\nobib",
          "\\add",
          "\\begin{btsect}",
          "\\begin{refsection}",
          "\\newrefsection",
          "\\input",
          "\\include",
          "\\sub",
          "\\import",
          "\\usepackage",
          "\\requirepackage",
          "\\documentclass",
          "\\loadclass");
  private static final String BEGIN = "\\begin{document}";

  private static final WordPlaces ROOT_WORDS = new WordPlaces("!tex", "!tx");

  static DeclaredBibliographies read(Note note) {
    Visible text = Visible.of(note, WORDS);
    Names names = new Names();
    names.addAll(FILES, DeclaredBibliographies.COMMAS, text);
    names.addAll(SECTION, DeclaredBibliographies.COMMAS, text);
    Set<String> keys = DeclaredBibliographies.hiddenEntries(note);
    text.forEach(KEY, item -> keys.add(item.group(1).strip()));
    List<Part> parts = new ArrayList<>();
    text.forEach(
        PART,
        part -> {
          if (!addParts(part, parts)) {
            names.leaveOpen();
          }
        });
    text.forEach(PLAIN_INPUT, input -> parts.add(part(input.group(1), ".tex", true)));
    boolean whole = note.text().contains(BEGIN) && text.text().contains(BEGIN);
    return new DeclaredBibliographies(
        NoteLanguage.LATEX,
        names.files(),
        parts,
        root(note.text(), text),
        keys,
        whole,
        names.open());
  }

  /** Adds the files behind one command; false where only TeX can know the name of one. */
  private static boolean addParts(Matcher part, List<Part> parts) {
    String command = part.group(1);
    String ending =
        switch (command) {
          case "usepackage", "RequirePackage" -> ".sty";
          case "documentclass", "LoadClass" -> ".cls";
          default -> ".tex";
        };
    boolean needed = ending.equals(".tex");
    String second = part.group(3);
    boolean inFolder = command.contains("import") || command.contains("from");
    if (inFolder && second == null) {
      return false;
    }
    String folder = inFolder ? part.group(2).strip() + "/" : "";
    boolean known = true;
    for (String one : (inFolder && second != null ? second : part.group(2)).split(",")) {
      String path = folder + YamlBibliographies.unquoted(one);
      // A macro that takes its file as an argument is for pictures and tables.
      if (path.isBlank() || path.contains("#")) {
        continue;
      }
      boolean computed = DeclaredBibliographies.COMPUTED.matcher(path).find();
      known &= !(computed && needed);
      if (!computed) {
        parts.add(part(path, ending, needed));
      }
    }
    return known;
  }

  private static Part part(String path, String ending, boolean needed) {
    return new Part(path.endsWith(ending) ? List.of(path) : List.of(path + ending, path), needed);
  }

  private static @Nullable String root(String text, Visible visible) {
    List<String> roots = new ArrayList<>();
    if (text.indexOf('!') >= 0) {
      int[] places = ROOT_WORDS.in(text.toCharArray());
      WordPlaces.forEach(ROOT, text, places, comment -> roots.add(comment.group(1)));
    }
    visible.forEach(SUBFILES_ROOT, subfile -> roots.add(subfile.group(1)));
    return roots.isEmpty() ? null : YamlBibliographies.unquoted(roots.getFirst());
  }
}

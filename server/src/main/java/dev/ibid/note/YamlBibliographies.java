package dev.ibid.note;

import dev.ibid.note.DeclaredBibliographies.Name;
import dev.ibid.note.DeclaredBibliographies.Names;
import dev.ibid.note.DeclaredBibliographies.Part;
import dev.ibid.text.LineIndex;
import dev.ibid.text.Span;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What YAML says of bibliographies: the paths under {@code bibliography}, be it one, a list in
 * either style or a map of them, the files of metadata that it takes in, and the {@code id}s under
 * {@code references}.
 *
 * <p>Read line by line and not by a parser of YAML: positions must be exact, and a block that is
 * being typed is broken at every other keystroke.
 */
final class YamlBibliographies {

  private static final Pattern FIELD =
      Pattern.compile("([ \\t]*(?:- +)?)([A-Za-z][\\w-]*)[ \\t]*:(?=[ \\t]|$)[ \\t]*(.*)");
  private static final Pattern ITEM = Pattern.compile("([ \\t]*)-[ \\t]+(.+)");
  private static final Pattern ID =
      Pattern.compile("(?:^|[\\s{,])[\"']?id[\"']?:[ \\t]*(\"[^\"]+\"|'[^']+'|[^\\s,}]+)");
  private static final Pattern COMMENT = Pattern.compile("[ \\t]#.*|^#.*");

  /** What pandoc's filters for several bibliographies have are named {@code bibliography_more}. */
  private static final Pattern OF_NOTE = Pattern.compile("bibliography(?:_\\w+)?");

  /** A block that is not at the head of its note is no longer than this. */
  private static final int MOST_LINES = 50;

  private static final Pattern OF_PROJECT = Pattern.compile("bibliography|bibtex_bibfiles");

  /** Quarto's, for notes and projects, and what a project of MyST is based on. */
  private static final Pattern TAKEN_IN = Pattern.compile("metadata-files?|extends");

  private final String text;
  private final Pattern wanted;
  private final boolean nested;
  private final Names names = new Names();
  private final Names takenIn = new Names();
  private final Set<String> keys = new HashSet<>();

  /** How far the field is indented whose value is being read; -1 for none. */
  private int indent = -1;

  /** What the value of that field is added to. */
  private Names target = names;

  private boolean inList;
  private boolean inReferences;

  /**
   * @param wanted the fields that name bibliographies
   * @param nested whether they may stand in other fields
   */
  private YamlBibliographies(String text, Pattern wanted, boolean nested) {
    this.text = text;
    this.wanted = wanted;
    this.nested = nested;
  }

  /** The blocks of a Markdown note; pandoc takes them anywhere. */
  static YamlBibliographies ofNote(Note note) {
    YamlBibliographies yaml = ofHead(note.text());
    String text = note.text();
    Iterator<Span> hidden = note.opaque().iterator();
    Span last = new Span(0, 0);
    LineIndex lines = note.lines();
    int behind = FrontMatter.end(text, start(text));
    char[] chars = null;
    for (int at = 1; at < lines.lineCount(); at++) {
      int line = lines.startOf(at);
      if (line <= behind || !beginsField(text, line)) {
        continue;
      }
      while (last.end() <= line && hidden.hasNext()) {
        last = hidden.next();
      }
      chars = chars == null ? text.toCharArray() : chars;
      behind = TextLines.paragraphEnd(chars, line);
      if (!last.contains(line) && inBlock(text, line)) {
        yaml.read(line, behind);
        yaml.indent = -1;
        yaml.inList = false;
        yaml.inReferences = false;
      }
    }
    return yaml;
  }

  /** Whether a field stands there that a block behind the note's head is read for. */
  private static boolean beginsField(String text, int line) {
    char first = line < text.length() ? text.charAt(line) : ' ';
    return (first == 'b' && text.startsWith("bibliography", line))
        || (first == 'r' && text.startsWith("references:", line));
  }

  /** The block at the very beginning of {@code text}. */
  static YamlBibliographies ofHead(String text) {
    YamlBibliographies yaml = new YamlBibliographies(text, OF_NOTE, false);
    int start = start(text);
    int end = FrontMatter.end(text, start);
    if (end > start) {
      yaml.read(TextLines.end(text, start), end - 3);
    }
    return yaml;
  }

  static YamlBibliographies ofProject(String text) {
    YamlBibliographies yaml = new YamlBibliographies(text, OF_PROJECT, true);
    yaml.read(start(text), text.length());
    return yaml;
  }

  List<Name> files() {
    return names.files();
  }

  Set<String> keys() {
    return keys;
  }

  /** The files of metadata that are taken in. */
  List<Part> parts() {
    return takenIn.files().stream().map(name -> new Part(List.of(name.path()), true)).toList();
  }

  boolean open() {
    return names.open() || takenIn.open();
  }

  DeclaredBibliographies declared(NoteLanguage language) {
    return new DeclaredBibliographies(language, files(), parts(), null, keys, true, open());
  }

  private static int start(String text) {
    return text.startsWith("\uFEFF") ? 1 : 0;
  }

  /** Whether one of the lines before, up to a blank one, is three dashes. */
  private static boolean inBlock(String text, int line) {
    int end = line - 1;
    for (int lines = 0; lines < MOST_LINES && end > 0; lines++) {
      int start = text.lastIndexOf('\n', end - 1) + 1;
      String before = text.substring(start, end).strip();
      if (before.isEmpty() || before.equals("---")) {
        return !before.isEmpty();
      }
      end = start - 1;
    }
    return false;
  }

  private void read(int start, int end) {
    int at = start;
    while (at < end) {
      int next = TextLines.end(text, at);
      int last = Math.min(next, end);
      while (last > at && (text.charAt(last - 1) == '\n' || text.charAt(last - 1) == '\r')) {
        last--;
      }
      line(at, last);
      at = next;
    }
  }

  private void line(int start, int end) {
    String line = text.substring(start, end);
    if (line.isBlank() || line.stripLeading().startsWith("#")) {
      return;
    }
    if (line.equals("---") || line.equals("...")) {
      indent = -1;
      return;
    }
    Matcher field = FIELD.matcher(line);
    Matcher item = ITEM.matcher(line);
    boolean isField = field.matches();
    // A list that is not closed yet ends where the next field begins.
    inList &= !isField;
    if (inList) {
      list(start, end);
      return;
    }
    int depth = isField ? field.end(1) : item.matches() ? item.end(1) : line.length();
    if (indent >= 0 && item.matches() && depth >= indent && !isField) {
      value(start + item.start(2), end);
    } else if (isField && depth > indent && indent >= 0) {
      value(start + field.start(3), end);
    } else if (isField) {
      boolean isTakenIn = TAKEN_IN.matcher(field.group(2)).matches();
      boolean here =
          (depth == 0 || nested) && (isTakenIn || wanted.matcher(field.group(2)).matches());
      indent = here ? depth : -1;
      target = isTakenIn ? takenIn : names;
      inReferences = depth == 0 ? field.group(2).equals("references") : inReferences;
      if (here) {
        value(start + field.start(3), end);
      }
    } else if (indent >= 0 && !Character.isWhitespace(line.charAt(0))) {
      indent = -1;
    } else if (indent >= 0) {
      value(start, end);
    }
    Matcher id = ID.matcher(line);
    while (inReferences && id.find()) {
      keys.add(unquoted(id.group(1)));
    }
  }

  /** Takes a scalar, or a list in brackets as far as it stands on the line. */
  private void value(int start, int end) {
    int last = withoutComment(start, end);
    String value = text.substring(start, last).strip();
    if (value.startsWith("[")) {
      list(text.indexOf('[', start) + 1, end);
    } else if (!value.equals("|") && !value.equals(">") && !value.matches("[|>][-+]|null|~")) {
      target.add(text, start, last);
    }
  }

  private void list(int start, int end) {
    int last = withoutComment(start, end);
    int close = text.indexOf(']', start, last);
    inList = close < 0;
    int stop = inList ? last : close;
    int at = start;
    while (at < stop) {
      int comma = text.indexOf(',', at, stop);
      int next = comma < 0 ? stop : comma;
      target.add(text, at, next);
      at = next + 1;
    }
  }

  private int withoutComment(int start, int end) {
    Matcher comment = COMMENT.matcher(text).region(start, end);
    return comment.find() ? comment.start() : end;
  }

  static String unquoted(String text) {
    String bare = text.strip();
    boolean quoted =
        bare.length() > 1
            && (bare.charAt(0) == '"' || bare.charAt(0) == '\'')
            && bare.charAt(bare.length() - 1) == bare.charAt(0);
    return quoted ? bare.substring(1, bare.length() - 1) : bare;
  }
}

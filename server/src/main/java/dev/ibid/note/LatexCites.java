package dev.ibid.note;

import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.paper.CiteKey;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands that cite in LaTeX and where each has its keys.
 *
 * <p>Source of the names: the manuals of natbib, biblatex, csquotes, apacite, harvard, REVTeX and
 * abnTeX2.
 */
final class LatexCites {

  /** Where a command's keys stand among its arguments. */
  enum Shape {
    /** <code>\cite[pre][post]{k1,k2}</code>. */
    KEYS,
    /** <code>\cites(pre)(post)[pre][post]{k1}[pre][post]{k2}</code>. */
    LISTS,
    /** <code>\volcite[pre]{volume}[pages]{key}</code>. */
    VOLUME,
    /** The same, time and again. */
    VOLUMES,
    /** <code>\foreigntextcquote{language}[pre][post]{key}</code>. */
    BEHIND_LANGUAGE
  }

  private static final String ONE =
      """
      cite citet citep citealt citealp citenum citeauthor citefullauthor citeyear citeyearpar
      citetalias citepalias defcitealias onlinecite inlinecite opencite nocite fullcite
      footfullcite citetitle citedate citeurl citelist citename citefield parencite parentcite
      footcite footcitetext textcite smartcite supercite superscriptcite autocite notecite
      pnotecite fnotecite headlesscite gentextcite nptextcite bibentry citeA citeNP citeN
      citeauthorA citeyearA citeyearNP shortcite shortciteA shortciteN shortciteNP fullciteA
      fullciteNP maskcite nocitemeta citeasnoun citeaffixed possessivecite possessivecitet
      citeonline textcquote blockcquote mcite citeauthoryear citess citeauthoronline citeyearonline
      """;

  private static final String MANY =
      """
      cites parencites footcites footcitetexts textcites smartcites supercites autocites fullcites
      footfullcites citetitles citeauthors citeyears nptextcites gentextcites headlesscites
      """;

  private static final String VOLUMES =
      "volcite pvolcite fvolcite ftvolcite svolcite tvolcite avolcite";

  private static final String FOREIGN =
      """
      foreigntextcquote hyphentextcquote foreignblockcquote hyphenblockcquote hybridblockcquote
      """;

  private static final Map<String, Shape> SHAPES = shapes();

  /** Notes before and behind are shorter than this. */
  private static final int MAX_NOTE = 2000;

  private static final int MAX_LISTS = 200;

  /** How far before the cursor the command is looked for. */
  private static final int MAX_BACK = 4000;

  private final String text;

  /** How many more characters may be looked at ahead of the walk. */
  private long ahead;

  LatexCites(String text) {
    this.text = text;
    this.ahead = 64L * text.length();
  }

  private static Map<String, Shape> shapes() {
    Map<String, Shape> shapes = new HashMap<>();
    addAll(ONE, Shape.KEYS, shapes);
    addAll(MANY, Shape.LISTS, shapes);
    addAll(VOLUMES, Shape.VOLUME, shapes);
    addAll(FOREIGN, Shape.BEHIND_LANGUAGE, shapes);
    for (String volume : VOLUMES.split(" ")) {
      addAll(volume + "s", Shape.VOLUMES, shapes);
    }
    return Map.copyOf(shapes);
  }

  private static void addAll(String names, Shape shape, Map<String, Shape> shapes) {
    for (String name : names.strip().split("\\s+")) {
      shapes.put(name, shape);
      shapes.put(Character.toUpperCase(name.charAt(0)) + name.substring(1), shape);
    }
  }

  static @Nullable Shape shapeOf(String macro) {
    return SHAPES.get(macro);
  }

  static @Nullable Shape shapeOfEnvironment(String name) {
    return switch (name) {
      case "displaycquote", "displaycquote*" -> Shape.KEYS;
      case "foreigndisplaycquote", "hyphendisplaycquote" -> Shape.BEHIND_LANGUAGE;
      default -> null;
    };
  }

  /** Adds the keys in the arguments that begin at {@code behind}, behind a command's name. */
  void collect(int behind, Shape shape, List<Citation> keys) {
    for (int group : groups(behind, shape)) {
      keys(group, keys);
    }
  }

  /** Where the braces around keys open, among the arguments from {@code behind} on. */
  private List<Integer> groups(int behind, Shape shape) {
    int at = text.startsWith("*", behind) ? behind + 1 : behind;
    List<Integer> groups = new ArrayList<>(1);
    boolean many = shape == Shape.LISTS || shape == Shape.VOLUMES;
    if (many) {
      at = optional(optional(at, '(', ')'), '(', ')');
    } else {
      at = optional(at, '<', '>');
    }
    if (shape == Shape.BEHIND_LANGUAGE) {
      at = groupEnd(at);
    }
    do {
      int first = groups.isEmpty() ? at : nextList(at);
      if (shape == Shape.VOLUME || shape == Shape.VOLUMES) {
        first = groupEnd(optional(first, '[', ']'));
      }
      int open = blanks(optional(optional(first, '[', ']'), '[', ']'));
      if (open < 0 || !text.startsWith("{", open)) {
        break;
      }
      groups.add(open);
      at = groupEnd(open);
    } while (many && at > 0 && groups.size() < MAX_LISTS);
    return groups;
  }

  /** A group behind a blank is the sentence's, {@code \cites{a}{b} {\em so}}; a note is not. */
  private int nextList(int at) {
    int next = blanks(at);
    return next == at || text.startsWith("[", Math.max(0, next)) || isLineBroken(at) ? next : -1;
  }

  private boolean isLineBroken(int at) {
    return at < text.length() && "%\n\r".indexOf(text.charAt(at)) >= 0;
  }

  /** Behind an argument between {@code open} and {@code close}, if one follows; -1 if unclosed. */
  private int optional(int from, char open, char close) {
    int at = blanks(from);
    if (at < 0 || at >= text.length() || text.charAt(at) != open) {
      return from;
    }
    int depth = 0;
    int last = Math.min(text.length(), at + MAX_NOTE);
    for (int next = at + 1; next < last && ahead > 0; next++) {
      ahead--;
      char c = text.charAt(next);
      if (c == close && depth == 0) {
        return next + 1;
      }
      switch (c) {
        case '{' -> depth++;
        case '}' -> {
          if (--depth < 0) {
            return -1;
          }
        }
        case '\\' -> next++;
        case '%' -> next = TextLines.end(text, next) - 1;
        case '\n' -> {
          if (isBlankLine(next + 1)) {
            return -1;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  /** Behind the group in braces that follows; -1 where none does. */
  private int groupEnd(int from) {
    int at = blanks(from);
    if (at < 0 || !text.startsWith("{", at)) {
      return -1;
    }
    int last = text.length();
    for (int next = at + 1; next < last && ahead > 0; next++) {
      ahead--;
      char c = text.charAt(next);
      if (c == '}') {
        return next + 1;
      }
      if (c == '{' || (c == '\n' && isBlankLine(next + 1))) {
        return -1;
      }
      if (c == '%') {
        next = TextLines.end(text, next) - 1;
      }
    }
    return -1;
  }

  /** Behind blanks, comments and one line's end; -1 where the paragraph ends. */
  private int blanks(int from) {
    int at = from;
    while (at >= 0 && at < text.length()) {
      char c = text.charAt(at);
      if (c == '%') {
        at = TextLines.end(text, at);
      } else if (c == '\n' && isBlankLine(at + 1)) {
        return -1;
      } else if (c <= ' ') {
        at++;
      } else {
        break;
      }
    }
    return at;
  }

  private boolean isBlankLine(int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r');
  }

  /** Adds the keys of the group that opens at {@code open}, if it is closed and holds keys. */
  private void keys(int open, List<Citation> keys) {
    List<Citation> found = new ArrayList<>();
    int at = open + 1;
    while (at >= 0 && at < text.length()) {
      at = blanks(at);
      int start = at;
      while (at >= 0 && at < text.length() && isKeyChar(text.charAt(at))) {
        at++;
      }
      int end = at;
      at = blanks(at);
      if (at < 0 || at >= text.length()) {
        return;
      }
      boolean whole = text.charAt(at) == ',' || text.charAt(at) == '}';
      while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '}') {
        if (text.charAt(at) == '{' || (text.charAt(at) == '\n' && isBlankLine(at + 1))) {
          return;
        }
        at = text.charAt(at) == '%' ? TextLines.end(text, at) : at + 1;
      }
      if (whole && end > start && !text.startsWith("*", start)) {
        Span name = new Span(start, end);
        found.add(new KeyCitation(name, name, new CiteKey(name.in(text)), true));
      }
      if (at < text.length() && text.charAt(at) == '}') {
        keys.addAll(found);
        return;
      }
      at++;
    }
  }

  static boolean isKeyChar(char c) {
    return c > ' ' && ",{}\\%#~\"".indexOf(c) < 0 && c != '\u00a0';
  }

  /** The end of the command's name whose backslash stands at {@code at}. */
  static int nameEnd(String text, int at) {
    int end = at + 1;
    while (end < text.length() && ArxivSpelling.isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Where the braces around the cursor open; -1 where there are none, or a command in them. */
  int braceAt(int offset) {
    int first = Math.max(0, offset - MAX_BACK);
    int open = offset - 1;
    while (open >= first && "{}\\".indexOf(text.charAt(open)) < 0) {
      if (text.charAt(open) == '\n' && isBlankLine(open + 1)) {
        return -1;
      }
      open--;
    }
    return open >= first && text.charAt(open) == '{' ? open : -1;
  }

  /** Whether the braces that open at {@code open} hold the keys of a command that cites. */
  boolean areKeysAt(int open) {
    int first = Math.max(0, open - MAX_BACK);
    int macro = text.lastIndexOf('\\', open);
    while (macro >= first) {
      int end = nameEnd(text, macro);
      String name = text.substring(macro + 1, end);
      Shape shape = shapeOf(name);
      int behind = end;
      if (name.equals("begin") && text.startsWith("{", end)) {
        behind = Math.max(end + 2, text.indexOf('}', end, Math.min(open, end + 40)) + 1);
        shape = shapeOfEnvironment(text.substring(end + 1, behind - 1));
      }
      if (shape != null && groups(behind, shape).contains(open)) {
        return true;
      }
      macro = text.lastIndexOf('\\', macro - 1);
    }
    return false;
  }
}

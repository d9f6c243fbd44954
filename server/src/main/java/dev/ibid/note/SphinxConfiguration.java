package dev.ibid.note;

import dev.ibid.note.DeclaredBibliographies.Names;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bibliographies of a Sphinx project: what its {@code conf.py} assigns to {@code
 * bibtex_bibfiles}, where that is written out as a list of strings. What Python has to work out is
 * open.
 *
 * <p>Source of the setting: https://sphinxcontrib-bibtex.readthedocs.io/en/latest/usage.html
 */
final class SphinxConfiguration {
  private static final Pattern SETTING =
      Pattern.compile("(?m)^([^#\"'\\r\\n]{0,400}?)\\bbibtex_bibfiles\\b");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("\\s{0,20}(?::[^=\\r\\n]{0,100})?\\+?=\\s{0,20}[\\[(]");
  private static final Pattern STRING =
      Pattern.compile("[rRuU]?(?:\"([^\"\\r\\n]{0,500})\"|'([^'\\r\\n]{0,500})')");
  private static final Pattern BETWEEN =
      Pattern.compile("(?:[\\s,]|#[^\\r\\n]*+)*+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern CLOSED = Pattern.compile("[\\])][ \\t;]*(?=[#\\r\\n]|\\z)");

  private SphinxConfiguration() {}

  static DeclaredBibliographies read(String python) {
    Names names = new Names();
    boolean open = false;
    Matcher setting = SETTING.matcher(python);
    while (setting.find()) {
      open |= !setting.group(1).isBlank() || !list(python, setting.end(), names);
    }
    return names.declared(NoteLanguage.RST, Set.of(), open);
  }

  /** Adds the strings of the list that is assigned at {@code at}; false if it holds else. */
  private static boolean list(String python, int at, Names names) {
    Matcher assignment = ASSIGNMENT.matcher(python).region(at, python.length());
    if (!assignment.lookingAt()) {
      return false;
    }
    int item = assignment.end();
    while (true) {
      item = endOf(BETWEEN, python, item);
      Matcher string = STRING.matcher(python).region(item, python.length());
      if (!string.lookingAt()) {
        return endOf(CLOSED, python, item) > item;
      }
      int group = string.group(1) == null ? 2 : 1;
      names.add(python, string.start(group), string.end(group));
      item = endOf(BETWEEN, python, string.end());
      // Strings beside each other are one to Python.
      boolean alone = python.substring(string.end(), item).indexOf(',') >= 0;
      if (!alone && endOf(CLOSED, python, item) == item) {
        return false;
      }
    }
  }

  private static int endOf(Pattern pattern, String text, int at) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    return matcher.lookingAt() ? matcher.end() : at;
  }
}

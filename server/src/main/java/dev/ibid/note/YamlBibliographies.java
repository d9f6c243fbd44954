package dev.ibid.note;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the YAML block at a note's head says of bibliographies. */
final class YamlBibliographies {
  private YamlBibliographies() {}

  private static final Pattern BLOCK =
      Pattern.compile(
          "\\A\\uFEFF?---[ \\t]*\\R(.*?)\\R(?:---|\\.\\.\\.)[ \\t]*(?:\\R|\\z)", Pattern.DOTALL);
  private static final Pattern FIELD = Pattern.compile("^([A-Za-z][\\w-]*):[ \\t]*(.*)$");
  private static final Pattern ITEM = Pattern.compile("^[ \\t]*-[ \\t]+(.+)$");
  private static final Pattern ID = Pattern.compile("^[ \\t]*(?:-[ \\t]+)?id:[ \\t]*(\\S+)");

  /** The paths under {@code bibliography}, and the {@code id}s under {@code references}. */
  static DeclaredBibliographies of(String text) {
    List<String> bibliographies = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    Matcher block = BLOCK.matcher(text);
    if (!block.find()) {
      return new DeclaredBibliographies(bibliographies, keys, false);
    }
    String field = "";
    for (String line : block.group(1).split("\\R")) {
      Matcher begins = FIELD.matcher(line);
      Matcher item = ITEM.matcher(line);
      if (begins.find()) {
        field = begins.group(1);
        if (field.equals("bibliography")) {
          addAll(begins.group(2), bibliographies);
        }
      } else if (field.equals("bibliography") && item.find()) {
        addAll(item.group(1), bibliographies);
      }
      Matcher id = ID.matcher(line);
      if (field.equals("references") && id.find()) {
        keys.add(unquoted(id.group(1)));
      }
    }
    return new DeclaredBibliographies(bibliographies, keys, false);
  }

  /** Takes a scalar or a list in brackets. */
  private static void addAll(String value, List<String> bibliographies) {
    String bare = value.strip();
    if (bare.startsWith("[") && bare.endsWith("]")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    for (String one : bare.split(",")) {
      if (!one.isBlank()) {
        bibliographies.add(unquoted(one));
      }
    }
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

package dev.ibid.note;

import dev.ibid.note.Prompt.AfterAt;
import dev.ibid.note.Prompt.InKeyList;
import dev.ibid.paper.CiteKey;
import dev.ibid.text.Span;
import dev.ibid.text.TextEdit;

/**
 * Writes a citekey where one is wanted. Markdown's {@code @key} and Typst's labels don't take every
 * character, and both have a longer form that does.
 */
public final class KeySpelling {
  private KeySpelling() {}

  /** The edit that writes {@code key} behind an {@code @}. */
  public static TextEdit edit(Note note, AfterAt at, CiteKey key) {
    String written = key.value();
    return switch (note.language()) {
      case MARKDOWN, NOTEBOOK ->
          new TextEdit(
              at.replaced(),
              at.before() + (isSimple(written) ? key : "{" + key + "}") + at.behind());
      case TYPST ->
          TypstReader.isLabel(written)
              ? new TextEdit(at.replaced(), at.before() + key + at.behind())
              : new TextEdit(
                  new Span(at.at(), at.replaced().end()),
                  "#cite(" + typstLabel(written) + ")" + at.behind());
      default -> new TextEdit(at.replaced(), at.before() + key + at.behind());
    };
  }

  /** The edit that writes {@code key} into a list of keys. */
  public static TextEdit edit(Note note, InKeyList list, CiteKey key) {
    Span replaced = list.replaced();
    boolean opened = note.text().startsWith("<", replaced.start() - 1);
    boolean label = note.language() == NoteLanguage.TYPST && (opened || list.before().equals("<"));
    if (!label || TypstReader.isLabel(key.value())) {
      return new TextEdit(replaced, list.before() + key + list.behind());
    }
    boolean closed = note.text().startsWith(">", replaced.end());
    Span whole = new Span(replaced.start() - (opened ? 1 : 0), replaced.end() + (closed ? 1 : 0));
    String behind = closed ? list.behind() : list.behind().substring(1);
    return new TextEdit(whole, typstLabel(key.value()) + behind);
  }

  private static boolean isSimple(String key) {
    return Citekeys.simpleEnd(key, 0, key.length()) == key.length();
  }

  private static String typstLabel(String key) {
    return "label(\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\")";
  }
}

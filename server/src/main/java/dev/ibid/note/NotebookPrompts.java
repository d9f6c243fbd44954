package dev.ibid.note;

import dev.ibid.note.Prompt.AfterAt;
import dev.ibid.note.Prompt.AfterPrefix;
import dev.ibid.note.Prompt.InKeyList;
import dev.ibid.note.Prompt.InUrl;
import dev.ibid.text.Span;
import org.jspecify.annotations.Nullable;

/** The places of a notebook's Markdown cells where a paper is wanted. */
final class NotebookPrompts {
  private NotebookPrompts() {}

  static @Nullable Prompt at(String text, int offset) {
    for (NotebookCell cell : NotebookCells.markdown(text)) {
      if (cell.start() <= offset && offset <= cell.end()) {
        int place = cell.inContent(offset);
        Note markdown = Note.read(cell.content(), NoteLanguage.MARKDOWN);
        Prompt prompt = place < 0 ? null : Prompts.at(markdown, place);
        return prompt == null ? null : moved(prompt, cell, offset);
      }
    }
    return null;
  }

  /** Null where what was typed is written with escapes, so that it can't be compared. */
  private static @Nullable Prompt moved(Prompt prompt, NotebookCell cell, int offset) {
    Span inside = prompt.replaced();
    int start = offset - prompt.typed().length();
    Span replaced = new Span(start, offset + inside.end() - inside.start() - (offset - start));
    boolean plain =
        start >= cell.start()
            && replaced.end() <= cell.end()
            && replaced.in(cell.notebook()).equals(inside.in(cell.content()));
    if (!plain) {
      return null;
    }
    return switch (prompt) {
      case AfterAt at ->
          new AfterAt(
              replaced,
              at.typed(),
              cell.inNotebook(new Span(at.at(), at.at())).start(),
              at.bracketed(),
              at.behind());
      case AfterPrefix prefix -> new AfterPrefix(replaced, prefix.typed());
      case InKeyList list -> new InKeyList(replaced, list.typed(), list.before(), list.behind());
      case InUrl url -> new InUrl(replaced, url.typed());
    };
  }
}

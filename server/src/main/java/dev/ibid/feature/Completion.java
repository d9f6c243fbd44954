package dev.ibid.feature;

import dev.ibid.corpus.Corpus.Hits;
import dev.ibid.note.Note;
import dev.ibid.note.Prompt;
import dev.ibid.note.Prompts;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Paper;
import dev.ibid.text.Span;
import dev.ibid.text.TextEdit;
import dev.ibid.workspace.OpenNote;
import dev.ibid.workspace.SeenBibliographies;
import dev.ibid.workspace.Snapshot;
import dev.ibid.workspace.Ticket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The papers that may be meant by what stands before the cursor. */
public final class Completion {

  /** As many as a person looks through; more are a keystroke away. */
  static final int MOST = 50;

  private Completion() {}

  /**
   * One paper on offer.
   *
   * @param label its title
   * @param byline who and when, short enough for the end of a line
   * @param detail the same, and what the paper goes by
   * @param inserted what is written when it is accepted
   * @param filterText what editors that filter by themselves compare with what was typed
   * @param edit writes it
   */
  public record Item(
      Paper paper,
      String label,
      String byline,
      String detail,
      String inserted,
      String filterText,
      TextEdit edit) {}

  /**
   * What is on offer.
   *
   * @param items best first
   * @param incomplete whether the next keystroke must ask again: because the list was cut, or
   *     because it answers words, which an editor can't filter as the search does
   */
  public record Completions(List<Item> items, boolean incomplete) {
    static final Completions NONE = new Completions(List.of(), false);
  }

  /** The papers that fit what stands before the UTF-16 {@code offset}, best first. */
  public static Completions complete(
      Snapshot snapshot, Note note, SeenBibliographies seen, int offset, Ticket ticket) {
    Prompt prompt = Prompts.at(note, offset);
    if (prompt == null) {
      return Completions.NONE;
    }
    ticket.check();
    String typed = prompt.typed();
    boolean idBeginning = PaperSearch.isIdBeginning(typed);
    Hits hits =
        wantsKey(prompt)
            ? PaperSearch.byKeyAndWords(snapshot.corpus(), typed, MOST)
            : PaperSearch.byIdAndWords(snapshot.corpus(), typed, MOST);
    List<Paper> ordered = CitedFirst.ordered(hits.papers(), typed, notes(snapshot, note), offset);
    // Read once for the whole list: it looks through the citations of the note.
    ArxivSpelling spelling = ArxivSpelling.of(note, prompt.replaced().start());
    List<Item> items = new ArrayList<>();
    for (Paper paper : ordered) {
      ticket.check();
      Item item = item(paper, seen, prompt, spelling, note, offset);
      if (item != null) {
        items.add(item);
      }
    }
    // Digits alone may become a year yet, which an editor would not find among identifiers.
    boolean filterable =
        idBeginning && (typed.indexOf('.') >= 0 || typed.indexOf('/') >= 0) && !wantsKey(prompt);
    boolean loading = snapshot.state() == Snapshot.CorpusState.LOADING;
    return new Completions(
        List.copyOf(items), !hits.complete() || loading || (!filterable && !items.isEmpty()));
  }

  private static boolean wantsKey(Prompt prompt) {
    return switch (prompt) {
      case Prompt.AfterAt at -> true;
      case Prompt.InKeyList list -> true;
      case Prompt.AfterPrefix prefix -> false;
      case Prompt.InUrl url -> false;
    };
  }

  private static List<Note> notes(Snapshot snapshot, Note note) {
    List<Note> notes = new ArrayList<>();
    notes.add(note);
    for (OpenNote open : snapshot.notes().values()) {
      if (open.note() != note) {
        notes.add(open.note());
      }
    }
    return notes;
  }

  private static @Nullable Item item(
      Paper paper,
      SeenBibliographies seen,
      Prompt prompt,
      ArxivSpelling spelling,
      Note note,
      int offset) {
    TextEdit edit = edit(paper, seen, prompt, spelling);
    if (edit == null) {
      return null;
    }
    // An editor that filters compares with the text from the edit's start to the cursor. The search
    // has judged already, so that an item which does not begin as typed must still pass.
    String compared = note.text().substring(edit.span().start(), offset);
    String inserted = edit.newText();
    String filterText = inserted.startsWith(compared) ? inserted : compared;
    String marks = prompt.behind();
    String name = inserted.substring(0, inserted.length() - marks.length());
    String who = PaperCard.authorsAndYear(paper);
    String detail = who.isEmpty() ? name : who + " · " + name;
    return new Item(paper, paper.label(), who, detail, inserted, filterText, edit);
  }

  private static @Nullable TextEdit edit(
      Paper paper, SeenBibliographies seen, Prompt prompt, ArxivSpelling spelling) {
    ArxivId id = paper.arxivId();
    return switch (prompt) {
      case Prompt.AfterPrefix prefix ->
          id == null ? null : new TextEdit(prefix.replaced(), id.value());
      case Prompt.InUrl url -> id == null ? null : new TextEdit(url.replaced(), id.value());
      case Prompt.InKeyList list -> {
        CiteKey key = keyFor(seen.keysOf(paper), list.typed());
        yield key == null
            ? null
            : new TextEdit(list.replaced(), list.before() + key + list.behind());
      }
      case Prompt.AfterAt at -> {
        CiteKey key = keyFor(seen.keysOf(paper), at.typed());
        if (key != null) {
          yield new TextEdit(at.replaced(), at.before() + key + at.behind());
        }
        Span withAt = new Span(at.at(), at.replaced().end());
        yield id == null ? null : new TextEdit(withAt, spelling.spell(id) + at.behind());
      }
    };
  }

  /** The key that begins as typed, where a paper has several. */
  private static @Nullable CiteKey keyFor(List<CiteKey> keys, String typed) {
    return keys.stream()
        .filter(key -> key.value().regionMatches(true, 0, typed, 0, typed.length()))
        .findFirst()
        .orElse(keys.isEmpty() ? null : keys.getFirst());
  }
}

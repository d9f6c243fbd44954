package dev.ibid.feature;

import dev.ibid.corpus.Corpus;
import dev.ibid.corpus.Corpus.Hits;
import dev.ibid.note.KeySpelling;
import dev.ibid.note.Note;
import dev.ibid.note.Prompt;
import dev.ibid.note.Prompts;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Paper;
import dev.ibid.text.Span;
import dev.ibid.text.TextEdit;
import dev.ibid.workspace.OpenNote;
import dev.ibid.workspace.OwnBibliography;
import dev.ibid.workspace.SeenBibliographies;
import dev.ibid.workspace.Snapshot;
import dev.ibid.workspace.Ticket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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
   * @param entry what must be added to a bibliography when it is accepted; null where nothing must
   */
  public record Item(
      Paper paper,
      String label,
      String byline,
      String detail,
      String inserted,
      String filterText,
      TextEdit edit,
      @Nullable Entry entry) {}

  /** The entry of a paper that no bibliography gives a citekey yet, and the file that gets it. */
  public record Entry(ArxivId id, CiteKey key, Path file) {}

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

  /**
   * The papers that fit what stands before the UTF-16 {@code offset}, best first.
   *
   * @param own tells which bibliography may get entries, at most once; null where none may
   */
  public static Completions complete(
      Snapshot snapshot,
      Note note,
      SeenBibliographies seen,
      Supplier<@Nullable OwnBibliography> own,
      int offset,
      Ticket ticket) {
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
    List<Paper> citedFirst =
        CitedFirst.ordered(hits.papers(), typed, notes(snapshot, note), offset);
    List<Paper> ordered = CitedBeside.last(citedFirst, note, prompt);
    // Read once for the whole list: it looks through the citations of the note.
    ArxivSpelling spelling = ArxivSpelling.of(note, prompt.replaced().start());
    boolean wantsKey = wantsKey(prompt);
    boolean lacksKeys = wantsKey && ordered.stream().anyMatch(paper -> lacksKey(paper, seen));
    OwnBibliography bibliography = lacksKeys ? own.get() : null;
    List<Item> items = new ArrayList<>();
    for (Paper paper : ordered) {
      ticket.check();
      Entry entry =
          bibliography != null && lacksKey(paper, seen)
              ? entry(paper, bibliography, snapshot.corpus())
              : null;
      CiteKey key =
          entry != null
              ? entry.key()
              : wantsKey ? keyFor(seen.keysOf(paper), prompt.typed()) : null;
      Item item = item(paper, prompt, spelling, key, entry, note, offset);
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

  private static boolean lacksKey(Paper paper, SeenBibliographies seen) {
    return paper.arxivId() != null && seen.keysOf(paper).isEmpty();
  }

  private static @Nullable Entry entry(Paper paper, OwnBibliography bibliography, Corpus corpus) {
    ArxivId id = paper.arxivId();
    return id == null
        ? null
        : new Entry(id, bibliography.keyFor(paper, corpus), bibliography.file());
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
      Prompt prompt,
      ArxivSpelling spelling,
      @Nullable CiteKey key,
      @Nullable Entry entry,
      Note note,
      int offset) {
    TextEdit edit = edit(paper, note, prompt, key, spelling);
    if (edit == null) {
      return null;
    }
    // An editor that filters compares with the text from the edit's start to the cursor. The search
    // has judged already, so that an item which does not begin as typed must still pass.
    String compared = note.text().substring(edit.span().start(), offset);
    String inserted = edit.newText();
    String filterText = inserted.startsWith(compared) ? inserted : compared;
    String written =
        inserted.endsWith(prompt.behind())
            ? inserted.substring(0, inserted.length() - prompt.behind().length())
            : inserted;
    String name = entry == null ? written : written + ", new in " + entry.file().getFileName();
    String who = PaperCard.authorsAndYear(paper);
    String detail = who.isEmpty() ? name : who + " · " + name;
    return new Item(paper, paper.label(), who, detail, inserted, filterText, edit, entry);
  }

  private static @Nullable TextEdit edit(
      Paper paper, Note note, Prompt prompt, @Nullable CiteKey key, ArxivSpelling spelling) {
    ArxivId id = paper.arxivId();
    return switch (prompt) {
      case Prompt.AfterPrefix prefix ->
          id == null ? null : new TextEdit(prefix.replaced(), id.value());
      case Prompt.InUrl url -> id == null ? null : new TextEdit(url.replaced(), id.value());
      case Prompt.InKeyList list -> key == null ? null : KeySpelling.edit(note, list, key);
      case Prompt.AfterAt at -> {
        if (key != null) {
          yield KeySpelling.edit(note, at, key);
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

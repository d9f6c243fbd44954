package dev.ibid.workspace;

import dev.ibid.note.DeclaredBibliographies;
import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
import dev.ibid.text.LineIndex;
import dev.ibid.text.Position;
import dev.ibid.text.PositionEncoding;
import dev.ibid.text.Span;
import dev.ibid.text.TextEdit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One state of a note that is open in an editor. Immutable to those who look at it; its citations
 * are read when first asked for, so that an edit costs no reading on the thread that takes it.
 */
public final class OpenNote {
  private final String text;
  private final LineIndex lines;
  private final NoteLanguage language;
  private final int version;
  private volatile @Nullable Note read;
  private volatile @Nullable DeclaredBibliographies declared;

  private OpenNote(String text, NoteLanguage language, int version) {
    this.text = text;
    this.lines = LineIndex.of(text);
    this.language = language;
    this.version = version;
  }

  public static OpenNote of(String text, NoteLanguage language, int version) {
    return new OpenNote(text, language, version);
  }

  /**
   * One change as the editor sends it: what stood between two positions, or all, becomes a text.
   */
  public record Change(@Nullable Position start, @Nullable Position end, String newText) {}

  /** This note after {@code changes}, each meant for the text that those before it left. */
  public OpenNote edited(List<Change> changes, PositionEncoding encoding, int newVersion) {
    OpenNote edited = this;
    for (Change change : changes) {
      edited = new OpenNote(edited.apply(change, encoding), language, newVersion);
    }
    return changes.isEmpty() ? new OpenNote(text, language, newVersion) : edited;
  }

  private String apply(Change change, PositionEncoding encoding) {
    if (change.start() == null || change.end() == null) {
      return change.newText();
    }
    int start = lines.offsetOf(change.start(), encoding);
    int end = lines.offsetOf(change.end(), encoding);
    Span span = new Span(Math.min(start, end), Math.max(start, end));
    return new TextEdit(span, change.newText()).applyTo(text);
  }

  /** What the note holds. The first call reads it, on the caller's thread. */
  public Note note() {
    Note known = read;
    if (known == null) {
      // Two threads may read at the same time; both get equal notes, and one of them is kept.
      known = Note.read(text, lines, language);
      read = known;
    }
    return known;
  }

  /** What the note says of bibliographies; as {@link #note}, read when first asked for. */
  public DeclaredBibliographies declared() {
    DeclaredBibliographies known = declared;
    if (known == null) {
      known = DeclaredBibliographies.of(note());
      declared = known;
    }
    return known;
  }

  public NoteLanguage language() {
    return language;
  }

  public String text() {
    return text;
  }

  public LineIndex lines() {
    return lines;
  }

  /** The number that the editor gave this state. */
  public int version() {
    return version;
  }
}

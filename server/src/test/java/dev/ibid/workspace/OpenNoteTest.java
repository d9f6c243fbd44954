package dev.ibid.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.ibid.note.NoteLanguage;
import dev.ibid.text.Position;
import dev.ibid.text.PositionEncoding;
import dev.ibid.workspace.OpenNote.Change;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OpenNoteTest {

  private static OpenNote open(String text) {
    return OpenNote.of(text, NoteLanguage.MARKDOWN, 1);
  }

  private static Change change(int line, int column, int endLine, int endColumn, String text) {
    return new Change(new Position(line, column), new Position(endLine, endColumn), text);
  }

  private static String after(String text, PositionEncoding encoding, Change... changes) {
    return open(text).edited(List.of(changes), encoding, 2).text();
  }

  @ParameterizedTest
  @EnumSource
  void eachChangeIsMeantForTheTextThatTheOneBeforeLeft(PositionEncoding encoding) {
    assertEquals(
        "one\n2\nthree",
        after(
            "a\nb",
            encoding,
            change(0, 0, 0, 1, "one"),
            change(1, 0, 1, 1, "two\nthree"),
            change(1, 0, 1, 3, "2")));
  }

  @ParameterizedTest
  @CsvSource({"UTF_8, 4, 8", "UTF_16, 2, 4", "UTF_32, 1, 2"})
  void columnsAreInTheUnitsThatWereAgreedOn(PositionEncoding encoding, int start, int end) {
    assertEquals("🎉x🎉", after("🎉🎉🎉", encoding, change(0, start, 0, end, "x")));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOutsideIsTakenToTheEdge(PositionEncoding encoding) {
    assertEquals("ab!", after("ab", encoding, change(7, 3, 9, 0, "!")));
    assertEquals("ab!\nc", after("ab\nc", encoding, change(0, 99, 0, 99, "!")));
    assertEquals("!", after("", encoding, change(0, 0, 5, 5, "!")));
    assertEquals("ax", after("abc", encoding, change(0, 3, 0, 1, "x")));
  }

  @ParameterizedTest
  @EnumSource
  void lineBreaksOfAnyKindComeAndGo(PositionEncoding encoding) {
    assertEquals("ab", after("a\r\nb", encoding, change(0, 1, 1, 0, "")));
    assertEquals("ab", after("a\rb", encoding, change(0, 1, 1, 0, "")));
    assertEquals("a\r\r\nb", after("a\r\nb", encoding, change(0, 1, 0, 1, "\r")));
    assertEquals("a\n\r\nb", after("a\r\nb", encoding, change(0, 1, 0, 1, "\n")));
  }

  @Test
  void aChangeWithoutRangeIsTheWholeText() {
    Change whole = new Change(null, null, "new");
    assertEquals("new", after("old\ntext", PositionEncoding.UTF_16, whole));
    assertEquals("new!", after("old", PositionEncoding.UTF_16, whole, change(0, 3, 0, 3, "!")));
  }

  @Test
  void theVersionIsTheNewOneEvenWhereNothingChanged() {
    OpenNote note = open("a").edited(List.of(), PositionEncoding.UTF_16, 9);
    assertEquals(9, note.version());
    assertEquals("a", note.text());
  }

  @Test
  void aNoteIsReadOnceAndAnEditLeavesItAlone() {
    OpenNote note = open("arXiv:2311.01906");
    assertSame(note.note(), note.note());
    OpenNote edited = note.edited(List.of(change(0, 0, 0, 16, "")), PositionEncoding.UTF_16, 2);
    assertEquals(1, note.note().citations().size());
    assertEquals(0, edited.note().citations().size());
  }
}

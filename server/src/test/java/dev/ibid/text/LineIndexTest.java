package dev.ibid.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LineIndexTest {

  @Test
  void linesEndInAnyOfThreeWays() {
    assertEquals(List.of("a", "b", "c", "", "d", ""), lines("a\nb\r\nc\r\rd\n"));
    assertEquals(List.of("", "", ""), lines("\n\r"));
    assertEquals(List.of("a", ""), lines("a\r"));
    assertEquals(List.of(""), lines(""));
    assertEquals(List.of("no\u2028break\u0085here\f"), lines("no\u2028break\u0085here\f"));
  }

  private static List<String> lines(String text) {
    LineIndex index = LineIndex.of(text);
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < index.lineCount(); line++) {
      lines.add(text.substring(index.startOf(line), index.endOf(line)));
    }
    return lines;
  }

  @Test
  void anOffsetIsOnTheLineThatHoldsIt() {
    LineIndex index = LineIndex.of("ab\r\ncd\n");
    assertEquals(List.of(0, 0, 0, 0, 1, 1, 1, 2), offsets(8).stream().map(index::lineOf).toList());
    assertEquals(2, index.lineOf(100));
  }

  private static List<Integer> offsets(int count) {
    List<Integer> offsets = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      offsets.add(at);
    }
    return offsets;
  }

  /** The x stands behind one character of one, two, three and four bytes each, and an accent. */
  @ParameterizedTest
  @CsvSource({"UTF_8, 12", "UTF_16, 6", "UTF_32, 5"})
  void columnsAreCountedAsNegotiated(PositionEncoding encoding, int column) {
    String text = "first\naßᬅ🎉\u0301x";
    LineIndex index = LineIndex.of(text);
    int offset = text.indexOf('x');
    assertEquals(new Position(1, column), index.positionOf(offset, encoding));
    assertEquals(offset, index.offsetOf(new Position(1, column), encoding));
  }

  @ParameterizedTest
  @EnumSource
  void positionsAndOffsetsAgree(PositionEncoding encoding) {
    String text = "aé🎉\r\n\n𝒜\u0301b\rß\u0000\ud800 lone";
    LineIndex index = LineIndex.of(text);
    for (int at = 0; at <= text.length(); at++) {
      boolean inside =
          at > 0
              && at < text.length()
              && (Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at))
                  || text.startsWith("\r\n", at - 1));
      if (!inside) {
        assertEquals(at, index.offsetOf(index.positionOf(at, encoding), encoding));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aColumnPastTheEndIsTheEndOfTheLine(PositionEncoding encoding) {
    LineIndex index = LineIndex.of("a🎉\r\nb");
    assertEquals(3, index.offsetOf(new Position(0, 99), encoding));
    assertEquals(3, index.offsetOf(new Position(0, Integer.MAX_VALUE), encoding));
    assertEquals(6, index.offsetOf(new Position(1, 2), encoding));
    assertEquals(6, index.offsetOf(new Position(2, 0), encoding));
    assertEquals(6, index.offsetOf(new Position(Integer.MAX_VALUE, 0), encoding));
    assertEquals(0, index.offsetOf(new Position(-1, 5), encoding));
    assertEquals(0, index.offsetOf(new Position(0, -5), encoding));
    assertEquals(0, LineIndex.of("").offsetOf(new Position(0, 7), encoding));
  }

  @Test
  void aPlaceInsideACharacterIsItsBeginning() {
    LineIndex index = LineIndex.of("é🎉x");
    assertEquals(0, index.offsetOf(new Position(0, 1), PositionEncoding.UTF_8));
    assertEquals(1, index.offsetOf(new Position(0, 5), PositionEncoding.UTF_8));
    assertEquals(3, index.offsetOf(new Position(0, 6), PositionEncoding.UTF_8));
  }

  @Test
  void anOffsetOutsideTheTextIsAtItsEdge() {
    LineIndex index = LineIndex.of("ab");
    assertEquals(new Position(0, 0), index.positionOf(-3, PositionEncoding.UTF_16));
    assertEquals(new Position(0, 2), index.positionOf(9, PositionEncoding.UTF_16));
  }
}

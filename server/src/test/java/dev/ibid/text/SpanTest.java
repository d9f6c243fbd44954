package dev.ibid.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpanTest {

  @Test
  void isHalfOpenAndTouchesBothEdges() {
    Span span = new Span(2, 5);
    assertTrue(span.contains(2) && span.contains(4) && !span.contains(5) && !span.contains(1));
    assertTrue(span.touches(2) && span.touches(5) && !span.touches(6) && !span.touches(1));
    assertTrue(span.overlaps(new Span(4, 9)) && !span.overlaps(new Span(5, 9)));
    assertFalse(span.overlaps(new Span(7, 7)));
    assertEquals("cde", span.in("abcdef"));
  }

  @Test
  void isNeverReversed() {
    assertThrows(IllegalArgumentException.class, () -> new Span(3, 2));
    assertThrows(IllegalArgumentException.class, () -> new Span(-1, 2));
  }

  @Test
  void editsReplaceInsertAndDelete() {
    assertEquals("aXd", new TextEdit(new Span(1, 3), "X").applyTo("abcd"));
    assertEquals("abXcd", new TextEdit(new Span(2, 2), "X").applyTo("abcd"));
    assertEquals("", new TextEdit(new Span(0, 4), "").applyTo("abcd"));
    assertEquals("X", new TextEdit(new Span(0, 0), "X").applyTo(""));
  }
}

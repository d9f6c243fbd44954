package dev.ibid.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArxivIdTest {

  @Test
  void leadsToTheVersionThatIsCited() {
    ArxivId id = new ArxivId("2311.01906");
    assertEquals("https://arxiv.org/abs/2311.01906", id.absUrl(0));
    assertEquals("https://arxiv.org/abs/2311.01906v2", id.absUrl(2));
    assertEquals("https://arxiv.org/pdf/2311.01906v2", id.pdfUrl(2));
    assertEquals("https://arxiv.org/abs/hep-th/9711200", new ArxivId("hep-th/9711200").absUrl(0));
  }

  @Test
  void tellsItsStyle() {
    assertTrue(new ArxivId("math/0309136").isOldStyle());
    assertFalse(new ArxivId("2311.01906").isOldStyle());
  }

  @Test
  void isOrdered() {
    assertEquals(
        List.of("0704.0001", "2311.01906", "math/0309136"),
        Stream.of("math/0309136", "2311.01906", "0704.0001")
            .map(ArxivId::new)
            .sorted()
            .map(ArxivId::toString)
            .toList());
  }
}

package dev.ibid.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {
  private static final List<String> KNOWN = List.of("malformed-id", "unknown-paper", "wrong-paper");

  @Test
  void slipsOfTheKeyboard() {
    assertEquals(List.of("unknown-paper"), NearNames.of("unknwon-paper", KNOWN));
    assertEquals(List.of("malformed-id"), NearNames.of("malformed_id", KNOWN));
    assertEquals(List.of("wrong-paper"), NearNames.of("Wrong-Papers", KNOWN));
  }

  @Test
  void beginnings() {
    assertEquals(List.of("unknown-paper"), NearNames.of("unknown", KNOWN));
    assertEquals(List.of(), NearNames.of("un", KNOWN));
  }

  @Test
  void nothingNear() {
    assertEquals(List.of(), NearNames.of("", KNOWN));
    assertEquals(List.of(), NearNames.of("bibliography", KNOWN));
    assertEquals(List.of(), NearNames.of("x".repeat(10_000), KNOWN));
  }
}

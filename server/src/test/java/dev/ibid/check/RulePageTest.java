package dev.ibid.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule has a page, and what the page says of the rule is so. */
class RulePageTest {

  private static final List<String> PARTS =
      List.of("## Example", "## Fixes", "## When it is quiet", "## Turn it");

  @ParameterizedTest
  @EnumSource
  void thePageAgreesWithTheRule(Rule rule) {
    RulePage page = RulePage.of(rule);
    String text = page.markdown();
    List<String> lines = text.lines().toList();
    assertEquals("# " + rule.id(), lines.getFirst());
    assertTrue(page.summary().endsWith("."), page.summary());
    assertFalse(page.summary().contains(". "), "one sentence: " + page.summary());
    String severity =
        rule.onByDefault()
            ? "Default severity: %s.".formatted(rule.severity().word())
            : "Off by default; %s when it is on.".formatted(rule.severity().word());
    assertTrue(lines.contains(severity), severity);
    for (String part : PARTS) {
      assertTrue(lines.stream().anyMatch(line -> line.startsWith(part)), part);
    }
    assertTrue(text.contains("[rules]\n" + rule.id() + " = "), "how ibid.toml changes it");
    assertTrue(text.contains("`% ibid: off " + rule.id() + "`"), "how a note turns it off");
    assertTrue(text.endsWith("\n") && !text.contains("\r"));
  }

  @Test
  void everyPageIsOfARule() throws IOException {
    Set<String> rules =
        Arrays.stream(Rule.values()).map(RulePage::fileName).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/ibid/check"))) {
      assertEquals(
          rules, files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
    }
  }

  @Test
  void aRuleIsFoundByItsName() {
    for (Rule rule : Rule.values()) {
      assertEquals(rule, Rule.of(rule.id()));
    }
    assertNull(Rule.of("unknown"));
  }
}

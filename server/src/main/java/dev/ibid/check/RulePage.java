package dev.ibid.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What people read about a rule.
 *
 * @param markdown begins with the rule's id as its heading, and one sentence below it
 */
public record RulePage(Rule rule, String markdown) {

  /** The page of {@code rule}; every rule has one. */
  public static RulePage of(Rule rule) {
    String name = fileName(rule);
    try (InputStream page = RulePage.class.getResourceAsStream(name)) {
      if (page == null) {
        throw new IllegalStateException("the rule has no page: " + name);
      }
      return new RulePage(rule, new String(page.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page's file, beside this class and in the program image's folder of pages. */
  public static String fileName(Rule rule) {
    return rule.id() + ".md";
  }

  /** The rule in one sentence. */
  public String summary() {
    return String.join(
        " ",
        markdown
            .lines()
            .skip(1)
            .dropWhile(String::isBlank)
            .takeWhile(line -> !line.isBlank())
            .toList());
  }
}

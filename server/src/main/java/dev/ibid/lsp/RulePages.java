package dev.ibid.lsp;

import dev.ibid.check.Rule;
import dev.ibid.check.RulePage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where an editor finds the pages of the rules: as files of the program image. */
final class RulePages {
  private RulePages() {}

  /** Empty where the program doesn't run from its image. */
  private static final Map<Rule, String> URIS = uris();

  /** The address of the rule's page, or null where there is none. */
  static @Nullable String uri(Rule rule) {
    return URIS.get(rule);
  }

  private static Map<Rule, String> uris() {
    Path folder = Path.of(System.getProperty("java.home")).resolveSibling("rules");
    Map<Rule, String> uris = new EnumMap<>(Rule.class);
    for (Rule rule : Rule.values()) {
      Path page = folder.resolve(RulePage.fileName(rule));
      if (Files.isRegularFile(page)) {
        uris.put(rule, page.toUri().toString());
      }
    }
    return uris;
  }
}

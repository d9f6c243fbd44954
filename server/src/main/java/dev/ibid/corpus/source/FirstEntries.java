package dev.ibid.corpus.source;

import dev.ibid.corpus.SourceProblem;
import dev.ibid.paper.Paper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Whether a file is a bibliography beyond doubt, told from what its first entries say. Settings,
 * manifests and data have types, titles and identifiers as well; a bibliography has them in one
 * entry, together with what only a reference says, and consists of such entries.
 */
final class FirstEntries {

  /** A list of items, alone or in what references managers put around it. */
  private static final Pattern LISTED =
      Pattern.compile("\ufeff?\\s*(?:\\[|\\{(?s:.*?)\"(?:items|references)\"\\s*:\\s*\\[)");

  private int references;
  private int others;

  private FirstEntries() {}

  /**
   * @param head the beginning of the file, in UTF-8; may end anywhere
   * @param name the file's
   */
  static boolean areReferences(byte[] head, String name) throws IOException {
    FirstEntries entries = new FirstEntries();
    switch (SourceFormat.of(head, name)) {
      case SourceFormat.Ris records -> {
        return true;
      }
      case SourceFormat.Json items -> entries.json(head);
      case SourceFormat.CslYaml items -> entries.cslYaml(text(head));
      case SourceFormat.Hayagriva items -> entries.hayagriva(text(head));
      default -> {
        return false;
      }
    }
    // One that is being written must not cost the whole file.
    return entries.references > 0 && entries.references >= entries.others;
  }

  private void json(byte[] head) throws IOException {
    if (!LISTED.matcher(text(head)).lookingAt()) {
      return;
    }
    JsonRecords.read(
        new ByteArrayInputStream(head),
        UNHEARD,
        "references",
        (json, to, line, doubtful) -> {
          Tree item = BibliographyJson.value(json);
          count(isZoteroItem(item) || isCslItem(item));
          return true;
        });
  }

  private void cslYaml(String text) {
    BibliographyYaml.read(
        text,
        UNHEARD,
        (key, entry, line) -> {
          if (key.isEmpty()) {
            count(isCslItem(entry));
          }
        });
  }

  private void hayagriva(String text) {
    BibliographyYaml.read(text, UNHEARD, (key, entry, line) -> count(isHayagrivaEntry(entry)));
  }

  private void count(boolean reference) {
    references += reference ? 1 : 0;
    others += reference ? 0 : 1;
  }

  private static boolean isZoteroItem(Tree item) {
    return ZoteroItem.isOne(item) && !item.text("citationkey", "citekey").isEmpty();
  }

  private static boolean isCslItem(Tree item) {
    return !item.text("id").isEmpty()
        && SourceFormat.isCslType(item.text("type"))
        && !item.text("title", "author", "editor", "issued", "container-title", "doi", "url")
            .isEmpty();
  }

  private static boolean isHayagrivaEntry(Tree entry) {
    boolean titled = !entry.text("title").isEmpty() && !entry.text("url").isEmpty();
    return SourceFormat.isHayagrivaType(entry.text("type"))
        && (titled
            || !entry
                .text(
                    "author",
                    "date",
                    "parent",
                    "serial-number",
                    "editor",
                    "publisher",
                    "page-range")
                .isEmpty());
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static final Source UNHEARD =
      new Source(
          "",
          "",
          new Records() {
            @Override
            public void record(Paper record) {}

            @Override
            public void problem(SourceProblem problem) {}
          },
          () -> false);
}

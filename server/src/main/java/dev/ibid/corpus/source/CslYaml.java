package dev.ibid.corpus.source;

import java.io.IOException;

/**
 * CSL in YAML, as Pandoc reads and writes it: items in a list, on their own or under {@code
 * references}. Other keys beside these are a document's, not a paper's.
 */
final class CslYaml {
  private CslYaml() {}

  static void read(SourceBytes bytes, Source source) throws IOException {
    String text = WholeText.of(bytes, source);
    if (text == null) {
      return;
    }
    BibliographyYaml.read(
        text,
        source,
        (key, entry, line) -> {
          if (key.isEmpty() && entry instanceof Tree.Fields item) {
            CslItem.tell(item, source, line);
          } else if (key.isEmpty()) {
            source.problem(line, "this is YAML, but not an item with a paper's fields");
          }
        });
  }
}

package dev.ibid.corpus.index;

import dev.ibid.corpus.index.NewestHits.Hit;
import dev.ibid.paper.ArxivIdReading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher;

/**
 * The papers whose arXiv identifier begins with what is typed, newest first. Identifiers of the new
 * style stand newest first among the terms; those of the old style do so within their archive and
 * century, so that a few walks of the terms are put together.
 */
final class IdPrefix {
  private IdPrefix() {}

  /** The decades, the latest first. */
  private static final List<String> NEW_STYLE =
      List.of("9", "8", "7", "6", "5", "4", "3", "2", "1", "0");

  static List<Integer> documents(IndexSearcher searcher, Terms terms, String typed, int most)
      throws IOException {
    String prefix = IdTerms.canonicalPrefix(typed);
    List<Hit> hits = new ArrayList<>();
    for (String walk : walks(prefix)) {
      // All of the new style are newer than any of the old, and come first where both are asked
      // for.
      if (prefix.isEmpty() && hits.size() >= most) {
        break;
      }
      for (int document : terms.withPrefix(PaperDocument.ID, IdTerms.turned(walk), most)) {
        hits.add(Hit.of(searcher.getIndexReader(), document));
      }
    }
    hits.sort(Hit.NEWEST_FIRST);
    return hits.stream().limit(most).map(Hit::document).toList();
  }

  /** Prefixes that together stand for {@code prefix}, within each of which terms are in order. */
  private static List<String> walks(String prefix) {
    int slash = prefix.indexOf('/');
    if (prefix.isEmpty()) {
      return Stream.concat(NEW_STYLE.stream(), inArchives("").stream()).toList();
    }
    if (Character.isDigit(prefix.charAt(0)) || (slash >= 0 && slash < prefix.length() - 1)) {
      return List.of(prefix);
    }
    return slash >= 0 ? List.of(prefix + "0", prefix + "9") : inArchives(prefix);
  }

  private static List<String> inArchives(String prefix) {
    return ArxivIdReading.ARCHIVES.stream()
        .filter(archive -> archive.startsWith(prefix))
        .flatMap(archive -> Stream.of(archive + "/0", archive + "/9"))
        .toList();
  }
}

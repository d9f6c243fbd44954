package dev.ibid.corpus.index;

import dev.ibid.corpus.index.Words.Compound;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.Doi;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is typed into a search.
 *
 * @param words in the order typed
 * @param ids beginnings of arXiv identifiers, as {@link IdTerms#canonicalPrefix} has them
 * @param open whether the last word may be a beginning
 */
record SearchWords(List<Compound> words, List<String> ids, List<Doi> dois, boolean open) {

  /** Words beyond these are left out: a whole abstract may be pasted into a search. */
  private static final int MOST = 16;

  private static final int LONGEST = 2_000;

  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(?:https?://)?(?:(?:www\\.|export\\.)?arxiv\\.org/(?:abs|pdf|html)/|arxiv:)?"
              + "([0-9]{4}\\.[0-9]*|[a-z-]+(?:\\.[a-z-]{2,8})?/[0-9]{0,7})(?:v[0-9]*)?(?:\\.pdf)?",
          Pattern.CASE_INSENSITIVE);

  static SearchWords parse(String typed) {
    String text = typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST);
    List<Compound> words = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    List<Doi> dois = new ArrayList<>();
    for (String part : text.split("\\s+")) {
      Matcher identifier = IDENTIFIER.matcher(part);
      Doi doi = Doi.parse(part);
      ArxivId registered = doi == null ? null : doi.arxivId();
      if (registered != null) {
        ids.add(registered.value());
      } else if (doi != null) {
        dois.add(doi);
      } else if (identifier.matches() && isPossible(identifier.group(1))) {
        ids.add(IdTerms.canonicalPrefix(identifier.group(1)));
      } else {
        words.addAll(Words.compounds(part));
      }
    }
    boolean blankBehind = !text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1));
    return new SearchWords(
        words.size() <= MOST ? words : words.subList(0, MOST), ids, dois, !blankBehind);
  }

  boolean isEmpty() {
    return words.isEmpty() && ids.isEmpty() && dois.isEmpty();
  }

  /** All words, compounds in their pieces. */
  List<String> pieces() {
    return words.stream().flatMap(word -> word.pieces().stream()).toList();
  }

  private static boolean isPossible(String prefix) {
    int slash = prefix.indexOf('/');
    if (slash < 0) {
      return true;
    }
    String canonical = IdTerms.canonicalPrefix(prefix);
    return ArxivIdReading.ARCHIVES.contains(canonical.substring(0, canonical.indexOf('/')));
  }
}

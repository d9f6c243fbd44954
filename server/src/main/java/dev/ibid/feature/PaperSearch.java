package dev.ibid.feature;

import dev.ibid.corpus.Corpus;
import dev.ibid.corpus.Corpus.Hits;
import dev.ibid.paper.Paper;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/** How papers are looked for wherever somebody types what they remember of one. */
interface PaperSearch {

  /** How the beginning of an identifier looks: {@code 23}, {@code 2312.0}, {@code math/03}. */
  Pattern ID_BEGINNING =
      Pattern.compile("[0-9]{1,4}(?:\\.[0-9]{0,5})?|[A-Za-z-]+(?:\\.[A-Za-z-]*)?/[0-9]*");

  /** A key says author, year and word, also where no paper has it yet: {@code he2023simpl}. */
  Pattern BETWEEN_PARTS = Pattern.compile("(?<=\\p{L})(?=\\d)|(?<=\\d)(?=\\p{L})|[_:.-]");

  static boolean isIdBeginning(String typed) {
    return ID_BEGINNING.matcher(typed).matches();
  }

  static Hits byIdAndWords(Corpus corpus, String typed, int limit) {
    if (!isIdBeginning(typed)) {
      return corpus.search(typed, limit);
    }
    Hits byId = corpus.withIdPrefix(typed, limit);
    // Digits may be a year as well; with a dot or a slash they can only be an identifier.
    boolean maybeYear = typed.length() == 4 && typed.chars().allMatch(Character::isDigit);
    return maybeYear ? joined(byId, corpus.search(typed, limit), limit) : byId;
  }

  static Hits byKeyAndWords(Corpus corpus, String typed, int limit) {
    if (typed.isBlank()) {
      return corpus.search(typed, limit);
    }
    Hits found = joined(corpus.withKeyPrefix(typed, limit), corpus.search(typed, limit), limit);
    String words = typed.indexOf(' ') < 0 ? BETWEEN_PARTS.matcher(typed).replaceAll(" ") : typed;
    return found.papers().isEmpty() && !words.equals(typed) ? corpus.search(words, limit) : found;
  }

  private static Hits joined(Hits first, Hits next, int limit) {
    if (first.papers().isEmpty()) {
      // Whether two papers are the same is known only by all that is known of them.
      return new Hits(next.papers(), first.complete() && next.complete());
    }
    SequencedSet<Paper> papers = new LinkedHashSet<>(first.papers());
    papers.addAll(next.papers());
    List<Paper> kept = papers.stream().limit(limit).toList();
    return new Hits(kept, first.complete() && next.complete() && kept.size() == papers.size());
  }
}

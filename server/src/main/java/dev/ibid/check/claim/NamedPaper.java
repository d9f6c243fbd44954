package dev.ibid.check.claim;

import dev.ibid.corpus.Corpus;
import dev.ibid.paper.Paper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The papers that a text is the title of.
 *
 * @param papers at least one; several where one title has several papers
 * @param whole whether the text is all of the title, and not its head, tail or beginning
 */
public record NamedPaper(List<Paper> papers, boolean whole) {

  /** With fewer words that say something, a text names a subject and no paper. */
  private static final int FEWEST_WORDS = 2;

  private static final int TRUNCATED_LENGTH = 45;
  private static final int TRUNCATED_WORDS = 7;
  private static final int TYPO_LENGTH = 6;
  private static final int CANDIDATES = 8;

  /** The papers whose title {@code claim} is; null where there is none. */
  public static @Nullable NamedPaper of(TitleText claim, Corpus corpus) {
    if (claim.content().size() < FEWEST_WORDS) {
      return null;
    }
    List<Paper> begun = corpus.titled(claim.text(), CANDIDATES);
    NamedPaper named = among(begun, claim, true);
    if (named == null) {
      named = among(begun, claim, false);
    }
    return named != null ? named : similar(claim, corpus);
  }

  /** The papers with all of {@code claim} as their title, letter by letter; none is usual. */
  static List<Paper> exactly(TitleText claim, Corpus corpus) {
    return corpus.titled(claim.text(), CANDIDATES).stream()
        .filter(paper -> paper.arxivId() != null)
        .filter(paper -> TitleText.squeeze(paper.title()).equals(claim.squeezed()))
        .toList();
  }

  /** Where a hyphen, a letter or the order of words is other, the words find the paper. */
  private static @Nullable NamedPaper similar(TitleText claim, Corpus corpus) {
    Set<String> known =
        claim.content().stream()
            .filter(word -> corpus.frequency(word) > 0)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    // One word may be misspelled, so that no paper has it.
    long words = claim.content().stream().distinct().count();
    if (known.size() < FEWEST_WORDS || words > known.size() + 1L) {
      return null;
    }
    List<Paper> found = corpus.titledLike(List.copyOf(known), CANDIDATES);
    NamedPaper named = among(found, claim, true);
    return named != null ? named : among(found, claim, false);
  }

  private static @Nullable NamedPaper among(List<Paper> papers, TitleText claim, boolean whole) {
    List<Paper> fitting = new ArrayList<>();
    for (Paper paper : papers) {
      TitleText title = TitleText.of(paper.title());
      if (paper.arxivId() != null && (whole ? isWhole(claim, title) : isPart(claim, title))) {
        fitting.add(paper);
      }
    }
    return fitting.isEmpty() ? null : new NamedPaper(List.copyOf(fitting), whole);
  }

  private static boolean isWhole(TitleText claim, TitleText title) {
    return claim.squeezed().equals(title.squeezed())
        || claim.hasContentOf(title)
        || isOneTypoAway(claim, title);
  }

  private static boolean isPart(TitleText claim, TitleText title) {
    boolean truncated =
        claim.squeezed().length() >= TRUNCATED_LENGTH
            && claim.words().size() >= TRUNCATED_WORDS
            && title.squeezed().startsWith(claim.squeezed());
    int colon = title.text().indexOf(':');
    return truncated
        || (colon > 0
            && claim.content().size() > 3
            && TitleText.squeeze(title.text().substring(colon + 1)).equals(claim.squeezed()));
  }

  private static boolean isOneTypoAway(TitleText claim, TitleText title) {
    if (claim.words().size() != title.words().size()) {
      return false;
    }
    int differing = -1;
    for (int at = 0; at < claim.words().size(); at++) {
      if (!claim.words().get(at).equals(title.words().get(at))) {
        if (differing >= 0) {
          return false;
        }
        differing = at;
      }
    }
    return differing >= 0 && isTypo(claim.words().get(differing), title.words().get(differing));
  }

  private static boolean isTypo(String a, String b) {
    if (Math.min(a.length(), b.length()) < TYPO_LENGTH || Math.abs(a.length() - b.length()) > 1) {
      return false;
    }
    int same = 0;
    while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    String restA = a.substring(same);
    String restB = b.substring(same);
    return restA.length() == restB.length()
        ? restA.substring(1).equals(restB.substring(1)) || isSwapped(restA, restB)
        : restA.length() > restB.length()
            ? restA.substring(1).equals(restB)
            : restB.substring(1).equals(restA);
  }

  private static boolean isSwapped(String a, String b) {
    return a.length() > 1
        && a.charAt(0) == b.charAt(1)
        && a.charAt(1) == b.charAt(0)
        && a.substring(2).equals(b.substring(2));
  }
}

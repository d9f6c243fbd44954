package dev.ibid.check.claim;

import dev.ibid.corpus.Corpus;
import dev.ibid.paper.ArxivId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two entries of one bibliography that share an identifier and are of two papers: one of them has a
 * wrong one, whatever the paper is. Authors are asked as well, since a paper's title changes and is
 * translated, and its authors stay.
 *
 * @param entry the later of the two
 */
public record SharedId(Entry before, Entry entry) {

  /** Of one paper's titles, less is different. */
  private static final double UNLIKE = 0.30;

  private static final int FEWEST_WORDS = 3;

  /** What may have the identifier of the whole that it is or is a part of. */
  private static final Set<String> WHOLES_AND_PARTS =
      Set.of(
          "book",
          "mvbook",
          "collection",
          "mvcollection",
          "proceedings",
          "mvproceedings",
          "periodical",
          "inbook",
          "bookinbook",
          "suppbook",
          "incollection",
          "suppcollection",
          "set",
          "xdata");

  /**
   * Such pairs among {@code entries}, in the order in which their identifiers first stand there. A
   * paper that another source records is left out: its record tells which of the entries is wrong.
   *
   * @param file of the entries, whose own records don't count; null where they are in none
   */
  public static List<SharedId> among(
      List<Entry> entries, @Nullable Path file, Corpus corpus, Rarity rarity) {
    Map<ArxivId, List<Entry>> sharing = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.arxiv().other() == null) {
        sharing
            .computeIfAbsent(Objects.requireNonNull(entry.arxiv().id()), id -> new ArrayList<>(1))
            .add(entry);
      }
    }
    List<SharedId> pairs = new ArrayList<>();
    sharing.forEach(
        (id, of) -> {
          List<Entry> papers = of.size() < 2 ? of : papers(of, rarity);
          if (papers.size() == 2 && CitedPapers.elsewhere(id, file, corpus) == null) {
            pairs.add(new SharedId(papers.getFirst(), papers.getLast()));
          }
        });
    return pairs;
  }

  /**
   * The first entry and those that are of other papers than all before them; no more than three are
   * sought, since what three papers share is rather the identifier of the volume that they are in.
   */
  private static List<Entry> papers(List<Entry> sharing, Rarity rarity) {
    List<Entry> papers = new ArrayList<>();
    for (Entry entry : sharing) {
      if (isPaper(entry)
          && papers.size() < 3
          && papers.stream().allMatch(before -> areTwoPapers(before, entry, rarity))) {
        papers.add(entry);
      }
    }
    return papers;
  }

  private static boolean isPaper(Entry entry) {
    return !WHOLES_AND_PARTS.contains(entry.entry().type().toLowerCase(Locale.ROOT))
        && !entry.arxiv().isFromRemark()
        && !entry.cited().isEmpty()
        && entry.title().isLatin()
        && entry.title().content().size() >= FEWEST_WORDS
        && Names.arePeople(entry.authors());
  }

  private static boolean areTwoPapers(Entry one, Entry other, Rarity rarity) {
    return !one.entry().key().equals(other.entry().key())
        && !areOfOneVolume(one, other)
        && (one.hasAllAuthors() || other.hasAllAuthors())
        && Names.areDisjoint(one.authors(), other.authors())
        && areUnlike(one.title(), other.title(), rarity);
  }

  /** Papers of one volume may have its identifier; that it is one, its editors tell. */
  private static boolean areOfOneVolume(Entry one, Entry other) {
    String editor = one.entry().get("editor").strip();
    return !editor.isEmpty() && editor.equals(other.entry().get("editor").strip());
  }

  private static boolean areUnlike(TitleText one, TitleText other, Rarity rarity) {
    return !Likeness.mayName(one, other, rarity)
        && !Likeness.mayName(other, one, rarity)
        && rarity.share(one.content(), new HashSet<>(other.words())) < UNLIKE
        && rarity.share(other.content(), new HashSet<>(one.words())) < UNLIKE;
  }
}

package dev.ibid.check.claim;

import dev.ibid.corpus.Corpus;
import dev.ibid.paper.Author;
import dev.ibid.paper.Paper;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an entry's title and authors say against the paper of its identifier. Titles change, and
 * authors decide: an entry of another title by the same people is the paper under an older name.
 *
 * @param paper of the identifier
 * @param named the paper that the entry is of, where it is known
 */
public record EntryJudgement(Kind kind, Paper paper, @Nullable Paper named) {

  /** What is wrong. */
  public enum Kind {
    /** Title and authors are another paper's. */
    ANOTHER_PAPER,
    /** The title is clearly another one, and no authors are there to ask. */
    ANOTHER_TITLE,
    /** The title agrees, the authors do not. */
    OTHER_AUTHORS
  }

  private static final double CONTAINED = 0.30;
  private static final int FEWEST_WORDS = 4;

  /** Judges {@code entry}; null where nothing is shown. */
  public static @Nullable EntryJudgement of(
      Entry entry, @Nullable Path file, Corpus corpus, Rarity rarity) {
    Paper paper = CitedPapers.elsewhere(Objects.requireNonNull(entry.arxiv().id()), file, corpus);
    TitleText title = entry.title();
    if (paper == null || paper.title().isEmpty() || title.squeezed().isEmpty()) {
      return null;
    }
    List<TitleText> titles = CitedPapers.titles(paper, file, corpus);
    boolean same = titles.stream().anyMatch(one -> one.squeezed().equals(title.squeezed()));
    boolean alike = same || titles.stream().anyMatch(one -> Likeness.mayName(title, one, rarity));
    List<Author> authors = entry.authors();
    boolean people = Names.arePeople(authors) && Names.arePeople(paper.authors());
    boolean agree =
        !authors.isEmpty()
            && !paper.authors().isEmpty()
            && !Names.areDisjoint(authors, paper.authors());
    if (agree) {
      // The same people write many papers: a title that is another of theirs is no older name.
      Paper another = alike ? null : named(entry, paper, corpus);
      return another == null ? null : new EntryJudgement(Kind.ANOTHER_PAPER, paper, another);
    }
    if (same) {
      boolean many = authors.size() > 1 && paper.authors().size() > 1;
      return people && many ? new EntryJudgement(Kind.OTHER_AUTHORS, paper, null) : null;
    }
    Paper named = named(entry, paper, corpus);
    if (alike) {
      return !people
          ? null
          : new EntryJudgement(
              named == null ? Kind.OTHER_AUTHORS : Kind.ANOTHER_PAPER, paper, named);
    }
    if (named != null || people) {
      return new EntryJudgement(Kind.ANOTHER_PAPER, paper, named);
    }
    return authors.isEmpty() && isClearlyAnother(title, titles, paper, rarity)
        ? new EntryJudgement(Kind.ANOTHER_TITLE, paper, null)
        : null;
  }

  /** The one paper of that title by those authors; null where there is none, or several. */
  private static @Nullable Paper named(Entry entry, Paper cited, Corpus corpus) {
    NamedPaper named = NamedPaper.of(entry.title(), corpus);
    if (named == null || !named.whole()) {
      return null;
    }
    List<Paper> fitting =
        named.papers().stream()
            .filter(paper -> !Objects.equals(paper.arxivId(), cited.arxivId()))
            .filter(paper -> mayBeOf(entry, paper))
            .toList();
    return fitting.size() == 1 ? fitting.getFirst() : null;
  }

  /**
   * Whether the authors leave it open that the entry is of {@code paper}, which has its title. A
   * group's name contradicts no member, nor does a record without authors; the title then has to be
   * the same to the letter, and none that several papers may have.
   */
  private static boolean mayBeOf(Entry entry, Paper paper) {
    List<Author> authors = entry.authors();
    if (authors.isEmpty() || !Names.areDisjoint(authors, paper.authors())) {
      return true;
    }
    return !(Names.arePeople(authors) && Names.arePeople(paper.authors()))
        && entry.title().content().size() >= FEWEST_WORDS
        && entry.title().squeezed().equals(TitleText.squeeze(paper.title()));
  }

  private static boolean isClearlyAnother(
      TitleText title, List<TitleText> titles, Paper paper, Rarity rarity) {
    if (title.content().size() < FEWEST_WORDS || paper.summary().isEmpty() || !title.isLatin()) {
      return false;
    }
    var words = new HashSet<>(title.words());
    var said = new HashSet<>(TitleText.of(paper.summary()).words());
    for (TitleText one : titles) {
      said.addAll(one.words());
      double share =
          Math.max(
              rarity.share(title.content(), new HashSet<>(one.words())),
              rarity.share(one.content(), words));
      if (share >= CONTAINED || !one.isLatin()) {
        return false;
      }
    }
    return rarity.share(title.content(), said) < CONTAINED;
  }
}

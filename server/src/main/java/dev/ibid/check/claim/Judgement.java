package dev.ibid.check.claim;

import dev.ibid.check.claim.Claim.Kind;
import dev.ibid.corpus.Corpus;
import dev.ibid.note.Citation;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.paper.Author;
import dev.ibid.paper.Paper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the text around a citation says against the cited paper.
 *
 * <p>The order keeps it cheap: most citations are excused by the cited title standing right there,
 * and those that no claim stands beside cost a search for claims and nothing in the corpus.
 *
 * @param claim the text that names another paper
 * @param named the papers that it names; null where it is only clear that it is not this one
 */
public record Judgement(Claim claim, @Nullable NamedPaper named) {

  /** Weights are measured by that of a word in no paper, so that they fit a corpus of any size. */
  private static final double CLEAN_WEIGHT = 1.2;

  private static final double LOOSE_WEIGHT = 1.6;

  /** Of two that share an author, a title of so many words that say something is no accident. */
  private static final int LONG_TITLE = 6;

  private static final double ANOTHER_SUBJECT = 0.6;
  private static final double NAMED_BESIDE = 0.9;
  private static final double CONTAINED = 0.30;
  private static final double IN_SUMMARY = 0.35;

  /** With other authors beside it, a title may have half in common and still be another. */
  private static final double OTHERS_TITLE = 0.5;

  private static final int FEWEST_IN_REFERENCE = 2;

  /**
   * Judges the citation at {@code index} of the note's list; null where nothing is shown.
   *
   * @param noteTitles what the note itself is called, where it is about this paper alone
   */
  static @Nullable Judgement of(
      Surroundings around,
      int index,
      Paper cited,
      List<Claim> noteTitles,
      Corpus corpus,
      Rarity rarity) {
    String text = around.text();
    // In all that the sources record of it.
    List<TitleText> titles = CitedPapers.titles(cited, null, corpus);
    String near = TitleText.squeeze(text.substring(around.left().start(), around.right().end()));
    for (TitleText title : titles) {
      if (title.squeezed().isEmpty() || near.contains(title.squeezed())) {
        return null;
      }
    }
    List<Claim> claims = Claims.of(around);
    claims.addAll(noteTitles);
    if (claims.isEmpty()) {
      return null;
    }
    List<Read> read = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Claim claim : claims) {
      TitleText one = TitleText.of(claim.text());
      if (seen.add(one.squeezed())) {
        read.add(new Read(claim, one));
      }
    }
    if (isExcused(read, around, titles, rarity)) {
      return null;
    }
    if (Mention.isLedToBy(cited.authors(), around)) {
      return null;
    }
    Set<String> words = new HashSet<>(TitleText.of(around.in(around.block())).words());
    Judgement proven = proven(read, around, cited, index, corpus, rarity, words);
    if (proven != null) {
      return proven;
    }
    Judgement byOthers = byOthers(read, cited, titles, rarity, words);
    return byOthers != null || Names.standAmong(words, cited.authors(), rarity)
        ? byOthers
        : clearlyAnother(read, around, cited, titles, rarity);
  }

  /** A claim and what it is compared as. */
  private record Read(Claim claim, TitleText title) {}

  private static boolean isExcused(
      List<Read> claims, Surroundings around, List<TitleText> titles, Rarity rarity) {
    int from = Math.max(around.left().start(), around.link().start() - 300);
    int to = Math.min(around.right().end(), around.link().end() + 300);
    Set<String> beside = new HashSet<>(TitleText.of(around.text().substring(from, to)).words());
    for (TitleText title : titles) {
      if (rarity.share(title.content(), beside) >= NAMED_BESIDE) {
        return true;
      }
      for (Read claim : claims) {
        boolean counts = claim.claim().kind() != Kind.BEHIND || claim.title().words().size() > 2;
        if (counts && Likeness.mayName(claim.title(), title, rarity)) {
          return true;
        }
      }
    }
    return false;
  }

  private static @Nullable Judgement proven(
      List<Read> claims,
      Surroundings around,
      Paper cited,
      int index,
      Corpus corpus,
      Rarity rarity,
      Set<String> words) {
    for (Read read : claims) {
      Kind kind = read.claim().kind();
      TitleText title = read.title();
      if (kind == Kind.FILE_NAME) {
        continue;
      }
      NamedPaper named = NamedPaper.of(title, corpus);
      if (named == null
          || isCitedNearby(named, around, index)
          || Mention.isOfAnother(read.claim(), named.papers().getFirst().title(), around)) {
        continue;
      }
      if (named.papers().stream().anyMatch(paper -> isSame(paper, cited))) {
        return null;
      }
      int itsAuthors = 0;
      for (Paper paper : named.papers()) {
        itsAuthors = Math.max(itsAuthors, Names.amongThem(words, paper.authors(), rarity));
      }
      Set<String> besides = new HashSet<>(words);
      title.words().forEach(besides::remove);
      int authors = Names.amongThem(besides, cited.authors(), rarity);
      boolean isShort = title.content().size() < LONG_TITLE;
      if (authors > 0 && (itsAuthors == 0 || (isShort && authors >= itsAuthors))) {
        continue;
      }
      boolean byItsAuthors = itsAuthors > 0;
      if (byItsAuthors ? named.whole() : isTitleByItself(read, named, cited, rarity)) {
        return new Judgement(read.claim(), named);
      }
    }
    return null;
  }

  /** Whether so much is said that nobody would say it of anything but that paper. */
  private static boolean isTitleByItself(Read read, NamedPaper named, Paper cited, Rarity rarity) {
    Kind kind = read.claim().kind();
    int content = read.title().content().size();
    double weight = rarity.of(new HashSet<>(read.title().content())) / rarity.most();
    boolean loose = kind == Kind.PIECE || kind == Kind.BEHIND || kind == Kind.ITALIC;
    if (loose || (!named.whole() && !kind.isClean())) {
      return content >= 5 && weight >= LOOSE_WEIGHT;
    }
    if (content < 3) {
      return false;
    }
    if (weight >= (kind.isClean() ? CLEAN_WEIGHT : LOOSE_WEIGHT)) {
      return true;
    }
    // Few and common words may be a subject: then it must not be the cited paper's.
    Set<String> said = new HashSet<>(TitleText.of(cited.summary()).words());
    said.addAll(TitleText.of(cited.title()).words());
    return !cited.summary().isEmpty()
        && rarity.share(read.title().content(), said) < ANOTHER_SUBJECT;
  }

  private static boolean isSame(Paper named, Paper cited) {
    return (named.arxivId() != null && named.arxivId().equals(cited.arxivId()))
        || TitleText.squeeze(named.title()).equals(TitleText.squeeze(cited.title()));
  }

  /**
   * Where the named paper is cited as well, in the same block, the text speaks of that citation.
   */
  private static boolean isCitedNearby(NamedPaper named, Surroundings around, int index) {
    List<Citation> all = around.note().citations();
    for (int step : new int[] {-1, 1}) {
      for (int at = index + step; at >= 0 && at < all.size(); at += step) {
        if (!around.block().overlaps(all.get(at).span())) {
          break;
        }
        if (all.get(at) instanceof ArxivCitation other
            && other.reading() instanceof Valid valid
            && named.papers().stream().anyMatch(paper -> valid.id().equals(paper.arxivId()))) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * A reference gives title and authors. Where neither is the cited paper's, it is no paper that
   * was renamed, since that keeps its authors.
   */
  private static @Nullable Judgement byOthers(
      List<Read> claims, Paper cited, List<TitleText> titles, Rarity rarity, Set<String> words) {
    Set<String> said = new HashSet<>(TitleText.of(cited.summary()).words());
    for (Read read : claims) {
      List<Author> authors = read.claim().authors();
      TitleText claim = read.title();
      if (!authors.isEmpty()
          && TitleShape.mayBeTitle(read.claim())
          && Names.arePeople(cited.authors())
          && Names.areOthers(authors, cited.authors())
          && Names.amongThem(words, cited.authors(), rarity) == 0
          && claim.content().size() >= FEWEST_IN_REFERENCE
          && claim.isLatin()
          && titles.stream().allMatch(title -> differ(claim, title, OTHERS_TITLE, rarity))
          && rarity.share(claim.content(), said) < OTHERS_TITLE) {
        return new Judgement(read.claim(), null);
      }
    }
    return null;
  }

  /** Whether less than {@code share} of what either says is in the other. */
  private static boolean differ(TitleText claim, TitleText title, double share, Rarity rarity) {
    double one = rarity.share(claim.content(), new HashSet<>(title.words()));
    double other = rarity.share(title.content(), new HashSet<>(claim.words()));
    return title.isLatin() && Math.max(one, other) < share;
  }

  private static @Nullable Judgement clearlyAnother(
      List<Read> claims, Surroundings around, Paper cited, List<TitleText> titles, Rarity rarity) {
    for (Read read : claims) {
      TitleText claim = read.title();
      if (!read.claim().kind().isClean()
          || Mention.isOfAnother(read.claim(), read.claim().text(), around)
          || !TitleShape.mayBeTitle(read.claim())
          || claim.words().size() < 5
          || claim.content().size() < 4
          || !claim.isLatin()
          || rarity.of(new HashSet<>(claim.content())) < LOOSE_WEIGHT * rarity.most()) {
        continue;
      }
      if (cited.summary().isEmpty()) {
        return null;
      }
      Set<String> said = new HashSet<>(TitleText.of(cited.summary()).words());
      boolean another = true;
      for (TitleText title : titles) {
        said.addAll(title.words());
        another &= differ(claim, title, CONTAINED, rarity);
      }
      if (another && rarity.share(claim.content(), said) < IN_SUMMARY) {
        return new Judgement(read.claim(), null);
      }
      return null;
    }
    return null;
  }

  /** The one paper that the fix is to, or null where it is not sure which. */
  public @Nullable Paper replacement(String block, Rarity rarity) {
    if (named == null || named.papers().size() != 1) {
      return null;
    }
    Paper only = named.papers().getFirst();
    List<Author> authors = only.authors();
    Set<String> words = new HashSet<>(TitleText.of(block).words());
    return named.whole() || Names.standAmong(words, authors, rarity) || claim.kind().isClean()
        ? only
        : null;
  }
}

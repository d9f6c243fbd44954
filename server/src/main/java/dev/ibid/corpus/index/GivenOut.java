package dev.ibid.corpus.index;

import dev.ibid.corpus.Corpus.Absence;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Up to which identifier of each month the papers are all there, so that an absent one proves that
 * arXiv never gave it out. arXiv numbers the papers of a month one after the other: where nearly
 * every number up to some bound is known, the month is known up to there. What is in an index
 * decides, not what a file calls itself: a sample of arXiv has the format of the whole.
 *
 * <p>A month is read through when it is first asked for, and never again.
 */
final class GivenOut {

  /** Of the numbers up to the bound; the rest were withheld or taken back by arXiv. */
  private static final double NEARLY_ALL = 0.98;

  /** Fewer papers may be all of a month's first by chance. arXiv's months have had more. */
  private static final int FEWEST_IN_MONTH = 2_000;

  /** The months of the older style, all archives together, are smaller. */
  private static final int FEWEST_IN_OLD_MONTH = 500;

  private static final YearMonth FIRST_NEW = ArxivIdReading.LAST_OLD.plusMonths(1);

  private final IndexReader reader;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private @Nullable Newest newest;

  /**
   * What is known of a month, or of an archive's month.
   *
   * @param papers that there are
   * @param highest of their numbers; 0 where there are none
   * @param whole how many of them stand up to {@code upTo}
   * @param upTo the highest number up to which nearly all are there; 0 where there is none
   */
  private record Known(int papers, int highest, int whole, int upTo) {}

  /**
   * @param month the last of which the papers are all there up to some number; null for none
   */
  private record Newest(@Nullable YearMonth month) {}

  GivenOut(IndexReader reader) {
    this.reader = reader;
  }

  /**
   * @param id of no paper that the index has
   */
  Absence absence(ArxivId id) throws IOException {
    YearMonth newestMonth = newestMonth();
    if (newestMonth == null) {
      return Absence.OPEN;
    }
    YearMonth month = ArxivIdReading.monthOf(id);
    if (month.isAfter(newestMonth)) {
      return Absence.NEWER;
    }
    if (id.isOldStyle()) {
      return absenceOfOld(month);
    }
    Known there = inMonth(month);
    if (there.whole < FEWEST_IN_MONTH) {
      return Absence.OPEN;
    }
    if (number(id.value(), 5) <= there.upTo) {
      return Absence.PROVEN;
    }
    boolean isOver = month.isBefore(newestMonth);
    return isOver ? (there.highest > there.upTo ? Absence.OPEN : Absence.PROVEN) : Absence.NEWER;
  }

  /** The archives number their papers apart, and most have few: they are judged together. */
  private Absence absenceOfOld(YearMonth month) throws IOException {
    int papers = 0;
    int numbers = 0;
    for (String archive : ArxivIdReading.ARCHIVES) {
      Known there = known(archive + "/" + yymm(month));
      papers += there.papers;
      numbers += there.highest;
    }
    return papers >= FEWEST_IN_OLD_MONTH && papers >= NEARLY_ALL * numbers
        ? Absence.PROVEN
        : Absence.OPEN;
  }

  private @Nullable YearMonth newestMonth() throws IOException {
    Newest found = newest;
    if (found == null) {
      found = new Newest(findNewestMonth());
      newest = found;
    }
    return found.month;
  }

  private @Nullable YearMonth findNewestMonth() throws IOException {
    var terms = MultiTerms.getTerms(reader, PaperDocument.ID);
    TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
    // Digits are turned: the first is of the newest paper that has an identifier of this style.
    BytesRef first = each.next();
    ArxivId id = first == null ? null : new ArxivId(IdTerms.turned(first.utf8ToString()));
    if (id == null || id.isOldStyle()) {
      return null;
    }
    YearMonth month = ArxivIdReading.monthOf(id);
    while (!month.isBefore(FIRST_NEW)) {
      if (inMonth(month).whole >= FEWEST_IN_MONTH) {
        return month;
      }
      month = month.minusMonths(1);
    }
    return null;
  }

  private Known inMonth(YearMonth month) throws IOException {
    return known(yymm(month) + ".");
  }

  private Known known(String prefix) throws IOException {
    Known there = known.get(prefix);
    if (there == null) {
      there = read(prefix);
      known.put(prefix, there);
    }
    return there;
  }

  private Known read(String prefix) throws IOException {
    var terms = MultiTerms.getTerms(reader, PaperDocument.ID);
    TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
    BytesRef begin = new BytesRef(IdTerms.turned(prefix));
    List<Integer> numbers = new ArrayList<>();
    if (each.seekCeil(begin) != TermsEnum.SeekStatus.END) {
      for (BytesRef term = each.term();
          term != null && StringHelper.startsWith(term, begin);
          term = each.next()) {
        numbers.add(number(IdTerms.turned(term.utf8ToString()), prefix.length()));
      }
    }
    // Highest first: the more stand above a bound, the fewer are left below it.
    int highest = numbers.isEmpty() ? 0 : numbers.getFirst();
    for (int above = 0; above < numbers.size(); above++) {
      int whole = numbers.size() - above;
      if (whole >= NEARLY_ALL * numbers.get(above)) {
        return new Known(numbers.size(), highest, whole, numbers.get(above));
      }
    }
    return new Known(numbers.size(), highest, 0, 0);
  }

  private static int number(String id, int from) {
    return Integer.parseInt(id.substring(from));
  }

  private static String yymm(YearMonth month) {
    return "%02d%02d".formatted(month.getYear() % 100, month.getMonthValue());
  }
}

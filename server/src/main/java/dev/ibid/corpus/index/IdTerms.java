package dev.ibid.corpus.index;

import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.Paper;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Identifiers as terms of the index. Each digit stands as nine less itself, so that walking the
 * terms behind a prefix, which only goes upwards, comes upon the newest papers first.
 */
final class IdTerms {
  private IdTerms() {}

  /** How many bits of a rank stand below the month. */
  private static final int RANK_WIDTH = 47;

  private static final int ARCHIVE_WIDTH = 27;
  private static final int ARCHIVE_BITS = (1 << ARCHIVE_WIDTH) - 1;
  private static final int INDEX_WIDTH = 24;
  private static final int INDEX_BITS = (1 << INDEX_WIDTH) - 1;
  private static final int SOURCE_BITS = (1 << RANK_WIDTH - INDEX_WIDTH) - 1;

  /** What is later would not fit, and no paper is. */
  private static final int LATEST_YEAR = 2700;

  private static final Pattern VERSION = Pattern.compile("[vV][0-9]*$");

  static String term(ArxivId id) {
    return turned(id.value());
  }

  /** The identifier that {@link #term} made {@code term} of. */
  static String turned(String term) {
    char[] turned = term.toCharArray();
    for (int at = 0; at < turned.length; at++) {
      char c = turned[at];
      if (c >= '0' && c <= '9') {
        turned[at] = (char) ('0' + '9' - c);
      }
    }
    return new String(turned);
  }

  /** A beginning of an identifier as the canonical form has it: no class, version or capitals. */
  static String canonicalPrefix(String written) {
    String prefix = written.strip().toLowerCase(Locale.ROOT);
    int slash = prefix.indexOf('/');
    int dot = prefix.indexOf('.');
    if (slash >= 0 && dot >= 0 && dot < slash) {
      prefix = prefix.substring(0, dot) + prefix.substring(slash);
    }
    boolean digits = !prefix.isEmpty() && (slash >= 0 || Character.isDigit(prefix.charAt(0)));
    return digits ? VERSION.matcher(prefix).replaceFirst("") : prefix;
  }

  /**
   * A number that is the higher the newer the paper; the years alone tell that of papers which are
   * not on arXiv, and they stand behind arXiv's of June. The lower bits tell papers of one time
   * apart by what does not depend on when and where they are written into the index.
   *
   * @param index the place of the paper's first record in its source
   */
  static long rank(Paper paper, int index) {
    ArxivId id = paper.arxivId();
    if (id == null) {
      int source = paper.origins().isEmpty() ? 0 : paper.origins().getFirst().source().hashCode();
      long place = (long) (source & SOURCE_BITS) << INDEX_WIDTH | Math.max(0, INDEX_BITS - index);
      int year = Math.clamp(paper.year(), 0, LATEST_YEAR);
      return (year == 0 ? 0 : year * 12L + 6) * 2 << RANK_WIDTH | place;
    }
    YearMonth month = ArxivIdReading.monthOf(id);
    String value = id.value();
    int digits = id.isOldStyle() ? value.indexOf('/') + 5 : 5;
    long number = Integer.parseInt(value.substring(digits));
    int archive = id.isOldStyle() ? value.hashCode() & ARCHIVE_BITS : 0;
    return ((month.getYear() * 12L + month.getMonthValue()) * 2 + 1) << RANK_WIDTH
        | number << ARCHIVE_WIDTH
        | archive;
  }
}

package dev.ibid.corpus.index;

import dev.ibid.corpus.source.Fingerprint;
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

  /** Of a title the first letters, of five bits each; what is left tells equal ones apart. */
  private static final int RANKED_LETTERS = 5;

  private static final int LETTER_WIDTH = 5;
  private static final int REST_WIDTH = RANK_WIDTH - RANKED_LETTERS * LETTER_WIDTH;
  private static final long REST_BITS = (1L << REST_WIDTH) - 1;

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
   * apart by what they say, not by when and where they are written into the index, nor by where
   * they stand in their source: a line more at its beginning would change them all.
   */
  static long rank(Paper paper) {
    ArxivId id = paper.arxivId();
    if (id == null) {
      int year = Math.clamp(paper.year(), 0, LATEST_YEAR);
      return (year == 0 ? 0 : year * 12L + 6) * 2 << RANK_WIDTH | alphabetical(paper);
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

  /** The lower bits of the rank of a paper of a year: its title in the order of the alphabet. */
  private static long alphabetical(Paper paper) {
    String title = paper.title();
    long letters = 0;
    int left = RANKED_LETTERS;
    for (int at = 0; at < title.length() && left > 0; at++) {
      char letter = Character.toLowerCase(title.charAt(at));
      if (Character.isLetterOrDigit(letter)) {
        letters = letters << LETTER_WIDTH | ('z' + 1 - Math.clamp(letter, 'a' - 1, 'z'));
        left--;
      }
    }
    Fingerprint rest = new Fingerprint().add(title).add(paper.summary());
    paper.keys().forEach(key -> rest.add(key.value()));
    paper.authors().forEach(author -> rest.add(author.fullName()));
    paper.origins().forEach(origin -> rest.add(origin.source()));
    return letters << left * LETTER_WIDTH << REST_WIDTH | rest.value() & REST_BITS;
  }
}

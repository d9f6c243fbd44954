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

  /** A number that is the higher the newer the paper; 0 where nothing tells. */
  static long rank(Paper paper) {
    ArxivId id = paper.arxivId();
    if (id == null) {
      return paper.year() <= 0 ? 0 : (paper.year() * 12L + 6) * 1_000_000;
    }
    YearMonth month = ArxivIdReading.monthOf(id);
    String value = id.value();
    int number = id.isOldStyle() ? value.indexOf('/') + 5 : 5;
    return (month.getYear() * 12L + month.getMonthValue()) * 1_000_000
        + Integer.parseInt(value.substring(number));
  }
}

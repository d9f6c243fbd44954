package dev.ibid.paper;

import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an attempt to read an arXiv identifier found.
 *
 * <p>Source of the scheme: https://info.arxiv.org/help/arxiv_identifier.html
 */
public sealed interface ArxivIdReading {

  /**
   * A possible identifier. Whether the paper exists is another matter, and so is whether its month
   * has come already.
   *
   * @param version from 1, or 0 where none is written
   */
  record Valid(ArxivId id, int version) implements ArxivIdReading {}

  /**
   * Shaped like an identifier, but one that arXiv can't have given out.
   *
   * @param reason what is wrong, to stand behind "2313.00001 is not an arXiv identifier: "
   */
  record Malformed(String reason) implements ArxivIdReading {}

  /** Not shaped like an identifier at all. */
  record Unlike() implements ArxivIdReading {}

  /** The archives that have identifiers of the old style. */
  Set<String> ARCHIVES =
      Set.of(
          "acc-phys",
          "adap-org",
          "alg-geom",
          "ao-sci",
          "astro-ph",
          "atom-ph",
          "bayes-an",
          "chao-dyn",
          "chem-ph",
          "cmp-lg",
          "comp-gas",
          "cond-mat",
          "cs",
          "dg-ga",
          "funct-an",
          "gr-qc",
          "hep-ex",
          "hep-lat",
          "hep-ph",
          "hep-th",
          "math",
          "math-ph",
          "mtrl-th",
          "nlin",
          "nucl-ex",
          "nucl-th",
          "patt-sol",
          "physics",
          "plasm-ph",
          "q-alg",
          "q-bio",
          "quant-ph",
          "solv-int",
          "supr-con");

  YearMonth FIRST_OLD = YearMonth.of(1991, 7);
  YearMonth LAST_OLD = YearMonth.of(2007, 3);
  YearMonth FIRST_FIVE_DIGITS = YearMonth.of(2015, 1);

  /**
   * Reads an identifier that stands alone in {@code text}: {@code 2312.09832}, {@code
   * math.GT/0309136v2}. As arXiv itself does, it takes an archive in upper case or without its
   * hyphen ({@code hepth/9901001}). Prefixes and addresses around it are the caller's to take off.
   */
  static ArxivIdReading read(String text) {
    int versionAt = versionStart(text);
    String version = text.substring(versionAt);
    String bare = text.substring(0, versionAt);
    int slash = bare.indexOf('/');
    if (slash >= 0) {
      return oldStyle(bare.substring(0, slash), bare.substring(slash + 1), version);
    }
    boolean shaped =
        bare.length() >= 8
            && bare.charAt(4) == '.'
            && isDigits(bare, 0, 4)
            && isDigits(bare, 5, bare.length());
    return shaped ? newStyle(bare, version) : new Unlike();
  }

  /** The month that {@code id} says it was given out in. */
  static YearMonth monthOf(ArxivId id) {
    String value = id.value();
    int digits = value.indexOf('/') + 1;
    return month(value, digits, digits > 0);
  }

  /** A note may have hundreds, which are read again with each letter typed: nothing is cut out. */
  private static ArxivIdReading newStyle(String bare, String version) {
    if (!isMonth(bare, 2)) {
      return new Malformed("there is no month " + bare.substring(2, 4));
    }
    YearMonth given = month(bare, 0, false);
    if (!given.isAfter(LAST_OLD)) {
      return new Malformed("identifiers of this style begin with 0704.0001, in April 2007");
    }
    int digits = given.isBefore(FIRST_FIVE_DIGITS) ? 4 : 5;
    int written = bare.length() - 5;
    if (written != digits) {
      return new Malformed(
          "an identifier of %s %d has %s digits after the dot, this one has %s"
              .formatted(
                  given.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                  given.getYear(),
                  inWords(digits),
                  inWords(written)));
    }
    return numbered(bare, 5, version);
  }

  private static ArxivIdReading oldStyle(String archive, String digits, String version) {
    if (!isArchiveShaped(archive)
        || !isDigits(digits, 0, digits.length())
        || digits.length() < 6
        || digits.length() > 8) {
      return new Unlike();
    }
    int dot = archive.indexOf('.');
    String name = (dot < 0 ? archive : archive.substring(0, dot)).toLowerCase(Locale.ROOT);
    String known = Archives.BY_LETTERS.get(name.replace("-", ""));
    if (known == null && name.equals("submit")) {
      // The stamp of a paper that is not announced yet.
      return new Unlike();
    }
    if (known == null) {
      return new Malformed("arXiv has no identifiers that begin with " + archive + "/");
    }
    if (digits.length() != 7) {
      return new Malformed(
          "an identifier of this style has seven digits after the slash, this one has "
              + inWords(digits.length()));
    }
    if (!isMonth(digits, 2)) {
      return new Malformed("there is no month " + digits.substring(2, 4));
    }
    YearMonth given = month(digits, 0, true);
    if (given.isBefore(FIRST_OLD) || given.isAfter(LAST_OLD)) {
      return new Malformed("identifiers of this style run from July 1991 (9107) to March 2007");
    }
    return numbered(known + "/" + digits, known.length() + 5, version);
  }

  /**
   * @param number where the number within its month begins
   */
  private static ArxivIdReading numbered(String value, int number, String version) {
    if (Integer.parseInt(value, number, value.length(), 10) == 0) {
      return new Malformed("the numbers of a month begin at 1");
    }
    ArxivId id = new ArxivId(value);
    if (version.isEmpty()) {
      return new Valid(id, 0);
    }
    int count = Integer.parseInt(version.substring(1));
    return count == 0 ? new Malformed("versions begin at v1") : new Valid(id, count);
  }

  /** Where the {@code vN} at the end of {@code text} begins, or the text's length. */
  private static int versionStart(String text) {
    int at = text.length();
    while (at > 0 && isDigit(text.charAt(at - 1))) {
      at--;
    }
    int digits = text.length() - at;
    boolean versioned =
        digits >= 1 && digits <= 3 && at >= 2 && (text.charAt(at - 1) | 0x20) == 'v';
    return versioned ? at - 1 : text.length();
  }

  private static boolean isArchiveShaped(String archive) {
    if (archive.length() < 2 || archive.length() > 17) {
      return false;
    }
    for (int at = 0; at < archive.length(); at++) {
      char c = archive.charAt(at);
      if (!isLetter(c) && c != '-' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean isMonth(String digits, int at) {
    int month = Integer.parseInt(digits, at, at + 2, 10);
    return month >= 1 && month <= 12;
  }

  /** The month of the {@code yymm} at {@code at}. */
  private static YearMonth month(String digits, int at, boolean oldStyle) {
    int year = Integer.parseInt(digits, at, at + 2, 10);
    int century = oldStyle && year > 90 ? 1900 : 2000;
    return YearMonth.of(century + year, Integer.parseInt(digits, at + 2, at + 4, 10));
  }

  private static boolean isDigits(String text, int begin, int end) {
    for (int at = begin; at < end; at++) {
      if (!isDigit(text.charAt(at))) {
        return false;
      }
    }
    return begin < end;
  }

  /** ASCII only: arXiv's identifiers know no other digits. */
  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    char lower = (char) (c | 0x20);
    return lower >= 'a' && lower <= 'z';
  }

  private static String inWords(int digits) {
    return switch (digits) {
      case 3 -> "three";
      case 4 -> "four";
      case 5 -> "five";
      case 6 -> "six";
      case 7 -> "seven";
      case 8 -> "eight";
      case 9 -> "nine";
      default -> Integer.toString(digits);
    };
  }

  /** Kept apart so that the interface shows no table. */
  final class Archives {
    private Archives() {}

    static final Map<String, String> BY_LETTERS =
        ARCHIVES.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    archive -> archive.replace("-", ""), Function.identity()));
  }
}

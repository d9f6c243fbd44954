package dev.ibid.paper;

import java.time.YearMonth;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt to read an arXiv identifier found.
 *
 * <p>Source of the scheme: https://info.arxiv.org/help/arxiv_identifier.html
 */
public sealed interface ArxivIdReading {

  /**
   * A possible identifier. Whether the paper exists is another matter.
   *
   * @param version from 1, or 0 where none is written
   */
  record Valid(ArxivId id, int version) implements ArxivIdReading {}

  /**
   * Shaped like an identifier, but one that arXiv can't have given out.
   *
   * @param reason what is wrong, as the second half of a sentence about the identifier
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
   * math.GT/0309136v2}. Prefixes and addresses around it are the caller's to take off.
   */
  static ArxivIdReading read(String text) {
    Matcher fresh = Patterns.NEW_STYLE.matcher(text);
    if (fresh.matches()) {
      return newStyle(fresh.group(1), fresh.group(2), fresh.group(3));
    }
    Matcher old = Patterns.OLD_STYLE.matcher(text);
    if (old.matches()) {
      return oldStyle(old.group(1), old.group(2), old.group(3));
    }
    return new Unlike();
  }

  /** The month that {@code id} says it was given out in. */
  static YearMonth monthOf(ArxivId id) {
    String value = id.value();
    int digits = value.indexOf('/') + 1;
    return month(value.substring(digits, digits + 4), digits > 0);
  }

  private static ArxivIdReading newStyle(String yymm, String number, @Nullable String suffix) {
    int month = Integer.parseInt(yymm.substring(2));
    if (month < 1 || month > 12) {
      return new Malformed("there is no month " + yymm.substring(2));
    }
    YearMonth given = month(yymm, false);
    if (!given.isAfter(LAST_OLD)) {
      return new Malformed("identifiers of this style begin in April 2007, with 0704.0001");
    }
    int digits = given.isBefore(FIRST_FIVE_DIGITS) ? 4 : 5;
    if (number.length() != digits) {
      return new Malformed(
          "an identifier of 20%s-%s has %s digits after the dot, this one has %d"
              .formatted(
                  yymm.substring(0, 2),
                  yymm.substring(2),
                  digits == 4 ? "four" : "five",
                  number.length()));
    }
    if (Integer.parseInt(number) == 0) {
      return new Malformed("numbers begin at 1");
    }
    return versioned(new ArxivId(yymm + "." + number), suffix);
  }

  private static ArxivIdReading oldStyle(String archive, String digits, @Nullable String suffix) {
    String name = archive.toLowerCase(Locale.ROOT);
    int dot = name.indexOf('.');
    if (dot >= 0) {
      name = name.substring(0, dot);
    }
    if (!ARCHIVES.contains(name)) {
      return new Malformed("arXiv has no archive " + archive);
    }
    int month = Integer.parseInt(digits.substring(2, 4));
    if (digits.length() != 7) {
      return new Malformed(
          "an identifier of this style has seven digits after the slash, this one has "
              + digits.length());
    }
    if (month < 1 || month > 12) {
      return new Malformed("there is no month " + digits.substring(2, 4));
    }
    YearMonth given = month(digits, true);
    if (given.isBefore(FIRST_OLD) || given.isAfter(LAST_OLD)) {
      return new Malformed("identifiers of this style run from July 1991 to March 2007");
    }
    if (digits.endsWith("000")) {
      return new Malformed("numbers begin at 1");
    }
    return versioned(new ArxivId(name + "/" + digits), suffix);
  }

  private static ArxivIdReading versioned(ArxivId id, @Nullable String suffix) {
    if (suffix == null) {
      return new Valid(id, 0);
    }
    int version = Integer.parseInt(suffix.substring(1));
    return version == 0 ? new Malformed("versions begin at v1") : new Valid(id, version);
  }

  private static YearMonth month(String yymm, boolean oldStyle) {
    int year = Integer.parseInt(yymm.substring(0, 2));
    int century = oldStyle && year > 90 ? 1900 : 2000;
    return YearMonth.of(century + year, Integer.parseInt(yymm.substring(2, 4)));
  }

  /** Kept apart so that the interface shows no patterns. */
  final class Patterns {
    private Patterns() {}

    static final Pattern NEW_STYLE = Pattern.compile("([0-9]{4})\\.([0-9]{3,6})([vV][0-9]{1,3})?");
    static final Pattern OLD_STYLE =
        Pattern.compile("([A-Za-z-]{2,8}(?:\\.[A-Za-z-]{2,8})?)/([0-9]{6,8})([vV][0-9]{1,3})?");
  }
}

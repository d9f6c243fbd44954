package dev.ibid.note;

import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.ArxivIdReading.Malformed;
import dev.ibid.paper.ArxivIdReading.Unlike;
import dev.ibid.paper.ArxivIdReading.Valid;
import org.jspecify.annotations.Nullable;

/** Reads one arXiv identifier at a known place of a text, and finds where it ends. */
final class ArxivSpelling {
  private ArxivSpelling() {}

  /** An identifier as it stands in a text, up to the UTF-16 offset {@code end}. */
  record Spelled(int end, ArxivIdReading reading) {
    boolean isValid() {
      return reading instanceof Valid;
    }
  }

  /** More than any identifier has, with what must not follow it. */
  private static final int MAX_LENGTH = 48;

  /** How far the full-width forms of ASCII, as in {@code ２３１２．０９８３２}, are from it. */
  private static final int FULL_WIDTH = 0xfee0;

  /** Longer archives with class than this do not exist: {@code cond-mat.supr-con}. */
  private static final int MAX_ARCHIVE = 17;

  /**
   * The identifier that begins at {@code at} and ends before {@code limit}; null where none does.
   * Placeholders such as {@code 2602.02xxx} are none, nor is a number that goes on behind it
   * ({@code 2312.09832.1}). In addresses the slash of {@code hep-th/9901001} may be
   * percent-encoded, and the hyphen doubled as in badges.
   *
   * @param loose whether a version may stand behind a blank: {@code cs/0011047 v1}
   */
  static @Nullable Spelled at(String text, int at, int limit, boolean loose) {
    if (at >= limit) {
      return null;
    }
    int last = Math.min(limit, at + MAX_LENGTH);
    if (hasFullWidth(text, at, last)) {
      Spelled spelled = at(halfWidth(text, at, last), 0, last - at, loose);
      return spelled == null ? null : new Spelled(at + spelled.end(), spelled.reading());
    }
    int body = isDigit(text.charAt(at)) ? newStyleEnd(text, at, limit) : oldEnd(text, at, limit);
    if (body < 0) {
      return null;
    }
    int end = versionEnd(text, body, limit, loose);
    String written = plain(text.substring(at, body));
    String version = end > body ? text.substring(body, end).strip() : "";
    ArxivIdReading reading = ArxivIdReading.read(version.isEmpty() ? written : written + version);
    if (reading instanceof Unlike || !endsHere(text, end, limit, reading instanceof Malformed)) {
      return null;
    }
    return new Spelled(end, reading);
  }

  private static boolean hasFullWidth(String text, int at, int limit) {
    for (int next = at; next < limit; next++) {
      char c = text.charAt(next);
      if (c <= ' ') {
        return false;
      }
      if (isFullWidth(c)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFullWidth(char c) {
    return c >= '\uff01' && c <= '\uff5e';
  }

  private static String halfWidth(String text, int at, int limit) {
    StringBuilder half = new StringBuilder(text.substring(at, limit));
    for (int next = 0; next < half.length(); next++) {
      char c = half.charAt(next);
      if (isFullWidth(c)) {
        half.setCharAt(next, (char) (c - FULL_WIDTH));
      }
    }
    return half.toString();
  }

  private static int newStyleEnd(String text, int at, int limit) {
    int dot = digitsEnd(text, at, limit);
    if (dot != at + 4 || dot >= limit || text.charAt(dot) != '.') {
      return -1;
    }
    int end = digitsEnd(text, dot + 1, limit);
    return end - dot > 3 ? end : -1;
  }

  private static int oldEnd(String text, int at, int limit) {
    int slash = at;
    int last = Math.min(limit, at + MAX_ARCHIVE + 2);
    while (slash < last && isArchiveChar(text.charAt(slash))) {
      slash++;
    }
    if (slash - at < 2 || slash >= limit) {
      return -1;
    }
    int digits;
    if (text.charAt(slash) == '/') {
      digits = slash + 1;
    } else if (text.regionMatches(true, slash, "%2F", 0, 3)) {
      digits = slash + 3;
    } else {
      return -1;
    }
    int end = digitsEnd(text, digits, limit);
    return end - digits >= 6 ? end : -1;
  }

  private static int versionEnd(String text, int at, int limit, boolean loose) {
    int letter = at;
    if (loose && letter < limit && text.charAt(letter) == ' ') {
      letter++;
    }
    if (letter >= limit || (text.charAt(letter) | 0x20) != 'v') {
      return at;
    }
    int end = digitsEnd(text, letter + 1, limit);
    int digits = end - letter - 1;
    if (digits < 1 || digits > 3) {
      return at;
    }
    boolean apart = letter > at;
    boolean goesOn = end < limit && (isLetter(text.charAt(end)) || isDotted(text, end, limit));
    return apart && goesOn ? at : end;
  }

  /** A letter of another script ends an identifier, one of ours may make it something else. */
  private static boolean endsHere(String text, int end, int limit, boolean doubtful) {
    if (end >= limit) {
      return true;
    }
    char next = text.charAt(end);
    if (isLetter(next)) {
      return !doubtful && (next | 0x20) != 'x';
    }
    return !isDotted(text, end, limit);
  }

  private static boolean isDotted(String text, int at, int limit) {
    return at + 1 < limit && text.charAt(at) == '.' && isDigit(text.charAt(at + 1));
  }

  static int digitsEnd(String text, int at, int limit) {
    int end = at;
    while (end < limit && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    char lower = (char) (c | 0x20);
    return lower >= 'a' && lower <= 'z';
  }

  static boolean isArchiveChar(char c) {
    return isLetter(c) || c == '-' || c == '.' || isTypographicHyphen(c);
  }

  /** The hyphens and short dashes that programs for writing put in the place of a plain one. */
  private static boolean isTypographicHyphen(char c) {
    return (c >= '\u2010' && c <= '\u2013') || c == '\u2212';
  }

  /** As arXiv writes it. */
  private static String plain(String written) {
    StringBuilder plain = null;
    for (int at = 0; at < written.length(); at++) {
      if (isTypographicHyphen(written.charAt(at))) {
        plain = plain == null ? new StringBuilder(written) : plain;
        plain.setCharAt(at, '-');
      }
    }
    String name = plain == null ? written : plain.toString();
    return name.indexOf('%') >= 0 || name.contains("--")
        ? name.replace("%2F", "/").replace("%2f", "/").replace("--", "-")
        : name;
  }
}

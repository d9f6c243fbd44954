package dev.ibid.note;

import dev.ibid.note.ArxivSpelling.Spelled;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Citation.ArxivForm;
import dev.ibid.note.Citation.DoiCitation;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.Doi;
import dev.ibid.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the paper that an address names: on arXiv, on a site that mirrors it, behind a DOI. */
final class ArxivUrls {
  private ArxivUrls() {}

  /** Behind these, on arXiv itself, nothing but an identifier can stand. */
  private static final Set<String> ROUTES =
      Set.of("abs", "pdf", "html", "format", "ps", "dvi", "src", "e-print", "tb", "bibtex");

  /** Sites that carry arXiv's papers under arXiv's identifiers, without its name in the address. */
  private static final String[] PAPER_SITES = {
    "huggingface.co/papers/",
    "hf.co/papers/",
    "emergentmind.com/papers/",
    "papers.cool/",
    "xxx.lanl.gov/abs/",
    "xxx.lanl.gov/pdf/",
    "front.math.ucdavis.edu/"
  };

  /** How many separators may stand between a site's name and the identifier. */
  private static final int MAX_SEPARATORS = 6;

  /**
   * The citation in the address from {@code start} to {@code end}, or null where it names no paper.
   *
   * @param host where the host begins, behind {@code ://}
   */
  static @Nullable Citation read(String text, int start, int host, int end) {
    if (isDoiHost(text, host, end)) {
      return doi(text, start, host, end);
    }
    for (String site : PAPER_SITES) {
      int at = text.regionMatches(true, host, "www.", 0, 4) ? host + 4 : host;
      if (text.regionMatches(true, at, site, 0, site.length())) {
        Citation found = citation(text, start, at + site.length(), end, ArxivForm.URL, true);
        if (found != null) {
          return found;
        }
      }
    }
    for (int at = host; at < end; at++) {
      int behind = nameEnd(text, at, end);
      if (behind > 0) {
        Citation found = behindName(text, start, at, behind, end);
        if (found != null) {
          return found;
        }
        at = behind - 1;
      }
    }
    return null;
  }

  /**
   * An address with a blank or a line's end in it, as texts copied from a PDF have: {@code
   * arxiv.org/abs 2307.08691}.
   */
  static @Nullable Citation broken(String text, int start, int end, int limit) {
    int last = text.charAt(end - 1) == '/' ? end - 1 : end;
    boolean ends =
        text.regionMatches(true, last - 13, "arxiv.org/abs", 0, 13)
            || text.regionMatches(true, last - 13, "arxiv.org/pdf", 0, 13);
    int rest = text.startsWith(" ", end) ? end + 1 : Separator.behindLineBreak(text, end, limit);
    return ends && rest > end
        ? citation(text, start, rest, Urls.end(text, rest, limit), ArxivForm.URL, true)
        : null;
  }

  /** Where arXiv's name, or that of a site which lives off it, ends; -1 where none stands here. */
  private static int nameEnd(String text, int at, int end) {
    char c = text.charAt(at);
    if (c != 'a' && c != 'A') {
      return -1;
    }
    for (String name : new String[] {"arxiv", "ar5iv", "alphaxiv"}) {
      if (at + name.length() <= end && text.regionMatches(true, at, name, 0, name.length())) {
        return at + name.length();
      }
    }
    return -1;
  }

  private static @Nullable Citation behindName(
      String text, int start, int name, int behind, int end) {
    Citation bibcode = bibcode(text, start, name, end);
    if (bibcode != null) {
      return bibcode;
    }
    Citation file = oldFile(text, start, behind, end);
    if (file != null) {
      return file;
    }
    boolean badge = isBadge(text, start, name);
    int at = behind;
    boolean afterRoute = false;
    for (int separators = 0; separators <= MAX_SEPARATORS && at < end; separators++) {
      if (at > behind) {
        ArxivForm form =
            badge
                ? ArxivForm.BADGE
                : name >= 9 && text.startsWith("10.48550/", name - 9)
                    ? ArxivForm.DOI
                    : ArxivForm.URL;
        boolean strict = afterRoute || form == ArxivForm.DOI;
        Citation found = citation(text, start, at, end, form, !strict);
        if (found != null) {
          return found;
        }
      }
      int next = nextSeparator(text, at, end, badge);
      afterRoute =
          next < end
              && text.charAt(next) == '/'
              && ROUTES.contains(text.substring(at, next))
              && text.regionMatches(true, at - 5, ".org/", 0, 5);
      at = next < end ? separatorEnd(text, next, end) : end;
    }
    return null;
  }

  /** {@code arxiv.org/ftp/hep-th/papers/9901/9901001.pdf}, whose number stands without archive. */
  private static @Nullable Citation oldFile(String text, int start, int behind, int end) {
    if (!text.startsWith(".org/ftp/", behind)) {
      return null;
    }
    int archive = behind + 9;
    int slash = text.indexOf('/', archive, end);
    int number = slash + 13;
    int last = slash < 0 ? -1 : ArxivSpelling.digitsEnd(text, number, end);
    if (last != number + 7
        || !text.startsWith("/papers/", slash)
        || !text.regionMatches(slash + 8, text, number, 4)) {
      return null;
    }
    String written = text.substring(archive, slash + 1) + text.substring(number, last);
    return ArxivIdReading.read(written) instanceof ArxivIdReading.Valid valid
        ? new ArxivCitation(new Span(start, end), new Span(number, last), valid, ArxivForm.URL)
        : null;
  }

  /**
   * @param validOnly whether an impossible identifier is to be left alone
   */
  private static @Nullable Citation citation(
      String text, int start, int at, int end, ArxivForm form, boolean validOnly) {
    Spelled spelled = ArxivSpelling.at(text, at, end, false);
    if (spelled == null || (validOnly && !spelled.isValid())) {
      return null;
    }
    int last = form == ArxivForm.BADGE || goesOn(text, spelled.end(), end) ? end : spelled.end();
    return new ArxivCitation(
        new Span(start, last), new Span(at, spelled.end()), spelled.reading(), form);
  }

  private static boolean goesOn(String text, int at, int end) {
    return at < end && "?#/.&%".indexOf(text.charAt(at)) >= 0;
  }

  private static boolean isBadge(String text, int start, int name) {
    int slash = name;
    while (slash > start && text.charAt(slash) != '/') {
      slash--;
    }
    return text.regionMatches(true, slash - 5, "badge", 0, 5);
  }

  private static int nextSeparator(String text, int at, int end, boolean badge) {
    int next = at;
    while (next < end) {
      char c = text.charAt(next);
      boolean separates =
          switch (c) {
            case '/', ':', '=', '?', '.', '%', '#' -> true;
            case '-' -> badge || text.startsWith("-vanity", next);
            default -> false;
          };
      if (separates) {
        return next;
      }
      next++;
    }
    return end;
  }

  /** Steps over separators, encoded ones too: {@code %2F}, {@code %252F}, {@code %20}. */
  private static int separatorEnd(String text, int at, int end) {
    int next = at;
    while (next < end) {
      char c = text.charAt(next);
      if (c == '%') {
        next++;
        while (text.startsWith("25", next)) {
          next += 2;
        }
        next = Math.min(end, next + 2);
      } else if ("/:=?.#-".indexOf(c) >= 0) {
        next++;
      } else {
        break;
      }
    }
    return next;
  }

  /**
   * An identifier in a bibcode of the Astrophysics Data System: {@code 2009arXiv0912.0201L}, {@code
   * 2019arXiv190402180S}. In the second its dot is left out, so {@code name} is not how it is
   * written elsewhere.
   *
   * @param name where {@code arXiv} begins
   */
  static @Nullable ArxivCitation bibcode(String text, int start, int name, int end) {
    int year = name - 4;
    if (year < 0
        || ArxivSpelling.digitsEnd(text, year, name) != name
        || (year > 0 && Character.isLetterOrDigit(text.charAt(year - 1)))) {
      return null;
    }
    int at = name + 5;
    int digits = ArxivSpelling.digitsEnd(text, at, end);
    int last = digits;
    String written = null;
    if (digits - at == 9) {
      written = text.substring(at, at + 4) + "." + text.substring(at + 4, digits);
    } else if (digits - at == 4 && digits < end && text.charAt(digits) == '.') {
      last = ArxivSpelling.digitsEnd(text, digits + 1, end);
      written = text.substring(at, last);
    }
    boolean signed = last < end && ArxivSpelling.isLetter(text.charAt(last));
    if (written == null
        || !signed
        || !(ArxivIdReading.read(written) instanceof ArxivIdReading.Valid valid)) {
      return null;
    }
    int from = start < year ? start : year;
    int to = start < year ? end : last + 1;
    return new ArxivCitation(
        new Span(from, to),
        new Span(at, last),
        valid,
        start < year ? ArxivForm.URL : ArxivForm.PREFIXED);
  }

  private static boolean isDoiHost(String text, int host, int end) {
    int at = text.regionMatches(true, host, "www.", 0, 4) ? host + 4 : host;
    at = text.regionMatches(true, at, "dx.", 0, 3) ? at + 3 : at;
    return at + 8 < end && text.regionMatches(true, at, "doi.org/", 0, 8);
  }

  private static @Nullable Citation doi(String text, int start, int host, int end) {
    int path = text.indexOf('/', host) + 1;
    int name = text.regionMatches(true, path, "doi:", 0, 4) ? path + 4 : path;
    return name < end ? doiAt(text, start, name, end) : null;
  }

  /**
   * The DOI from {@code name} to {@code end}, arXiv's own or a publisher's; null where it is none.
   */
  static @Nullable Citation doiAt(String text, int start, int name, int end) {
    int id = behindOwnDoi(text, name) + 1;
    if (id > 0 && id < end) {
      boolean dotted = text.charAt(id - 1) == '.';
      // A colon or a slash for the dot is a slip, and what it is one for is sure where it is valid.
      if (dotted || ":/".indexOf(text.charAt(id - 1)) >= 0) {
        Citation cited = citation(text, start, id, end, ArxivForm.DOI, !dotted);
        if (cited != null || dotted) {
          return cited;
        }
      }
    }
    int last = name;
    while (last < end && text.charAt(last) != '?' && text.charAt(last) != '#') {
      last++;
    }
    Doi doi = Doi.parse(decoded(text.substring(name, last)));
    return doi == null ? null : new DoiCitation(new Span(start, end), new Span(name, last), doi);
  }

  /** Behind the {@code 10.48550/arXiv} at {@code name}, or -1. */
  private static int behindOwnDoi(String text, int name) {
    for (String own : new String[] {"10.48550/arxiv", "10.48550%2Farxiv"}) {
      if (text.regionMatches(true, name, own, 0, own.length())) {
        return name + own.length();
      }
    }
    return -1;
  }

  /** Resolves {@code %XX} where all of them are sound; a plus sign stays what it is. */
  private static String decoded(String written) {
    if (written.indexOf('%') < 0) {
      return written;
    }
    byte[] bytes = new byte[written.length()];
    int count = 0;
    for (int at = 0; at < written.length(); at++) {
      char c = written.charAt(at);
      if (c == '%') {
        int high = at + 2 < written.length() ? Character.digit(written.charAt(at + 1), 16) : -1;
        int low = high >= 0 ? Character.digit(written.charAt(at + 2), 16) : -1;
        if (low < 0) {
          return written;
        }
        c = (char) (high * 16 + low);
        at += 2;
      }
      bytes[count++] = (byte) c;
    }
    return new String(bytes, 0, count, StandardCharsets.UTF_8);
  }
}

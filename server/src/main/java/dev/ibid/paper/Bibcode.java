package dev.ibid.paper;

import dev.ibid.paper.ArxivIdReading.Valid;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The codes of the Astrophysics Data System, which astronomers take for citekeys: {@code
 * 2009arXiv0912.0201L}, {@code 2019arXiv190402180S}.
 *
 * <p>Source of the form: https://ui.adsabs.harvard.edu/help/actions/bibcode
 */
public final class Bibcode {
  private Bibcode() {}

  private static final Pattern OF_ARXIV =
      Pattern.compile("(?:19|20)\\d\\darXiv(\\d{4})(?:\\.(\\d{4})|(\\d{5}))[A-Za-z]");

  /** The arXiv paper that {@code code} was made for, or null where it is no such code. */
  public static @Nullable ArxivId arxivId(String code) {
    Matcher matcher = OF_ARXIV.matcher(code);
    if (!matcher.matches()) {
      return null;
    }
    String number = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
    return ArxivIdReading.read(matcher.group(1) + "." + number) instanceof Valid valid
        ? valid.id()
        : null;
  }
}

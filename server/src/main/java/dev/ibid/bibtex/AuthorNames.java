package dev.ibid.bibtex;

import dev.ibid.paper.Author;
import dev.ibid.tex.TexText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of authors as sources write them.
 *
 * <p>Source of the rules for BibTeX: "Tame the BeaST", 11, and the biblatex manual's "Name lists".
 */
public final class AuthorNames {
  private AuthorNames() {}

  private static final Set<String> SUFFIXES =
      Set.of("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "2nd", "3rd");
  private static final Set<String> NOBODY = Set.of("others", "et al", "et al.", "and others");

  /** A name whose parts are known; null where there is none. */
  public static @Nullable Author ofParts(String family, String given, String suffix) {
    String last = hyphenated(TexText.line(family));
    String first = hyphenated(TexText.line(given));
    String behind = TexText.line(suffix);
    int comma = first.indexOf(',');
    if (comma > 0 && SUFFIXES.contains(first.substring(0, comma).toLowerCase(Locale.ROOT))) {
      behind = first.substring(0, comma);
      first = first.substring(comma + 1).strip();
    }
    if (last.isEmpty()) {
      return isName(first) ? new Author(first, "") : null;
    }
    return isName(last) ? new Author(behind.isEmpty() ? last : last + " " + behind, first) : null;
  }

  private static boolean isName(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** Names have hyphens, whatever TeX they were written in; {@code C. -P.} in arXiv's is C.-P. */
  private static String hyphenated(String name) {
    String plain = name.indexOf('–') >= 0 ? name.replace('–', '-') : name;
    return plain.contains(". -") ? plain.replace(". -", ".-") : plain;
  }

  /**
   * The names in a list as arXiv's authors write it: with commas or "and" between, in TeX, with
   * affiliations in parentheses.
   */
  public static List<Author> listed(String text) {
    List<Author> authors = new ArrayList<>();
    String line = withoutParentheses(TexText.line(text));
    int begin = 0;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == ',' || c == ';' || (c == '&' && line.startsWith(" & ", at - 1))) {
        addListed(authors, line.substring(begin, at).strip());
        begin = at + 1;
      } else if (c == 'a'
          && line.startsWith("and ", at)
          && (at == 0 || line.charAt(at - 1) == ' ')) {
        addListed(authors, line.substring(begin, at).strip());
        begin = at + 4;
      }
    }
    addListed(authors, line.substring(Math.min(begin, line.length())).strip());
    return authors;
  }

  private static void addListed(List<Author> authors, String name) {
    if (name.isEmpty()) {
      return;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (NOBODY.contains(lower)) {
      return;
    }
    if (SUFFIXES.contains(lower) && !authors.isEmpty()) {
      Author last = authors.removeLast();
      authors.add(new Author(last.family() + " " + name, last.given()));
    } else if (lower.contains("collaboration")) {
      authors.add(new Author(name.endsWith(":") ? name.substring(0, name.length() - 1) : name, ""));
    } else {
      Author author = inOrder(split(name, AuthorNames::blankAt));
      if (author != null) {
        authors.add(author);
      }
    }
  }

  private static String withoutParentheses(String text) {
    if (text.indexOf('(') < 0) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    int depth = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '(') {
        depth++;
      } else if (c == ')' && depth > 0) {
        depth--;
        kept.append(' ');
      } else if (depth == 0) {
        kept.append(c);
      }
    }
    return kept.toString().replaceAll(" +", " ").replace(" ,", ",");
  }

  /** The names in the author field of BibTeX or BibLaTeX. */
  public static List<Author> ofBibTeX(String field) {
    List<Author> authors = new ArrayList<>();
    for (String name : split(field, AuthorNames::andAt)) {
      Author author = one(name.strip());
      if (author != null) {
        authors.add(author);
      }
    }
    return authors;
  }

  private static @Nullable Author one(String name) {
    if (name.isEmpty() || NOBODY.contains(name.toLowerCase(Locale.ROOT))) {
      return null;
    }
    if (name.contains("family=") || name.contains("family =")) {
      return named(name);
    }
    List<String> parts = split(name, AuthorNames::commaAt);
    return switch (parts.size()) {
      case 1 -> inOrder(split(name, AuthorNames::blankAt));
      case 2 -> ofParts(parts.get(0), parts.get(1), "");
      default ->
          ofParts(parts.get(0), String.join(" ", parts.subList(2, parts.size())), parts.get(1));
    };
  }

  /** BibLaTeX's {@code family=Oord, given=Aaron, prefix=van den}. */
  private static @Nullable Author named(String name) {
    String family = "";
    String given = "";
    String prefix = "";
    String suffix = "";
    for (String part : split(name, AuthorNames::commaAt)) {
      int equals = part.indexOf('=');
      String value = equals < 0 ? "" : part.substring(equals + 1).strip();
      switch (equals < 0 ? "" : part.substring(0, equals).strip()) {
        case "family" -> family = value;
        case "given" -> given = value;
        case "prefix" -> prefix = value;
        case "suffix" -> suffix = value;
        default -> {}
      }
    }
    return ofParts(prefix.isEmpty() ? family : prefix + " " + family, given, suffix);
  }

  /** Given names, particles, family name: particles begin in lower case. */
  private static @Nullable Author inOrder(List<String> written) {
    List<String> words = new ArrayList<>(written);
    words.removeIf(String::isBlank);
    if (words.isEmpty()) {
      return null;
    }
    int family = words.size() - 1;
    if (family > 1 && SUFFIXES.contains(words.get(family).toLowerCase(Locale.ROOT))) {
      family--;
    }
    for (int at = 1; at < family; at++) {
      if (isParticle(words.get(at))) {
        family = at;
      }
    }
    if (family > 0 && isParticle(words.get(0)) && allParticles(words, family)) {
      family = 0;
    }
    return ofParts(
        String.join(" ", words.subList(family, words.size())),
        String.join(" ", words.subList(0, family)),
        "");
  }

  private static boolean allParticles(List<String> words, int end) {
    return words.subList(0, end).stream().allMatch(AuthorNames::isParticle);
  }

  private static boolean isParticle(String word) {
    if (word.startsWith("{") && !word.startsWith("{\\")) {
      return false;
    }
    String plain = TexText.line(word);
    return !plain.isEmpty() && Character.isLowerCase(plain.codePointAt(0));
  }

  /** Says how long the separator at a place is; 0 where there is none. */
  private interface Separator {
    int lengthAt(String text, int at);
  }

  private static int commaAt(String text, int at) {
    return text.charAt(at) == ',' ? 1 : 0;
  }

  private static int blankAt(String text, int at) {
    char c = text.charAt(at);
    return c <= ' ' || c == '~' ? 1 : 0;
  }

  private static int andAt(String text, int at) {
    return text.charAt(at) <= ' '
            && text.regionMatches(true, at + 1, "and", 0, 3)
            && (at + 4 == text.length() || text.charAt(at + 4) <= ' ')
        ? 4
        : 0;
  }

  /** Splits at separators that stand outside of braces. */
  private static List<String> split(String text, Separator separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int begin = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth = Math.max(0, depth - 1);
      } else if (depth == 0) {
        int length = separator.lengthAt(text, at);
        if (length > 0) {
          parts.add(text.substring(begin, at));
          begin = at + length;
          at = begin - 1;
        }
      }
    }
    parts.add(text.substring(Math.min(begin, text.length())));
    return parts;
  }
}

package dev.ibid.check.claim;

import dev.ibid.paper.Author;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a paper and what it is called, where a text says so in the form of a reference: {@code
 * A. Able and B. Brave. Title. arXiv preprint}, {@code Able, A., “Title,” 2020}, or {@code Title
 * (Ann Able, Bo Brave)}. Nobody writes a title like that and means the paper of other people.
 *
 * @param authors at least one
 */
record Byline(String title, List<Author> authors) {

  private static final int SHORTEST_TITLE = 8;
  private static final int MOST_AUTHORS = 60;

  private static final String INITIALS = "\\p{Lu}\\p{Ll}?\\.(?:[~ -]?\\p{Lu}\\.){0,3}";
  private static final String WORD = "(?:[dDL]['’])?\\p{Lu}[\\p{L}\\p{M}'’-]+";
  private static final String PARTICLE =
      "(?:van|von|de|der|den|del|della|di|da|la|le|dos|el|ter|bin)";
  private static final String BLANK = "[\\s~]+";

  private static final Pattern FAMILY_FIRST =
      Pattern.compile(
          "((?:%1$s%3$s){0,2}%2$s(?:%3$s%2$s)?),[\\s~]*(%4$s)"
              .formatted(PARTICLE, WORD, BLANK, INITIALS));

  private static final Pattern GIVEN_FIRST =
      Pattern.compile(
          "((?:%1$s|%2$s)(?:%4$s(?:%1$s|%2$s)){0,2})%4$s((?:%3$s%4$s){0,2}%2$s)(?![\\p{L}\\p{N}])"
              .formatted(INITIALS, WORD, PARTICLE, BLANK));

  /** Chicago's style turns the first name alone around: {@code Shen, Liang, Zhihua Wu}. */
  private static final Pattern TURNED =
      Pattern.compile(
          "((?:%2$s%3$s){0,2}%1$s),\\s+(%1$s(?:%3$s\\p{Lu}\\.)?)(?=,\\s|\\.\\s|,?\\s+and\\s)"
              .formatted(WORD, PARTICLE, BLANK));

  private static final Pattern BETWEEN =
      Pattern.compile(",?\\s+(?:and|&|\\\\&|et|und|y)\\s+(?!al\\b)|[,;]\\s*(?:(?:and|&)\\s+)?");

  private static final Pattern OTHERS =
      Pattern.compile("[,;]?\\s*(?:(?:and\\s+)?[*_]*et\\s+al[*_]*\\.?|and\\s+others|等)");

  /** What stands between the authors and the title. */
  private static final Pattern THEN =
      Pattern.compile(
          "\\s*(?:[.,:]\\s*)?(?:\\(?(?:19|20)\\d\\d[a-z]?(?:,\\s+\\p{L}+)?\\)?\\s*[.,:]?\\s*)?");

  private static final Pattern QUOTED =
      Pattern.compile(
          "[\\[{*_]*(?:“([^“”]{8,300})”|\"([^\"]{8,300})\"|``([^`]{8,300}?)''"
              + "|(?<![*\\w])[*_]([^*_\\n]{8,300})[*_]|\\\\(?:emph|textit)\\{([^{}]{8,300})\\})");

  /** What may stand between a title and its identifier. */
  private static final Pattern GAP =
      Pattern.compile(
          "(?i)(?:[\\s.,:;()\\[\\]{}<*_”\"'’]|//|\\\\(?:url|href|newblock)|abs/|arxiv|在线|可用"
              + "|(?:corr|e-?prints?|preprints?|vol|on-?line|available|at|from|url|https?|tech(?:nical)?"
              + "|report|submitted|to|(?:19|20)\\d\\d[a-z]?)\\b)*+");

  /** What makes the identifier one of another paper than the one before it. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?i);|\\b(?:see|cf|also|extend\\w*|based|builds?|compare\\w*|reply|comment\\w*|follow\\w*|after"
              + "|like|unlike|implement\\w*|code|uses?|using|version|of|by)\\b");

  /** Links that say no more than where they lead. */
  private static final Pattern PLAIN_LINK =
      Pattern.compile("(?i)\\W*(?:pdf|abs|link|preprint|.*(?:arxiv|\\d{4}\\.\\d{4,5}).*)?\\W*");

  private static final Pattern SENTENCE_ENDS =
      Pattern.compile(
          "[.?!](?=\\s+[\\p{Lu}*_\\[\\\\]|\\s+arXiv|\\s*$)|,(?=\\s+(?i:arxiv|corr)\\b)");

  private static final Pattern PREPRINT = Pattern.compile("(?i)preprint|\\bcorr\\b");

  private static final Pattern NUMBER = Pattern.compile("\\s*\\[[\\w+-]{1,12}\\]\\s*");

  /** A list of authors, and where it ends. */
  private record AuthorList(List<Author> authors, int end) {}

  /**
   * The reference that ends in the citation; null where there is none.
   *
   * @param left the item or paragraph up to the link
   * @param numbered whether it begins with a number in brackets, as in a list of references
   * @param linkText what the link shows
   */
  static @Nullable Byline before(String left, boolean numbered, String linkText) {
    Matcher number = NUMBER.matcher(left);
    boolean listed = number.lookingAt() || numbered;
    AuthorList names = names(left, number.lookingAt() ? number.end() : 0);
    if (names == null) {
      return null;
    }
    Matcher then = THEN.matcher(left).region(names.end(), left.length());
    int at = then.lookingAt() ? then.end() : names.end();
    // One name alone may be any two words; a year behind it makes it an author.
    if (names.authors().size() < 2 && !listed && at - names.end() <= 5) {
      return null;
    }
    if (left.substring(at).isBlank()) {
      return of(linkText, names.authors());
    }
    if (!PLAIN_LINK.matcher(linkText).matches()) {
      return null;
    }
    Matcher quoted = QUOTED.matcher(left).region(at, left.length());
    if (quoted.lookingAt()) {
      if (ELSEWHERE.matcher(left).region(quoted.end(), left.length()).find()) {
        return null;
      }
      for (int group = 1; group <= quoted.groupCount(); group++) {
        if (quoted.group(group) != null) {
          return of(quoted.group(group), names.authors());
        }
      }
    }
    // A comma may be followed by one more name as well as by a title.
    boolean ended = left.substring(names.end() - 1, at).matches("(?s).*[.:)\\d].*");
    Matcher end = SENTENCE_ENDS.matcher(left).region(at, left.length());
    if (!ended || !end.find()) {
      return null;
    }
    String rest = left.substring(end.end());
    boolean initials = names.authors().stream().anyMatch(one -> one.given().contains("."));
    boolean form = listed || initials || at - names.end() > 5 || PREPRINT.matcher(rest).find();
    boolean direct = GAP.matcher(rest).matches();
    if (!form) {
      return null;
    }
    return direct || (rest.startsWith(" In ") && !ELSEWHERE.matcher(rest).find())
        ? of(left.substring(at, end.start()), names.authors())
        : null;
  }

  /** {@code Title (Ann Able, Bo Brave)} as all of a line; null where it is not. */
  static @Nullable Byline behind(String line) {
    String text = line.strip();
    int open = text.endsWith(")") ? text.lastIndexOf('(') : -1;
    AuthorList names = open < SHORTEST_TITLE ? null : names(text, open + 1);
    if (names == null || !text.substring(names.end()).matches("[\\s.,;]*\\)")) {
      return null;
    }
    return of(text.substring(0, open), names.authors());
  }

  private static @Nullable Byline of(String title, List<Author> authors) {
    // Braces that keep BibTeX from changing a letter are left in some references.
    String plain = Claims.plain(title).replaceAll("[{}]|^[\\s“\"]+|[\\s.,;”\"]+$", "");
    return plain.length() < SHORTEST_TITLE ? null : new Byline(plain, authors);
  }

  private static @Nullable AuthorList names(String text, int from) {
    List<Author> authors = new ArrayList<>();
    int at = from;
    Matcher turned = TURNED.matcher(text).region(from, text.length());
    while (authors.size() < MOST_AUTHORS) {
      Matcher family = FAMILY_FIRST.matcher(text).region(at, text.length());
      Matcher given = GIVEN_FIRST.matcher(text).region(at, text.length());
      int end;
      if (family.lookingAt()) {
        authors.add(new Author(family.group(1), family.group(2)));
        end = family.end();
      } else if (authors.isEmpty() && turned.lookingAt()) {
        authors.add(new Author(turned.group(1), turned.group(2)));
        end = turned.end();
      } else if (given.lookingAt()) {
        authors.add(new Author(given.group(2), given.group(1)));
        end = given.end();
      } else {
        break;
      }
      at = end;
      Matcher between = BETWEEN.matcher(text).region(at, text.length());
      if (!between.lookingAt()) {
        break;
      }
      at = between.end();
    }
    if (authors.isEmpty()) {
      return null;
    }
    // Back over a comma that no name followed.
    while (at > from && " ,;\t\n".indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    Matcher others = OTHERS.matcher(text).region(at, text.length());
    return new AuthorList(authors, others.lookingAt() ? others.end() : at);
  }
}

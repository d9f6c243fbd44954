package dev.ibid.paper;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How new citekeys are made. They are of plain letters, digits and the punctuation that is safe in
 * every language that cites.
 *
 * @param template text with fields in braces, as {@code {author}{year}{word}}
 */
public record CiteKeyPattern(String template) {

  /** As in {@code he2023simplifying}. */
  public static final CiteKeyPattern USUAL = new CiteKeyPattern("{author}{year}{word}");

  private static final Pattern FIELD = Pattern.compile("\\{(author|Author|year|yy|word|Word|id)}");

  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_:.-]*");
  private static final Pattern EDGE = Pattern.compile("^[_:.-]+|[_:.-]+$");
  private static final Pattern REPEATED = Pattern.compile("([_:.-])[_:.-]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z0-9]+");

  /** Words that a title begins with and nobody remembers it by. */
  private static final Set<String> SMALL_WORDS =
      Set.of(
          "a", "an", "the", "on", "of", "in", "for", "to", "and", "with", "from", "by", "at", "is",
          "are", "do", "does", "how", "what", "why", "when", "towards", "toward");

  /** Letters that Unicode does not take apart. */
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("ß", "ss"),
          Map.entry("ø", "o"),
          Map.entry("ł", "l"),
          Map.entry("ı", "i"),
          Map.entry("æ", "ae"),
          Map.entry("œ", "oe"),
          Map.entry("đ", "d"),
          Map.entry("ð", "d"),
          Map.entry("þ", "th"),
          Map.entry("ħ", "h"));

  /** What is wrong with a template, said of it; null where nothing is. */
  public static @Nullable String problemOf(String template) {
    Matcher field = FIELD.matcher(template);
    if (!field.find()) {
      return "must have a field, such as \"{author}{year}{word}\"";
    }
    return SAFE.matcher(field.replaceAll("")).matches()
        ? null
        : "must be made of {author}, {Author}, {year}, {yy}, {word}, {Word}, {id}, plain letters,"
            + " digits and - _ : .";
  }

  /** A key for {@code paper}, with a letter behind it where that one is {@code taken}. */
  public CiteKey keyFor(Paper paper, Predicate<CiteKey> taken) {
    String written =
        FIELD.matcher(template).replaceAll(field -> Matcher.quoteReplacement(value(field, paper)));
    String key = trimmed(written);
    if (key.isEmpty()) {
      key = trimmed("arxiv" + id(paper));
    }
    CiteKey free = new CiteKey(key);
    for (int number = 0; taken.test(free); number++) {
      free =
          new CiteKey(key + (number < 26 ? String.valueOf((char) ('a' + number)) : "-" + number));
    }
    return free;
  }

  private static String trimmed(String key) {
    return EDGE.matcher(REPEATED.matcher(key).replaceAll("$1")).replaceAll("");
  }

  private static String value(MatchResult field, Paper paper) {
    String year = paper.year() > 0 ? String.valueOf(paper.year()) : "";
    return switch (field.group(1)) {
      case "author" -> author(paper);
      case "Author" -> capitalised(author(paper));
      case "year" -> year;
      case "yy" -> year.substring(Math.max(0, year.length() - 2));
      case "word" -> word(paper.title());
      case "Word" -> capitalised(word(paper.title()));
      default -> id(paper);
    };
  }

  private static String id(Paper paper) {
    ArxivId id = paper.arxivId();
    return id == null ? "" : id.value().replace("/", "");
  }

  /** The first author's family name without its particles: {@code oord} of van den Oord. */
  private static String author(Paper paper) {
    String family = paper.authors().isEmpty() ? "" : paper.authors().getFirst().family();
    String[] words = family.strip().split("\\s+");
    int first = 0;
    while (first < words.length - 1 && Character.isLowerCase(words[first].codePointAt(0))) {
      first++;
    }
    String name = letters(String.join("", Arrays.asList(words).subList(first, words.length)));
    return name.isEmpty() ? "arxiv" : name;
  }

  private static String word(String title) {
    for (String word : title.split("[\\s\\p{Pd}/:]+")) {
      String bare = letters(word);
      if (!bare.isEmpty() && !SMALL_WORDS.contains(bare)) {
        return bare;
      }
    }
    return "";
  }

  private static String capitalised(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static String letters(String text) {
    String plain = text.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
      plain = plain.replace(letter.getKey(), letter.getValue());
    }
    String bare = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
    return NO_LETTERS.matcher(bare).replaceAll("");
  }
}

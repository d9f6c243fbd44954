package dev.ibid.fetch;

import dev.ibid.paper.ArxivId;
import dev.ibid.paper.Author;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A paper as an entry of a bibliography. */
final class BibEntryText {
  private BibEntryText() {}

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Words that a title begins with and nobody remembers it by. */
  private static final Set<String> SMALL_WORDS =
      Set.of(
          "a", "an", "the", "on", "of", "in", "for", "to", "and", "with", "from", "by", "at", "is",
          "are", "do", "does", "how", "what", "why", "when", "towards", "toward");

  /**
   * A key of author, year and the first telling word of the title, as {@code he2023simplifying},
   * with a letter behind it where that one is {@code taken}.
   */
  static CiteKey key(Paper paper, Predicate<CiteKey> taken) {
    String author = paper.authors().isEmpty() ? "" : paper.authors().getFirst().family();
    String name = letters(author);
    String year = paper.year() > 0 ? String.valueOf(paper.year()) : "";
    String key = (name.isEmpty() ? "arxiv" : name) + year + firstWord(paper.title());
    CiteKey free = new CiteKey(key);
    for (int number = 0; taken.test(free); number++) {
      free =
          new CiteKey(key + (number < 26 ? String.valueOf((char) ('a' + number)) : "-" + number));
    }
    return free;
  }

  private static String firstWord(String title) {
    for (String word : title.split("[\\s\\p{Pd}/:]+")) {
      String bare = letters(word);
      if (!bare.isEmpty() && !SMALL_WORDS.contains(bare)) {
        return bare;
      }
    }
    return "";
  }

  private static String letters(String text) {
    String plain =
        text.replace("ß", "ss")
            .replace("ø", "o")
            .replace("Ø", "O")
            .replace("ł", "l")
            .replace("Ł", "L")
            .replace("ı", "i")
            .replace("æ", "ae")
            .replace("đ", "d");
    String bare = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
    return NO_LETTERS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /** The entry, ending in a line feed. */
  static String of(Paper paper, CiteKey key) {
    StringBuilder entry = new StringBuilder("@misc{" + key + ",\n");
    // A second pair of braces keeps the capitals, whatever the style does to titles.
    field(entry, "title", "{" + escaped(paper.label()) + "}");
    field(
        entry,
        "author",
        paper.authors().stream().map(BibEntryText::name).collect(Collectors.joining(" and ")));
    field(entry, "year", paper.year() > 0 ? String.valueOf(paper.year()) : "");
    ArxivId id = paper.arxivId();
    field(entry, "eprint", id == null ? "" : id.value());
    field(entry, "archivePrefix", id == null ? "" : "arXiv");
    field(entry, "primaryClass", paper.categories().isEmpty() ? "" : paper.categories().getFirst());
    Doi doi = paper.doi();
    field(entry, "doi", doi == null || isUnsafe(doi.value()) ? "" : doi.value());
    field(entry, "note", escaped(paper.journalReference()));
    List<String> paragraphs = paper.summary().lines().map(BibEntryText::escaped).toList();
    field(entry, "abstract", String.join("\n\n", paragraphs));
    return entry.append("}\n").toString();
  }

  private static void field(StringBuilder entry, String name, String value) {
    if (!value.isBlank()) {
      entry.append("  ").append(name).repeat(' ', 13 - name.length());
      entry.append(" = {").append(value).append("},\n");
    }
  }

  private static String name(Author author) {
    String family = escaped(author.family());
    String given = escaped(author.given());
    boolean collaboration = given.isEmpty() && family.indexOf(' ') >= 0;
    boolean ambiguous = family.indexOf(',') >= 0 || (" " + family + " ").contains(" and ");
    String safe = collaboration || ambiguous ? "{" + family + "}" : family;
    return given.isEmpty() ? safe : safe + ", " + given;
  }

  private static boolean isUnsafe(String verbatim) {
    return verbatim.chars().anyMatch(c -> "{}\\%".indexOf(c) >= 0);
  }

  /** Unicode text with what TeX would act on made harmless; braces never stand alone. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (char c : text.toCharArray()) {
      switch (c) {
        case '%', '&', '#', '$', '_' -> escaped.append('\\').append(c);
        case '\\' -> escaped.append("\\textbackslash{}");
        case '{' -> escaped.append("\\textbraceleft{}");
        case '}' -> escaped.append("\\textbraceright{}");
        case '^' -> escaped.append("\\textasciicircum{}");
        case '~' -> escaped.append("\\textasciitilde{}");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}

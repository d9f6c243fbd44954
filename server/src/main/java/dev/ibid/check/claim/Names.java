package dev.ibid.check.claim;

import dev.ibid.paper.Author;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Authors, as one list of them is compared with another or looked for in a text. */
public final class Names {
  private Names() {}

  /** Names that so many papers have say nothing: a share of the rarity of a unique one. */
  private static final double RARE = 0.45;

  /** Whether a rare family name of the {@code authors} stands among {@code words}. */
  static boolean standAmong(Set<String> words, List<Author> authors, Rarity rarity) {
    return amongThem(words, authors, rarity) > 0;
  }

  /** How many rare family names of the {@code authors} stand among {@code words}. */
  static int amongThem(Set<String> words, List<Author> authors, Rarity rarity) {
    int count = 0;
    for (Author author : authors.subList(0, Math.min(12, authors.size()))) {
      List<String> family = TitleText.of(author.family()).words();
      if (family.isEmpty()) {
        continue;
      }
      String last = family.getLast();
      if (last.length() >= 4 && words.contains(last) && rarity.isRare(last, RARE)) {
        count++;
      }
    }
    return count;
  }

  /** Whether no author of one list can be one of the other, family names and initials compared. */
  static boolean areOthers(List<Author> one, List<Author> other) {
    for (Author a : one) {
      for (Author b : other) {
        if (mayBeOne(a, b)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean mayBeOne(Author a, Author b) {
    List<String> family = words(a.family());
    List<String> otherFamily = words(b.family());
    List<String> given = words(a.given());
    List<String> otherGiven = words(b.given());
    if (family.isEmpty() || otherFamily.isEmpty()) {
      return true;
    }
    if (family.getLast().equals(otherFamily.getLast())) {
      return given.isEmpty()
          || otherGiven.isEmpty()
          || given.getFirst().charAt(0) == otherGiven.getFirst().charAt(0);
    }
    // Some write the family name first.
    return given.contains(otherFamily.getLast())
        || otherGiven.contains(family.getLast())
        || family.contains(otherFamily.getLast())
        || otherFamily.contains(family.getLast());
  }

  /**
   * Whether no name of one list, in whatever order its parts are written, is in the other. Given
   * names alone are shared by chance, but not by half of the authors.
   */
  public static boolean areDisjoint(List<Author> one, List<Author> other) {
    Set<String> families = new HashSet<>();
    Set<String> parts = new HashSet<>();
    for (Author author : one) {
      families.addAll(longParts(author.family()));
      parts.addAll(longParts(author.fullName()));
    }
    int alike = 0;
    for (Author author : other) {
      if (longParts(author.family()).stream().anyMatch(parts::contains)) {
        return false;
      }
      List<String> given = longParts(author.given());
      if (given.stream().anyMatch(families::contains)) {
        return false;
      }
      alike += given.stream().anyMatch(parts::contains) ? 1 : 0;
    }
    String all = squeezed(one);
    String others = squeezed(other);
    // Family names of two or three letters are too common to look for, but not to compare.
    return (alike == 0 || 2 * alike < Math.min(one.size(), other.size()))
        && other.stream().noneMatch(author -> occurs(author, all))
        && one.stream().noneMatch(author -> occurs(author, others))
        && areOthers(one, other);
  }

  /** Whether the names are those of people, so that they can contradict others. */
  public static boolean arePeople(List<Author> authors) {
    for (Author author : authors) {
      String name = author.fullName().toLowerCase(Locale.ROOT);
      boolean latin = name.chars().allMatch(c -> c < 0x250 || !Character.isLetter(c));
      if (!latin
          || author.given().isEmpty()
          || name.contains("collaboration")
          || name.contains("team")
          || name.contains("consortium")
          || name.contains("et al")) {
        return false;
      }
    }
    return !authors.isEmpty();
  }

  private static final Pattern UMLAUT = Pattern.compile("([aou])e");

  /** Words that many names of groups or of families have in common. */
  private static final Set<String> COMMON =
      Set.of(
          "the",
          "and",
          "for",
          "collaboration",
          "team",
          "van",
          "von",
          "den",
          "der",
          "ter",
          "del",
          "des",
          "dos");

  private static List<String> longParts(String name) {
    List<String> parts = new ArrayList<>();
    for (String word : words(name)) {
      if (word.length() >= 3 && !COMMON.contains(word)) {
        parts.add(word);
      }
    }
    return parts;
  }

  private static List<String> words(String name) {
    return TitleText.of(name).words().stream().map(Names::withoutUmlauts).toList();
  }

  private static String squeezed(String name) {
    return withoutUmlauts(TitleText.squeeze(name));
  }

  /** Umlauts are written with an e or without, as the keyboard has it: both are left out. */
  private static String withoutUmlauts(String folded) {
    return UMLAUT.matcher(folded).replaceAll("$1");
  }

  private static String squeezed(List<Author> authors) {
    StringBuilder all = new StringBuilder();
    authors.forEach(author -> all.append(squeezed(author.fullName())).append(' '));
    return all.toString();
  }

  private static boolean occurs(Author author, String all) {
    String family = squeezed(author.family());
    return family.length() >= 4 && all.contains(family);
  }
}

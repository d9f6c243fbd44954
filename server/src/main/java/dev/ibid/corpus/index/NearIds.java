package dev.ibid.corpus.index;

import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The possible identifiers that are one slip of the keyboard away from what is written, the
 * likeliest slip first: swapped neighbours and a neighbouring key before any other digit, a doubled
 * or halved digit before a stray one, and the number before the month and the year.
 */
final class NearIds {
  private NearIds() {}

  /** No identifier is longer, by far; what is longer was not meant as one. */
  private static final int LONGEST = 24;

  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz-";

  /** From January 2015 on identifiers have five digits behind the dot, before that four. */
  private static final String FIRST_FIVE_DIGITS = "1501.";

  private static final double SWAPPED = 1.0;
  private static final double NEIGHBOUR_KEY = 1.1;
  private static final double DOUBLED = 1.2;
  private static final double OTHER_KEY = 2.0;
  private static final double STRAY = 2.2;
  private static final double IN_MONTH = 0.6;
  private static final double IN_YEAR = 0.8;

  static List<ArxivId> of(String written) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty() || text.length() > LONGEST) {
      return List.of();
    }
    Map<ArxivId, Double> costs = new HashMap<>();
    String keys =
        text.chars().anyMatch(Character::isLetter) ? DIGITS + "./" + LETTERS : DIGITS + ".";
    for (int at = 0; at <= text.length(); at++) {
      double where = placeCost(text, at);
      String before = text.substring(0, at);
      String behind = text.substring(at);
      for (char key : keys.toCharArray()) {
        boolean doubled = before.endsWith(String.valueOf(key)) || behind.startsWith(key + "");
        add(costs, before + key + behind, where + (doubled ? DOUBLED : STRAY));
      }
      if (behind.isEmpty()) {
        continue;
      }
      char here = text.charAt(at);
      String rest = text.substring(at + 1);
      add(costs, before + rest, where + (doubles(text, at) ? DOUBLED : STRAY));
      for (char key : keys.toCharArray()) {
        add(
            costs,
            before + key + rest,
            where + (neighbours(here, key) ? NEIGHBOUR_KEY : OTHER_KEY));
      }
      if (!rest.isEmpty()) {
        add(costs, before + rest.charAt(0) + here + rest.substring(1), where + SWAPPED);
      }
    }
    if (ArxivIdReading.read(text) instanceof ArxivIdReading.Valid valid) {
      costs.remove(valid.id());
    }
    List<ArxivId> ids = new ArrayList<>(costs.keySet());
    ids.sort(
        Comparator.comparingDouble((ArxivId id) -> costs.get(id))
            .thenComparing(Comparator.reverseOrder()));
    return ids;
  }

  private static void add(Map<ArxivId, Double> costs, String candidate, double cost) {
    if (mayBe(candidate)
        && ArxivIdReading.read(candidate) instanceof ArxivIdReading.Valid valid
        && valid.version() == 0) {
      costs.merge(valid.id(), cost, Math::min);
    }
  }

  /** Most candidates are longer or shorter than any identifier; reading says at length why not. */
  private static boolean mayBe(String candidate) {
    int length = candidate.compareTo(FIRST_FIVE_DIGITS) < 0 ? 9 : 10;
    return candidate.indexOf('/') >= 0
        || (candidate.length() == length && candidate.charAt(4) == '.');
  }

  /** Year and month are known better than the number behind them. */
  private static double placeCost(String text, int at) {
    int digits = text.indexOf('/') + 1;
    if (at < digits || at >= digits + 4) {
      return 0;
    }
    return at < digits + 2 ? IN_YEAR : IN_MONTH;
  }

  private static boolean doubles(String text, int at) {
    char c = text.charAt(at);
    return (at > 0 && text.charAt(at - 1) == c)
        || (at + 1 < text.length() && text.charAt(at + 1) == c);
  }

  private static boolean neighbours(char one, char other) {
    int first = "1234567890".indexOf(one);
    int second = "1234567890".indexOf(other);
    return first >= 0 && second >= 0 && Math.abs(first - second) == 1;
  }
}

package dev.ibid.note;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where any of a few words may begin in a text. Patterns whose matches begin with one of the words
 * are tried there alone: to try a pattern at each character of a note takes ten times as long as
 * reading the note.
 */
final class WordPlaces {
  private static final int[] NONE = {};

  private final CharacterSet first;

  /** In both cases, since patterns that don't care for case ask as well. */
  private final CharacterSet second;

  /** In lower case. */
  private final char[][] words;

  /**
   * @param words of ASCII, each of two characters or more
   */
  WordPlaces(String... words) {
    StringBuilder firsts = new StringBuilder();
    StringBuilder seconds = new StringBuilder();
    for (String word : words) {
      char[] head = {word.charAt(0), word.charAt(1)};
      firsts.append(Character.toLowerCase(head[0])).append(Character.toUpperCase(head[0]));
      seconds.append(Character.toLowerCase(head[1])).append(Character.toUpperCase(head[1]));
    }
    this.first = new CharacterSet(firsts.toString());
    this.second = new CharacterSet(seconds.toString());
    this.words =
        Arrays.stream(words)
            .map(word -> word.toLowerCase(Locale.ROOT).toCharArray())
            .toArray(char[][]::new);
  }

  /** The offsets in {@code chars} at which a word begins, in either case, in their order. */
  int[] in(char[] chars) {
    int[] places = NONE;
    int count = 0;
    int limit = chars.length - 1;
    for (int at = first.next(chars, 0, limit); at < limit; at = first.next(chars, at + 1, limit)) {
      if (second.contains(chars[at + 1]) && beginsWord(chars, at)) {
        if (count == places.length) {
          places = Arrays.copyOf(places, Math.max(16, 2 * count));
        }
        places[count++] = at;
      }
    }
    return Arrays.copyOf(places, count);
  }

  private boolean beginsWord(char[] chars, int at) {
    for (char[] word : words) {
      int length = word.length;
      int same = 0;
      while (same < length && at + same < chars.length && lower(chars[at + same]) == word[same]) {
        same++;
      }
      if (same == length) {
        return true;
      }
    }
    return false;
  }

  /** Much faster than Java's own, which knows all letters. */
  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 0x20) : c;
  }

  /**
   * Hands over the matches of {@code pattern} in {@code text} as {@link Matcher#find} would come by
   * them, as far as they begin at {@code places}, or before one at the beginning of its line with
   * blanks and a percent sign between.
   *
   * @param found takes the matcher, in the state of one match after the other
   */
  static void forEach(Pattern pattern, String text, int[] places, Consumer<Matcher> found) {
    Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    int behind = 0;
    for (int place : places) {
      int start = place;
      if (start < behind) {
        continue;
      }
      boolean matches = matcher.region(start, text.length()).lookingAt();
      if (!matches) {
        start = before(text, place);
        matches = start < place && matcher.region(start, text.length()).lookingAt();
      }
      if (matches && start >= behind) {
        found.accept(matcher);
        behind = Math.max(place + 1, matcher.end());
      }
    }
  }

  private static int before(String text, int place) {
    int start = place;
    while (start > 0 && " \t%".indexOf(text.charAt(start - 1)) >= 0) {
      start--;
    }
    return start;
  }
}

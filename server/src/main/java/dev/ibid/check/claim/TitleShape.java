package dev.ibid.check.claim;

import dev.ibid.check.claim.Claim.Kind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a text has the looks of a title. Where no paper of that title is known, nothing else
 * tells it from what people write beside a link: {@code our notes on the second talk}.
 */
final class TitleShape {
  private TitleShape() {}

  /** Of the longer words in a line of its own so many have a capital letter. */
  private static final double MOST = 0.6;

  private static final int LONGER = 4;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}'’]+");

  private static final Pattern ENDS_OPEN = Pattern.compile("[:,;]\\s*$|[\\p{L}]{2}\\.\\s*$");

  /** Words of people who talk to each other, rare in titles. */
  private static final Set<String> TALK =
      Set.of(
          "about",
          "also",
          "appendix",
          "article",
          "blog",
          "chapter",
          "comments",
          "did",
          "discussed",
          "discussion",
          "don't",
          "draft",
          "explained",
          "figure",
          "had",
          "he",
          "here",
          "i",
          "i'm",
          "it's",
          "mailing",
          "me",
          "meeting",
          "my",
          "note",
          "notes",
          "our",
          "page",
          "paper",
          "papers",
          "please",
          "post",
          "preprint",
          "read",
          "reading",
          "review",
          "said",
          "section",
          "see",
          "she",
          "should",
          "slides",
          "summary",
          "talk",
          "thanks",
          "thread",
          "today",
          "tomorrow",
          "us",
          "video",
          "was",
          "we",
          "were",
          "who",
          "will",
          "would",
          "wrote",
          "yesterday",
          "you",
          "your");

  static boolean mayBeTitle(Claim claim) {
    String text = claim.text().strip();
    if (ENDS_OPEN.matcher(text).find() || Character.isLowerCase(text.codePointAt(0))) {
      return false;
    }
    int longer = 0;
    int capital = 0;
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String word = words.group();
      if (TALK.contains(word.toLowerCase(Locale.ROOT).replace('’', '\''))) {
        return false;
      }
      if (word.length() >= LONGER) {
        longer++;
        capital += Character.isUpperCase(word.codePointAt(0)) ? 1 : 0;
      }
    }
    boolean line = claim.kind() == Kind.TITLE_LINE || claim.kind() == Kind.UNDER_ADDRESS;
    return !line || capital >= MOST * longer;
  }
}

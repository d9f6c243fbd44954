package dev.ibid.check.claim;

import dev.ibid.check.claim.Claim.Kind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a text has the looks of a title. Where no paper of that title is known, nothing else
 * tells it from what people write beside a link: {@code our notes on the second talk}. The note's
 * own title is its writer's, who may speak of a paper without being named after it.
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
          "assignment",
          "authors",
          "beginners",
          "blog",
          "chapter",
          "checkpoint",
          "checkpoints",
          "comments",
          "conference",
          "course",
          "did",
          "discussed",
          "discussion",
          "don't",
          "download",
          "draft",
          "episode",
          "exercise",
          "explain",
          "explained",
          "explainer",
          "explains",
          "figure",
          "github",
          "guide",
          "had",
          "he",
          "here",
          "homework",
          "i",
          "i'm",
          "illustrated",
          "interview",
          "it's",
          "lecture",
          "mailing",
          "materials",
          "me",
          "meeting",
          "my",
          "newsletter",
          "note",
          "notes",
          "original",
          "our",
          "page",
          "paper",
          "papers",
          "pdf",
          "please",
          "podcast",
          "post",
          "posted",
          "poster",
          "preprint",
          "presentation",
          "proceedings",
          "publication",
          "read",
          "reading",
          "recording",
          "repository",
          "review",
          "said",
          "section",
          "see",
          "seminar",
          "she",
          "should",
          "slides",
          "summary",
          "supplement",
          "supplementary",
          "talk",
          "thanks",
          "thesis",
          "thread",
          "today",
          "tomorrow",
          "tutorial",
          "tweet",
          "us",
          "video",
          "was",
          "we",
          "website",
          "week",
          "were",
          "who",
          "will",
          "would",
          "wrote",
          "yesterday",
          "you",
          "your");

  /** Small words of other languages: a translated title is no other paper's. */
  private static final Set<String> FOREIGN =
      Set.of(
          "als", "au", "auf", "aus", "aux", "avec", "bei", "che", "con", "dans", "das", "de", "dei",
          "del", "della", "dem", "den", "der", "des", "di", "du", "durch", "een", "ein", "eine",
          "einer", "el", "em", "est", "et", "für", "het", "il", "im", "ist", "la", "las", "le",
          "les", "los", "mit", "nel", "nicht", "och", "oder", "par", "para", "por", "pour", "que",
          "sans", "sich", "som", "sur", "um", "uma", "una", "und", "une", "von", "voor", "wie",
          "zu", "zum", "zur");

  /** English writes accents in names alone. */
  private static final Pattern ACCENTED = Pattern.compile("(?<!\\p{L})\\p{Ll}*[\\p{Ll}&&[^a-z]]");

  private static final Pattern IDENTIFIER = Pattern.compile("\\d{4}\\.\\d{4,5}|/\\d{7}");

  static boolean mayBeTitle(Claim claim) {
    String text = claim.text().strip();
    if (claim.kind() == Kind.NOTE_TITLE
        || ENDS_OPEN.matcher(text).find()
        || IDENTIFIER.matcher(text).find()
        || ACCENTED.matcher(text).find()
        || Character.isLowerCase(text.codePointAt(0))) {
      return false;
    }
    int longer = 0;
    int capital = 0;
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String word = words.group();
      String plain = word.toLowerCase(Locale.ROOT).replace('’', '\'');
      if (TALK.contains(plain) || FOREIGN.contains(plain)) {
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

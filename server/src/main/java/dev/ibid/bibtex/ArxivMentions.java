package dev.ibid.bibtex;

import dev.ibid.paper.ArxivIdReading;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * arXiv identifiers in the fields of bibliographies, by any of the names that are used for them.
 */
public final class ArxivMentions {
  private ArxivMentions() {}

  /**
   * An identifier in a text.
   *
   * @param begin where the mention begins, as a UTF-16 offset
   */
  public record Mention(ArxivIdReading.Valid id, int begin) {}

  private static final String ID =
      "((?:[0-9]{4}\\.[0-9]{4,5}|[a-zA-Z-]{2,8}(?:\\.[a-zA-Z-]{2,8})?/[0-9]{7})"
          + "(?:v[0-9]{1,3})?(?![0-9]))";

  private static final String ROUTES =
      "arxiv\\.org/+(?:abs|pdf|html|ps|dvi|format|src|e-print|tb|bibtex)/+"
          + "|alphaxiv\\.org/(?:abs|overview|pdf)/|ar5iv(?:\\.labs\\.arxiv)?\\.org/(?:abs|html)/"
          + "|huggingface\\.co/papers/|scirate\\.com/arxiv/|arxiv-vanity\\.com/papers/"
          + "|semanticscholar\\.org/arxiv/";

  private static final Pattern MENTION =
      Pattern.compile(
          "(?i)(?:"
              + ROUTES
              + "|10\\.48550/arxiv\\.|(?<![a-z])arxiv(?:[ \\t\\n]{0,3}(?:e-?prints?|preprints?))?"
              + "[ \\t\\n:.,~/\\]}()#-]{0,4}(?:arxiv[:\\s]{0,3})?(?:abs/|id:?\\s?)?)"
              + ID);

  private static final Pattern BIBCODE =
      Pattern.compile("(?:19|20)[0-9]{2}arXiv([0-9]{4})\\.?([0-9]{4,5})(?![0-9])");

  private static final Pattern BARE =
      Pattern.compile(
          "(?i)\\s*(?:arxiv\\s?[:.]?\\s?)?(?:(?:"
              + ROUTES
              + "|abs/))?"
              + ID
              + "(?:\\.pdf)?\\s*(?:\\[[a-z.-]+\\])?\\s*");

  /** The first possible identifier that {@code text} names as one of arXiv; or null. */
  public static @Nullable Mention first(String text) {
    if (!mayMention(text)) {
      return null;
    }
    String plain = text.indexOf('\\') >= 0 ? text.replace("\\", " ") : text;
    Matcher mention = MENTION.matcher(plain);
    while (mention.find()) {
      if (ArxivIdReading.read(mention.group(1)) instanceof ArxivIdReading.Valid valid) {
        return new Mention(valid, mention.start());
      }
    }
    Matcher bibcode = BIBCODE.matcher(plain);
    while (bibcode.find()) {
      String id = bibcode.group(1) + "." + bibcode.group(2);
      if (ArxivIdReading.read(id) instanceof ArxivIdReading.Valid valid) {
        return new Mention(valid, bibcode.start());
      }
    }
    return null;
  }

  /** All names of arXiv have "iv" in them, save for the papers of Hugging Face. */
  private static boolean mayMention(String text) {
    for (int at = 1; at < text.length(); at++) {
      char c = text.charAt(at);
      char before = text.charAt(at - 1);
      if ((c == 'v' || c == 'V') && (before == 'i' || before == 'I')) {
        return true;
      }
    }
    return text.indexOf('/') >= 0 && text.toLowerCase(Locale.ROOT).contains("/papers/");
  }

  /** The identifier that {@code text} is, with or without a prefix or an address; or null. */
  public static ArxivIdReading.@Nullable Valid bare(String text) {
    String plain = text.indexOf('{') >= 0 ? text.replace("{", "").replace("}", "") : text;
    Matcher matcher = BARE.matcher(plain);
    if (matcher.matches()) {
      return ArxivIdReading.read(matcher.group(1)) instanceof ArxivIdReading.Valid valid
          ? valid
          : null;
    }
    @Nullable Mention mention = first(plain);
    return mention == null ? null : mention.id();
  }
}

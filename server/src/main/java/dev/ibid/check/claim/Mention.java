package dev.ibid.check.claim;

import dev.ibid.note.Citation;
import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.paper.Author;
import dev.ibid.text.Span;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a title beside a citation is that of another paper, which the text relates to the cited
 * one: <i>Title</i> builds on arXiv:2311.01906. There is nothing wrong with that.
 */
final class Mention {
  private Mention() {}

  /** So much before a place is looked at for what leads to it, in UTF-16 units. */
  private static final int LEAD = 120;

  private static final String RELATES =
      "buil(?:d|ds|t|ding)(?: up)? (?:up)?on|bas(?:ed|es) (?:up)?on|extend(?:s|ed|ing)?"
          + "|extensions?|improv(?:es?|ed|ing|ements?)|(?:inspired|motivated) by"
          + "|refut(?:es?|ed|ing)|disprov(?:es?|ed|en|ing)|contradict(?:s|ed|ing)?"
          + "|cit(?:es?|ed|ing)|compar(?:es?|ed|ing|able|ison)|follow(?:s|ed|ing)?"
          + "|follow[- ]?ups?|supersed(?:es?|ed|ing)|replac(?:es?|ed|ing)"
          + "|generali[sz](?:es?|ed|ing|ations?)|us(?:es?|ed|ing)|appl(?:y|ies|ied|ying)"
          + "|reproduc(?:es?|ed|ing|tions?)|replicat(?:es?|ed|ing|ions?)|adapt(?:s|ed|ing)?"
          + "|review(?:s|ed|ing)|reviews? of|discuss(?:es|ed|ing)?|critici[sz](?:es?|ed|ing)"
          + "|critiques?|correct(?:s|ed|ing|ions?)|errat(?:um|a)|beat(?:s|en|ing)?"
          + "|outperform(?:s|ed|ing)?"
          + "|implement(?:s|ed|ing)|mention(?:s|ed|ing)?|say(?:s|ing)?|show(?:s|n|ed)?"
          + "|prov(?:es?|ed|en|ing)|explain(?:s|ed)|survey(?:s|ed)|rebut(?:s|tal|tals)"
          + "|repl(?:y|ies|ied)|respon(?:ds?|ses?)|sequels?|prequels?|success(?:or|ors)"
          + "|predecessors?|companions?|comments? on|commented|baselines?|datasets? (?:from|of)"
          + "|spirit of|as in|unlike|like|versus|vs|cf|than|see also|contrast(?:s|ed)?|opposed"
          + "|contrary|similar(?:ly)?|related|about|against|instead|before|after|but|while"
          + "|whereas|then|next|same authors as";

  /** Words that lead on to a paper, and what may stand between them and it. */
  private static final Pattern LEADS =
      Pattern.compile(
          "(?i)(?<![\\p{L}\\p{N}-])(?:%s)(?![\\p{L}\\p{N}-])"
                  .formatted(RELATES.replace(" ", "\\s+"))
              + "(?:\\s+(?:the|this|a|an|its|their|his|her|in|on|upon|of|to|by|with|from|at|up|as"
              + "|work|papers?|preprint|article|arxiv|methods?|ideas?|results?|models?|authors?"
              + "|findings?|theorems?|week|month|time|is))*+"
              + "[\\s.:*_\"“„'‘(\\[{<~`«]*+$");

  /** A word that runs on to an identifier, so that they are parts of one sentence. */
  private static final Pattern RUNS_ON =
      Pattern.compile("(?<![\\p{L}\\p{N}.@/])(\\p{Ll}[\\p{L}\\p{M}'’-]*)[ \\t\\r\\n]+$");

  /** Words that do so in references, where they lead from a title to its identifier. */
  private static final Set<String> OF_REFERENCES =
      Set.of(
          "abs",
          "al",
          "arxiv",
          "as",
          "at",
          "available",
          "corr",
          "e-print",
          "eprint",
          "from",
          "http",
          "https",
          "id",
          "in",
          "link",
          "on",
          "online",
          "paper",
          "pdf",
          "preprint",
          "see",
          "to",
          "under",
          "url",
          "version",
          "via");

  /** What a link is called that leads to something beside the paper in front of it. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "(?i)(?<![\\p{L}\\p{N}])(?:data(?:[- ]?sets?)?|benchmarks?|baselines?|sequels?"
              + "|follow[- ]?ups?|related|prior|previous|earlier|predecessors?|successors?"
              + "|surveys?|reviews?|comments?|critiques?|discussions?|repl(?:y|ies)|responses?"
              + "|rebuttals?|background|extensions?|tutorials?)(?![\\p{L}\\p{N}])");

  private static final Pattern SEE = Pattern.compile("(?i)(?<![\\p{L}\\p{N}])see[\\s<]+$");

  /** Behind an identifier that is to be seen: what for, or besides what. */
  private static final Pattern SEEN =
      Pattern.compile("[*_\\])}>]*\\s+(?:for|where|too|also|as\\s+well|instead)(?![\\p{L}\\p{N}])");

  private static final Pattern BEGINS =
      Pattern.compile("(?i)\\W*(?:%s)(?![\\p{L}\\p{N}-])".formatted(RELATES.replace(" ", "\\s+")));

  /** What joins two papers, and not a paper with its identifier. */
  private static final Pattern JOINS = Pattern.compile("(?i)[*_\"”'»)\\]}]*\\s+(?:and|or|&)\\s*");

  /** An identifier that stands right behind a title is the title's, whatever leads to them. */
  private static final Pattern ATTACHED = Pattern.compile("[\\s*_\"”'’»}]*[(\\[{<]?[\\s*_]*");

  private static final Pattern VERB =
      Pattern.compile(
          "\\s+(?:is|was|has|had|does|shows?|showed|proves?|proved|finds?|found|says|said|argues?"
              + "|argued|claims?|claimed|gives?|gave|uses?|used|improves?|improved|extends?"
              + "|disagrees?|agrees?|solves?|solved|introduces?|introduced|proposes?|proposed"
              + "|presents?|presented|studies|studied|reports?|reported|considers?)\\b.*",
          Pattern.DOTALL);

  private static final Pattern NAMES =
      Pattern.compile(
          "(\\p{Lu}[\\p{L}\\p{M}'’-]+)\\s+(?:et\\s+al\\.?|(?:and|&)\\s+\\p{Lu}[\\p{L}\\p{M}'’-]+)"
              + "(?:,?\\s+\\(?(?:19|20)\\d\\d[a-z]?\\)?)?[\\s,(\\[]*$");

  /**
   * Whether {@code around} relates what {@code claim} is the title of to the cited paper.
   *
   * @param title in full, as the paper has it that is named, or else the claim itself
   */
  static boolean isOfAnother(Claim claim, String title, Surroundings around) {
    return switch (claim.kind()) {
      // These are the citation's own.
      case LINK, UNDER_ADDRESS, REFERENCE, NOTE_TITLE, FILE_NAME -> false;
      case BEHIND -> {
        String behind = Claims.plain(around.restOfLine());
        int at = behind.indexOf(claim.text());
        yield at >= 0 && (leads(behind, at) || begins(claim.text(), title));
      }
      case TITLE_LINE, OTHER_LINK, QUOTED, BOLD, ITALIC, ITEM, CELL, PIECE ->
          isInFront(claim.text(), title, around);
    };
  }

  private static boolean isInFront(String claim, String title, Surroundings around) {
    String left = Claims.plain(around.in(around.left()));
    String lead = lead(left, left.length());
    if (lead != null && !isWithin(lead, claim, title)) {
      return true;
    }
    if (BESIDE.matcher(around.in(around.linkText())).find()) {
      return true;
    }
    if (around.linkText().length() == 0 && isSeen(left, around)) {
      return true;
    }
    Matcher word = RUNS_ON.matcher(left);
    if (around.linkText().length() == 0
        && word.find()
        && !OF_REFERENCES.contains(word.group(1))
        && !isWithin(word.group(1), claim, title)) {
      return true;
    }
    int at = left.lastIndexOf(claim);
    String between = at < 0 ? "" : left.substring(at + claim.length());
    if (begins(claim, title) || isOfKey(claim, around)) {
      return true;
    }
    if (at < 0 || ATTACHED.matcher(between).matches()) {
      return false;
    }
    return JOINS.matcher(between).matches()
        || leads(left, at)
        || (!between.stripTrailing().endsWith("(") && isSubject(around));
  }

  /** Whether the cited paper is to be seen for more: {@code see arXiv:... for a proof}. */
  private static boolean isSeen(String left, Surroundings around) {
    return SEE.matcher(left).find() && SEEN.matcher(around.in(around.right())).lookingAt();
  }

  /** Whether the claim begins with such words, and the title does not. */
  private static boolean begins(String claim, String title) {
    Matcher begins = BEGINS.matcher(claim);
    return begins.lookingAt()
        && !TitleText.squeeze(title).startsWith(TitleText.squeeze(begins.group()));
  }

  /** Whether a citekey stands behind the title, which is then the key's. */
  private static boolean isOfKey(String claim, Surroundings around) {
    Span left = around.left();
    List<Citation> all = around.note().citations();
    for (int at = around.firstFrom(left.start()); at < all.size(); at++) {
      if (all.get(at).span().end() > left.end()) {
        break;
      }
      if (all.get(at) instanceof KeyCitation key) {
        Span before = new Span(left.start(), key.span().start());
        Span behind = new Span(key.span().end(), left.end());
        if (Claims.plain(around.in(before)).contains(claim)
            && !Claims.plain(around.in(behind)).contains(claim)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Titles end in such words as well: <i>Strong Baselines</i>. */
  private static boolean isWithin(String lead, String claim, String title) {
    String squeezed = TitleText.squeeze(claim);
    return squeezed.endsWith(TitleText.squeeze(lead))
        && TitleText.squeeze(title).contains(squeezed);
  }

  /** Whether a verb follows the citation, so that it is a part of a sentence. */
  private static boolean isSubject(Surroundings around) {
    return VERB.matcher(around.in(around.right())).matches();
  }

  /** Whether words lead on to a paper at {@code at}, or to what is set apart around it. */
  private static boolean leads(String text, int at) {
    int open = at - 1;
    while (open > 0 && "*_\"“„«".indexOf(text.charAt(open)) < 0) {
      open--;
    }
    return lead(text, at) != null || lead(text, Math.max(0, open)) != null;
  }

  /** The words that lead on to what stands at {@code at}; null where there are none. */
  static @Nullable String lead(String text, int at) {
    Matcher leads = LEADS.matcher(text.substring(Math.max(0, at - LEAD), at));
    return leads.find() ? leads.group() : null;
  }

  /** Whether the citation's own authors lead to it: {@code As in Title, Xu et al. [arXiv:...]}. */
  static boolean isLedToBy(List<Author> authors, Surroundings around) {
    String left = Claims.plain(around.in(around.left()));
    Matcher names = NAMES.matcher(left.substring(Math.max(0, left.length() - LEAD)));
    return names.find()
        && authors.stream()
            .limit(1)
            .map(author -> TitleText.of(author.family()).words())
            .anyMatch(
                family ->
                    !family.isEmpty()
                        && TitleText.of(names.group(1)).words().contains(family.getLast()));
  }
}

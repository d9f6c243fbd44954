package dev.ibid.check;

import dev.ibid.paper.Paper;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * That a paper was withdrawn. arXiv has no mark for it: a withdrawn paper gets a comment that says
 * so, or an abstract.
 *
 * @param words in which the record says it, on one line
 */
record Withdrawal(String words) {

  private static final String PAPER =
      "(?:papers?|articles?|manuscript|submission|work|preprint|e-?print|note|document|version"
          + "|letter|report|draft|entry)";

  private static final String SUBJECT =
      "(?:th(?:is|e) (?:current |present )?(?:arxiv )?" + PAPER + "|this)";

  private static final String VERB =
      "(?:(?:has|have|had) (?:\\w+ )?been|is|are|was|were|is being|will be)";

  /** Withdrawing from a journal or a conference leaves the paper on arXiv. */
  private static final String WITHDRAWN =
      "(?:\\w+ )?(?:withdrawn|retracted)\\b(?! from (?!(?:the )?arxiv))";

  private static final String WHY = "(?:by|due|because|as|since|for|until)\\b";

  private static final String WE_WITHDRAW =
      "(?:we|i|the authors?) (?:(?:\\w+ ){0,3}withdraw|ha(?:ve|s) withdrawn) (?:this|the) " + PAPER;

  /** What a comment may begin with, or begin a later sentence with. */
  private static final Pattern COMMENT =
      Pattern.compile(
          "(?:^|[.;:!] )%s %s %s".formatted(SUBJECT, VERB, WITHDRAWN)
              + "|\\bthis %s ha[sd] been withdrawn %s".formatted(PAPER, WHY)
              + "|^\\W*(?:%s )?(?:%s )?(?:withdrawn|retracted)(?:\\W*$|[.,;:!)\\]]| %s)"
                  .formatted(PAPER, VERB, WHY)
              + "|(?:^|[.;:!,] )"
              + WE_WITHDRAW,
          Pattern.CASE_INSENSITIVE);

  /** An abstract says it in its first words, since it has no others. */
  private static final Pattern SUMMARY =
      Pattern.compile(
          "^\\W*(?:%s %s %s".formatted(SUBJECT, VERB, WITHDRAWN)
              + "|(?:withdrawn|retracted)(?:\\W*$| (?:by (?:the )?authors?|due to|because)\\b)"
              + "|"
              + WE_WITHDRAW
              + ")",
          Pattern.CASE_INSENSITIVE);

  private static final int FIRST_WORDS = 160;

  /** How {@code paper} was withdrawn, or null where nothing says that it was. */
  static @Nullable Withdrawal of(Paper paper) {
    String comments = paper.comments();
    if (saysIt(comments, COMMENT)) {
      return new Withdrawal(comments);
    }
    String summary = paper.summary();
    String first = summary.substring(0, Math.min(FIRST_WORDS, summary.length()));
    if (saysIt(first, SUMMARY)) {
      int end = summary.indexOf('\n');
      return new Withdrawal(end < 0 ? summary : summary.substring(0, end));
    }
    String journal = paper.journalReference();
    return saysIt(journal, COMMENT) ? new Withdrawal(journal) : null;
  }

  private static boolean saysIt(String text, Pattern pattern) {
    // Nearly no record has the word, and looking for it is quick.
    boolean named =
        text.contains("ithdr")
            || text.contains("etracted")
            || text.contains("WITHDR")
            || text.contains("RETRACTED");
    return named && pattern.matcher(text).find();
  }
}

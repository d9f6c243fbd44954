package dev.ibid.note;

import dev.ibid.note.ArxivSpelling.Spelled;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Citation.ArxivForm;
import dev.ibid.text.Span;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds arXiv identifiers and DOIs in prose, in every spelling that people use.
 *
 * <p>One pass looks for the few characters that each spelling has to have: the {@code x} of {@code
 * arXiv}, the colon of {@code ://} and {@code doi:}, the slash of a DOI and of {@code
 * hep-th/9901001}. What an address or a DOI covers is passed over as a whole, so that no number
 * inside it is taken for an identifier, and so that the time stays linear.
 */
final class ArxivIds {
  private static final CharacterSet ANCHORS = new CharacterSet("xX:/={");

  private static final int MAX_MACRO = 40;

  private final String text;
  private final char[] chars;
  private final int from;
  private final int limit;
  private final boolean fields;
  private final List<Citation> found;

  /** All before it is taken or passed over. */
  private int taken;

  private ArxivIds(
      String text, char[] chars, int from, int limit, boolean fields, List<Citation> found) {
    this.text = text;
    this.chars = chars;
    this.from = from;
    this.limit = limit;
    this.fields = fields;
    this.found = found;
    this.taken = from;
  }

  /**
   * Adds the citations between two UTF-16 offsets of {@code text} to {@code found}, in order.
   *
   * @param chars the same text
   * @param fields whether lines are fields of front matter, {@code arxiv: 2312.09832}
   */
  static void collect(
      String text, char[] chars, int from, int limit, boolean fields, List<Citation> found) {
    new ArxivIds(text, chars, from, limit, fields, found).scan();
  }

  private void scan() {
    int at = ANCHORS.next(chars, from, limit);
    while (at < limit) {
      int next =
          switch (chars[at]) {
            case 'x', 'X' -> arxivWord(at);
            case ':' -> colon(at);
            case '/' -> slash(at);
            case '=' -> eprint(at);
            case '{' -> eprintMacro(at) ? bare(at + 1) : at;
            default -> at;
          };
      if (next > at) {
        at = next;
        taken = next + 1;
      }
      at = ANCHORS.next(chars, at + 1, limit);
    }
  }

  private int add(@Nullable Citation citation) {
    if (citation == null || citation.span().start() < taken) {
      return -1;
    }
    found.add(citation);
    return citation.span().end() - 1;
  }

  private boolean matches(int at, String word) {
    return at >= taken && at + word.length() <= limit && isAt(at, word);
  }

  /** Whether {@code word}, which is in lower case, stands at {@code at} in any case. */
  private boolean isAt(int at, String word) {
    for (int next = 0; next < word.length(); next++) {
      char c = chars[at + next];
      if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != word.charAt(next)) {
        return false;
      }
    }
    return true;
  }

  private int arxivWord(int x) {
    int word = x - 2;
    if (!matches(word, "arxiv")) {
      return matches(x - 5, "alphaxiv.org/") ? bareUrl(x - 5) : x;
    }
    char before = word > from ? chars[word - 1] : ' ';
    if (ArxivSpelling.isDigit(before)) {
      return add(ArxivUrls.bibcode(text, Math.max(taken, word - 4), word, limit));
    }
    if (ArxivSpelling.isLetter(before)) {
      return matches(word - 3, "%2f") ? address(word) : x;
    }
    boolean host = matches(word + 5, ".org/") || matches(word + 5, "-vanity.com/");
    return host || before == '/' ? bareUrl(word) : prefixed(word);
  }

  /** An address without its {@code https://}. */
  private int bareUrl(int word) {
    int start = word;
    int first = Math.max(taken, word - 40);
    while (start > first && isAddressChar(chars[start - 1])) {
      start--;
    }
    while (start < word && !ArxivSpelling.isLetter(chars[start])) {
      start++;
    }
    return address(start);
  }

  private int address(int start) {
    int end = Urls.end(text, start, limit);
    int last = add(ArxivUrls.read(text, start, start, end));
    return last > 0 ? last : Math.max(start + 4, end - 1);
  }

  private static boolean isAddressChar(char c) {
    return ArxivSpelling.isArchiveChar(c) || ArxivSpelling.isDigit(c) || c == '/' || c == ':';
  }

  private int prefixed(int word) {
    Separator separator = Separator.behind(text, macroArgument(word), limit);
    Spelled spelled = ArxivSpelling.at(text, separator.end(), limit, true);
    if (spelled == null) {
      int last = add(ArxivRole.titled(text, word, limit));
      return last > 0 ? last : word + 4;
    }
    if (!spelled.isValid() && !separator.strict() && !isMarkup(word, separator.end())) {
      return word + 4;
    }
    Span name = new Span(separator.end(), spelled.end());
    boolean field =
        separator.field()
            || (separator.strict() && ((fields && beginsLine(word)) || isAttribute(word)));
    int last =
        add(
            field && !separator.repeated()
                ? new ArxivCitation(name, name, spelled.reading(), ArxivForm.FIELD)
                : new ArxivCitation(
                    new Span(word, spelled.end()), name, spelled.reading(), ArxivForm.PREFIXED));
    return last > 0 ? list(last) : last;
  }

  /** Goes on over a list whose first identifier alone has a prefix; returns its last character. */
  private int list(int first) {
    int last = first;
    int next = Separator.behindComma(text, last + 1, limit);
    while (next > last + 1) {
      int more = bare(next);
      if (more < 0) {
        break;
      }
      last = more;
      next = Separator.behindComma(text, last + 1, limit);
    }
    return last;
  }

  /**
   * Whether the word is a macro or a role, so that nothing but an identifier can be its argument:
   * <code>\\arxiv{2312.09832}</code>, {@code :arxiv:`2312.09832`}.
   */
  private boolean isMarkup(int word, int argument) {
    int behind = word + 5;
    boolean macro = word > from && chars[word - 1] == '\\' && "[{".indexOf(chars[behind]) >= 0;
    return (macro && chars[argument - 1] == '{')
        || (ArxivRole.opens(text, behind) && argument == behind + 2);
  }

  /**
   * Where to go on behind the word: at the braces of a macro of the writer's own, <code>
   * \\arxivlink[cs]{2312.09832}</code>, else just behind.
   */
  private int macroArgument(int word) {
    if (word == from || chars[word - 1] != '\\') {
      return word + 5;
    }
    int last = Math.min(limit, word + MAX_MACRO);
    int at = word + 5;
    while (at < last && ArxivSpelling.isLetter(chars[at])) {
      at++;
    }
    if (at < last && chars[at] == '[') {
      at = text.indexOf(']', at, last) + 1;
    }
    return at > 0 && at < last && chars[at] == '{' ? at : word + 5;
  }

  /** {@code :arxiv: 2312.09832} of Org, AsciiDoc and reStructuredText; {@code #+arxiv:} of Org. */
  private boolean isAttribute(int word) {
    int mark = word - 1;
    if (mark > from && chars[mark] == '+' && chars[mark - 1] == '#') {
      return beginsLine(mark - 1);
    }
    return mark >= from && chars[mark] == ':' && beginsLine(mark);
  }

  private boolean beginsLine(int word) {
    int at = word;
    while (at > from && " \t-\"'".indexOf(chars[at - 1]) >= 0) {
      at--;
    }
    return at == from || chars[at - 1] == '\n' || chars[at - 1] == '\r';
  }

  private int colon(int colon) {
    if (matches(colon, "://")) {
      int start = Urls.schemeStart(text, colon, taken);
      int end = start == colon ? colon : Urls.end(text, start, limit);
      if (end <= colon + 3) {
        return colon;
      }
      int last = add(ArxivUrls.read(text, start, colon + 3, end));
      return last > 0 ? last : Math.max(end - 1, add(ArxivUrls.broken(text, start, end, limit)));
    }
    if (matches(colon - 3, "doi")) {
      int at = colon + 1;
      while (at < limit && at < colon + 4 && " \t\"'{".indexOf(chars[at]) >= 0) {
        at++;
      }
      return bare(at);
    }
    return eprint(colon);
  }

  /** A DOI outside of addresses: a citation behind {@code doi:}, else only to be passed over. */
  private int doi(int slash) {
    int one = slash;
    while (one > from && (ArxivSpelling.isDigit(chars[one - 1]) || chars[one - 1] == '.')) {
      one--;
    }
    if (slash < one + 7
        || !matches(one, "10.")
        || (one > from && ArxivSpelling.isLetter(chars[one - 1]))) {
      return slash;
    }
    int end = Urls.end(text, one, limit);
    int start = doiPrefix(one);
    boolean own = matches(one, "10.48550/arxiv.");
    int last = start < one || own ? add(ArxivUrls.doiAt(text, start, one, end)) : -1;
    return last > 0 ? last : end - 1;
  }

  private static boolean isNumberChar(char c) {
    return ArxivSpelling.isDigit(c) || c == '.' || ArxivSpelling.isLetter(c);
  }

  /** Where the {@code doi:} or {@code doi.org/} before {@code one} begins, or {@code one}. */
  private int doiPrefix(int one) {
    if (matches(one - 8, "doi.org/")) {
      return matches(one - 11, "dx.doi.org/") ? one - 11 : one - 8;
    }
    int at = one;
    int first = Math.max(taken, one - 6);
    while (at > first && " \t:\uff1a=\"'{".indexOf(chars[at - 1]) >= 0) {
      at--;
    }
    boolean prefixed = at < one && matches(at - 3, "doi") && !isLetterAt(at - 4);
    return prefixed ? at - 3 : one;
  }

  private boolean isLetterAt(int at) {
    return at >= from && ArxivSpelling.isLetter(chars[at]);
  }

  /**
   * A DOI, or an identifier without a prefix: of the old style, {@code abs/1406.1078} as DBLP has
   * it, or with a category in the place of the archive, {@code math.AG/0708.1254}.
   */
  private int slash(int slash) {
    char before = slash > from ? chars[slash - 1] : ' ';
    if (ArxivSpelling.isDigit(before)) {
      return doi(slash);
    }
    if ((before | 0x20) == 'g' && matches(slash - 9, "ar5iv.org")) {
      return bareUrl(slash - 9);
    }
    if ((before | 0x20) == 's' && matches(slash - 3, "abs")) {
      boolean apart = slash - 3 == from || " (\u00a0{\"".indexOf(chars[slash - 4]) >= 0;
      return apart ? bare(slash + 1) : slash;
    }
    if (slash + 7 >= limit
        || !ArxivSpelling.isDigit(chars[slash + 1])
        || !ArxivSpelling.isDigit(chars[slash + 7])) {
      return slash;
    }
    int digits = ArxivSpelling.digitsEnd(text, slash + 1, Math.min(limit, slash + 9));
    boolean newStyle = digits == slash + 5 && chars[digits] == '.';
    if (digits != slash + 8 && !newStyle) {
      return slash;
    }
    int start = slash;
    int first = Math.max(taken, slash - 18);
    while (start > first && ArxivSpelling.isArchiveChar(chars[start - 1])) {
      start--;
    }
    while (start < slash && !ArxivSpelling.isLetter(chars[start])) {
      start++;
    }
    boolean inside = start > from && "/:@%=&_#".indexOf(chars[start - 1]) >= 0;
    if (inside || start == slash || (start > from && isNumberChar(chars[start - 1]))) {
      return slash;
    }
    if (newStyle) {
      return Separator.isCategory(text.substring(start, slash)) ? bare(slash + 1) : slash;
    }
    return bare(start);
  }

  /**
   * {@code eprint = {2312.09832}}, where nothing around says that the archive is another one,
   * {@code doi = {2312.09832}}, and the lines that INSPIRE puts into its exports: {@code %%CITATION
   * = HEP-TH/9901001;%%}.
   */
  private int eprint(int sign) {
    int word = sign;
    while (word > from && sign - word < 12 && " \t\"'".indexOf(chars[word - 1]) >= 0) {
      word--;
    }
    boolean doi = chars[sign] == '=' && matches(word - 3, "doi") && !isLetterAt(word - 4);
    boolean eprint = matches(word - 6, "eprint") || matches(word - 7, "e-print");
    boolean inspire = chars[sign] == '=' && matches(word - 10, "%%citation");
    if (!doi && !inspire && (!eprint || otherArchive(word))) {
      return sign;
    }
    int at = sign + 1;
    while (at < limit && at - sign < 12 && " \t:\"'{".indexOf(chars[at]) >= 0) {
      at++;
    }
    return bare(at);
  }

  /** {@code \eprint{2312.09832}}, and REVTeX's {@code \bibinfo{eprint}{2312.09832}}. */
  private boolean eprintMacro(int brace) {
    return matches(brace - 7, "\\eprint") || matches(brace - 8, "{eprint}");
  }

  private boolean otherArchive(int at) {
    int begin = Math.max(from, at - 200);
    String around = text.substring(begin, Math.min(limit, at + 200)).toLowerCase(Locale.ROOT);
    int named = Math.max(around.indexOf("archiveprefix"), around.indexOf("eprinttype"));
    return named >= 0
        && !around.substring(named, Math.min(around.length(), named + 40)).contains("arxiv");
  }

  /** A number without prefix; taken where it is valid, left alone where it is not. */
  private int bare(int at) {
    Spelled spelled = ArxivSpelling.at(text, at, limit, true);
    boolean goesOn =
        spelled != null
            && spelled.end() < limit
            && (text.charAt(spelled.end()) == '/'
                || (text.charAt(spelled.end()) == '.'
                    && spelled.end() + 1 < limit
                    && ArxivSpelling.isLetter(text.charAt(spelled.end() + 1))));
    if (spelled == null || !spelled.isValid() || goesOn) {
      return -1;
    }
    Span name = new Span(at, spelled.end());
    return add(new ArxivCitation(name, name, spelled.reading(), ArxivForm.FIELD));
  }
}

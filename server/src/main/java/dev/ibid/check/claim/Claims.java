package dev.ibid.check.claim;

import dev.ibid.check.claim.Claim.Kind;
import dev.ibid.tex.TexText;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts around a citation that may be meant as the cited paper's title. */
final class Claims {
  private Claims() {}

  /** Shorter texts are no titles that prove anything, longer ones are prose. */
  private static final int SHORTEST = 8;

  private static final int LONGEST = 320;

  /** So many parts of sentences are looked at on each side. */
  private static final int MOST_PIECES = 12;

  private static final Pattern OTHER_LINK =
      Pattern.compile(
          "\\[([^\\[\\]]{8,300})\\]\\([^()\\s]{1,400}\\)|\\[\\[[^\\[\\]]{1,400}\\]\\[([^\\[\\]]{8,300})\\]\\]|\\\\href\\{[^{}]{1,400}\\}\\{([^{}]{8,300})\\}|<a"
              + " [^>]{1,400}>([^<]{8,300})</a>");

  private static final Pattern QUOTED =
      Pattern.compile(
          "“([^“”]{8,300})”|\"([^\"]{8,300})\"|``([^`]{8,300}?)''|«([^«»]{8,300})»|「([^「」]{4,300})」");

  private static final Pattern BOLD =
      Pattern.compile(
          "\\*\\*([^*]{8,300})\\*\\*|__([^_]{8,300})__|\\\\textbf\\{([^{}]{8,300})\\}"
              + "|#strong\\[([^\\[\\]]{8,300})\\]|<(?:b|strong)>([^<]{8,300})</(?:b|strong)>");

  private static final Pattern ITALIC =
      Pattern.compile(
          "(?<![*\\w])\\*([^*\\n]{8,300})\\*(?!\\*)|(?<!\\w)_([^_\\n]{8,300})_(?!\\w)"
              + "|\\\\(?:emph|textit)\\{([^{}]{8,300})\\}|#emph\\[([^\\[\\]]{8,300})\\]"
              + "|<(?:i|em)>([^<]{8,300})</(?:i|em)>");

  private static final Pattern MARKER =
      Pattern.compile(
          "[ \\t>\"]*(?:[-+*•]|\\d{1,3}[.)]|\\[\\^?[\\w-]{1,12}\\]:?|#{1,6}|=+|\\|"
              + "|\\\\(?:item|bibitem)(?:\\[[^\\]]{0,80}\\])?(?:\\{[^}]{0,80}\\})?)?"
              + "(?:[ \\t]+\\[[ xX]\\])?[ \\t]*");

  private static final Pattern NUMBERED = Pattern.compile("[ \\t>\"]*(?:\\[|\\d|\\\\bibitem)");

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s()\\[\\]<>{}]{1,400}");

  private static final Pattern MARKUP =
      Pattern.compile(
          "!?\\[([^\\[\\]]{0,300})\\]\\([^()\\s]{0,400}\\)|\\[\\[[^\\[\\]]{1,400}\\]\\[([^\\[\\]]{1,300})\\]\\]"
              + "|<[a-zA-Z/][^<>]{0,400}>");

  private static final Pattern BREAKS =
      Pattern.compile(
          "(?<=[.?!])\\s+|[,;]?[”\"»]\\s*|\\s*[“«]|\\s+[-–—|·•→]+\\s+|[()\\[\\]|\\n"
              + "{}]+|\\s*[,;]\\s+|:\\s+|\\*\\*|`|(?<=:)|，|。|《|》|；|："
              + "|[\\p{IsHangul}\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]+\\s*");

  /** All claims, the most reliable first. */
  static List<Claim> of(Surroundings around) {
    List<Claim> claims = new ArrayList<>();
    beside(around, true, claims);
    pieces(Kind.PIECE, plain(around.in(around.left())), true, claims);
    pieces(Kind.BEHIND, plain(around.restOfLine()), false, claims);
    return claims;
  }

  /**
   * Those alone that stand where titles of the cited paper do, which is all that can name a paper
   * that nothing else is known of.
   */
  static List<Claim> titles(Surroundings around) {
    List<Claim> claims = new ArrayList<>();
    beside(around, false, claims);
    return claims;
  }

  /**
   * @param all whether other links and italics are taken too, which may be of anything
   */
  private static void beside(Surroundings around, boolean all, List<Claim> claims) {
    reference(around, claims);
    add(Kind.LINK, around.in(around.linkText()), claims);
    Surroundings.Under under = around.lineUnder();
    if (under != null) {
      under(under, claims);
    }
    String left = around.in(around.left());
    add(Kind.TITLE_LINE, around.titleLine(), claims);
    if (all) {
      marked(OTHER_LINK, Kind.OTHER_LINK, left, claims);
    }
    marked(QUOTED, Kind.QUOTED, left, claims);
    marked(BOLD, Kind.BOLD, left, claims);
    if (all) {
      marked(ITALIC, Kind.ITALIC, left, claims);
    }
    if (around.isTableRow()) {
      for (String cell : left.split("\\||(?<!\\\\)&")) {
        add(Kind.CELL, cell, claims);
      }
      for (String cell : around.in(around.right()).split("\\||(?<!\\\\)&")) {
        add(Kind.CELL, cell, claims);
      }
    } else {
      item(around.lead(), claims);
    }
  }

  private static void reference(Surroundings around, List<Claim> claims) {
    Surroundings.Under under = around.lineUnder();
    Byline byline = under == null ? Byline.behind(around.titleLine()) : Byline.behind(under.text());
    if (byline == null && around.left().start() == around.block().start()) {
      String left = around.in(around.left());
      Matcher marker = MARKER.matcher(left);
      int begin = marker.lookingAt() ? marker.end() : 0;
      boolean numbered = begin > 0 && NUMBERED.matcher(left).lookingAt();
      byline = Byline.before(plain(left.substring(begin)), numbered, around.in(around.linkText()));
    }
    if (byline != null && byline.title().length() <= LONGEST) {
      claims.add(new Claim(Kind.REFERENCE, byline.title(), byline.authors()));
    }
  }

  private static void under(Surroundings.Under line, List<Claim> claims) {
    String lead = line.text().replaceFirst("^[#=*>+-]+\\s+", "");
    // "Title (Authors)": names would only water down what the title says.
    int names = lead.endsWith(")") ? lead.lastIndexOf('(') : -1;
    Kind kind = line.close() ? Kind.UNDER_ADDRESS : Kind.ITEM;
    add(kind, names > SHORTEST ? lead.substring(0, names) : lead, claims);
  }

  private static void item(String left, List<Claim> claims) {
    Matcher marker = MARKER.matcher(left);
    String lead = marker.lookingAt() ? left.substring(marker.end()) : left;
    lead = lead.replaceFirst("[\\s(\\[<:,–—-]+$", "");
    add(Kind.ITEM, lead, claims);
    // "Title [pdf](...) [code](...)": the lead ends where the first link begins.
    int bracket = lead.indexOf(" [");
    if (bracket > SHORTEST) {
      add(Kind.ITEM, lead.substring(0, bracket), claims);
    }
    int brace = lead.indexOf(" (");
    if (brace > SHORTEST) {
      add(Kind.ITEM, lead.substring(0, brace), claims);
    }
  }

  private static void marked(Pattern pattern, Kind kind, String text, List<Claim> claims) {
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      for (int group = 1; group <= found.groupCount(); group++) {
        if (found.group(group) != null) {
          add(kind, found.group(group), claims);
        }
      }
    }
  }

  /** The parts of the sentences, and each two that follow each other: titles have colons too. */
  private static void pieces(Kind kind, String text, boolean last, List<Claim> claims) {
    List<Span> parts = new ArrayList<>();
    Matcher breaks = BREAKS.matcher(text);
    int begin = 0;
    while (breaks.find()) {
      if (breaks.start() > begin) {
        parts.add(new Span(begin, breaks.start()));
      }
      begin = Math.max(begin, breaks.end());
    }
    if (begin < text.length()) {
      parts.add(new Span(begin, text.length()));
    }
    int from = last ? Math.max(0, parts.size() - MOST_PIECES) : 0;
    int to = last ? parts.size() : Math.min(parts.size(), MOST_PIECES);
    for (int at = from; at < to; at++) {
      for (int end = at; end < Math.min(to, at + 4); end++) {
        add(kind, text.substring(parts.get(at).start(), parts.get(end).end()), claims);
      }
    }
  }

  private static void add(Kind kind, @Nullable String text, List<Claim> claims) {
    if (text == null || text.length() < SHORTEST || text.length() > 2 * LONGEST) {
      return;
    }
    String plain = plain(text).strip();
    if (plain.length() >= SHORTEST && plain.length() <= LONGEST) {
      claims.add(new Claim(kind, plain));
    }
  }

  /** Without addresses, and with the text of links in place of the links. */
  static String plain(String text) {
    String shown = text;
    if (text.indexOf('[') >= 0 || text.indexOf('<') >= 0) {
      shown = MARKUP.matcher(shown).replaceAll("$1$2");
    }
    if (shown.contains("://")) {
      shown = ADDRESS.matcher(shown).replaceAll(" ");
    }
    if (shown.indexOf('\\') >= 0 || shown.indexOf('$') >= 0) {
      // What natbib writes between the parts of a reference, and no part of a title.
      shown = TexText.line(shown.replace("\\newblock", " "));
    }
    return shown;
  }
}

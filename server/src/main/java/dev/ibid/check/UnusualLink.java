package dev.ibid.check;

import dev.ibid.check.Fix.Confidence;
import dev.ibid.note.Citation;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Citation.ArxivForm;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.text.NearNames;
import dev.ibid.text.Span;
import dev.ibid.text.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code unusual-link}: an address of a paper that leads there by a detour, or not at all: a page
 * that arXiv doesn't have, a site that only passes on, words that tell others who came from where,
 * {@code http}.
 */
final class UnusualLink {
  private UnusualLink() {}

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)(?<scheme>https?)://(?<host>[a-z0-9.-]+)(?<path>/[^?#]*)?(?<query>\\?[^#]*)?(?<fragment>#.*)?");

  private static final Pattern ARXIV = Pattern.compile("(?i)(?:www\\.|export\\.)?arxiv\\.org");

  private static final Set<String> PAGES =
      Set.of(
          "abs",
          "pdf",
          "html",
          "ps",
          "dvi",
          "format",
          "src",
          "e-print",
          "tb",
          "bibtex",
          "list",
          "ftp",
          "cits",
          "refs",
          "prevnext",
          "show-email",
          "a",
          "auth",
          "help",
          "search",
          "year",
          "archive",
          "catchup",
          "rss",
          "multi",
          "new",
          "user",
          "view",
          "versions",
          "paper",
          "labs");

  /** Sites whose addresses carry another address, and only pass on to it. */
  private static final Pattern PASSES_ON =
      Pattern.compile(
          "(?i)(?:www\\.)?google\\.[a-z.]+/url\\?.*|lm?\\.facebook\\.com/l\\.php\\?.*"
              + "|(?:www\\.)?linkedin\\.com/(?:redir|safety)/.*|out\\.reddit\\.com/.*"
              + "|[a-z0-9]+\\.safelinks\\.protection\\.outlook\\.com/.*|urldefense\\.[a-z.]+/.*"
              + "|slack-redir\\.net/link\\?.*|(?:www\\.)?youtube\\.com/redirect\\?.*"
              + "|vk\\.com/away\\.php\\?.*|link\\.zhihu\\.com/\\?.*|link\\.csdn\\.net/\\?.*"
              + "|(?:www\\.)?duckduckgo\\.com/l/\\?.*|t\\.umblr\\.com/redirect\\?.*"
              + "|getpocket\\.com/redirect\\?.*|steamcommunity\\.com/linkfilter/.*");

  /** Parameters that no site with papers reads. */
  private static final Pattern TRACKS =
      Pattern.compile(
          "(?i)(?:utm_\\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_hsenc"
              + "|_hsmi|mkt_tok|trk|s_cid|ref_src|ref_url)(?:=.*)?");

  /**
   * An address as it should be.
   *
   * @param reason what is wrong with it as it is
   */
  private record Clean(String reason, String address, Severity severity) {}

  static List<Finding> findings(Inspection inspection) {
    List<Finding> findings = new ArrayList<>();
    String text = inspection.note().text();
    for (Citation citation : inspection.note().citations()) {
      if (citation instanceof ArxivCitation cited
          && cited.form() == ArxivForm.URL
          && cited.reading() instanceof Valid valid
          && isWhole(cited.span(), text)) {
        Clean clean = clean(cited.span().in(text), valid);
        if (clean != null) {
          findings.add(finding(cited.span(), clean));
        }
      }
    }
    return findings;
  }

  /** Whether the address ends where it is thought to: behind it no part of one stands. */
  private static boolean isWhole(Span span, String text) {
    return span.end() >= text.length() || "\\%&=#/{^|~".indexOf(text.charAt(span.end())) < 0;
  }

  private static Finding finding(Span span, Clean clean) {
    return Rule.UNUSUAL_LINK
        .finding(
            span,
            clean.reason,
            List.of(
                new Fix(
                    "Replace with " + clean.address,
                    List.of(new TextEdit(span, clean.address)),
                    Confidence.CERTAIN)))
        .with(clean.severity);
  }

  private static @Nullable Clean clean(String address, Valid id) {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      return null;
    }
    String host = parts.group("host").toLowerCase(Locale.ROOT);
    String path = orEmpty(parts.group("path"));
    String query = orEmpty(parts.group("query"));
    String fragment = orEmpty(parts.group("fragment"));
    if (PASSES_ON.matcher(host + path + query).matches()) {
      String reason = "This address leads to the paper by way of " + host;
      return new Clean(reason, page(address, id), Severity.INFO);
    }
    boolean arxiv = ARXIV.matcher(host).matches();
    String scheme = arxiv ? "https" : parts.group("scheme");
    String untracked = untracked(query);
    String page = arxiv ? misspeltPage(path) : null;
    if (page != null) {
      String near = NearNames.of(page, Set.of("abs", "pdf", "html")).getFirst();
      String rest = path.substring(1 + page.length());
      return new Clean(
          "arXiv has no addresses with /%s/".formatted(page),
          scheme + "://" + host + "/" + near + rest + untracked + fragment,
          Severity.WARNING);
    }
    String clean = scheme + "://" + parts.group("host") + path + untracked + fragment;
    if (!untracked.equals(query)) {
      return new Clean(
          "A part of this address only tells where its reader came from", clean, Severity.INFO);
    }
    boolean insecure = !scheme.equalsIgnoreCase(parts.group("scheme"));
    return insecure ? new Clean("arXiv's addresses are https", clean, Severity.HINT) : null;
  }

  /** The page that an address with another one inside leads to. */
  private static String page(String address, Valid id) {
    boolean pdf = address.matches("(?is).*arxiv\\.org(?:/|%(?:25)*2f)pdf.*");
    return pdf ? id.id().pdfUrl(id.version()) : id.id().absUrl(id.version());
  }

  /** The first part of a path, where it is a slip away from a page that arXiv has; else null. */
  private static @Nullable String misspeltPage(String path) {
    int end = path.indexOf('/', 1);
    String first = end < 0 ? "" : path.substring(1, end);
    boolean word = !first.isEmpty() && first.chars().allMatch(c -> c >= 'a' && c <= 'z');
    boolean known = PAGES.contains(first);
    return word && !known && !NearNames.of(first, Set.of("abs", "pdf", "html")).isEmpty()
        ? first
        : null;
  }

  private static String untracked(String query) {
    if (query.length() < 2) {
      return query;
    }
    List<String> kept = new ArrayList<>();
    String[] all = query.substring(1).split("&(?:amp;)?");
    for (String one : all) {
      if (!TRACKS.matcher(one).matches()) {
        kept.add(one);
      }
    }
    return kept.size() == all.length ? query : kept.isEmpty() ? "" : "?" + String.join("&", kept);
  }

  private static String orEmpty(@Nullable String part) {
    return part == null ? "" : part;
  }
}

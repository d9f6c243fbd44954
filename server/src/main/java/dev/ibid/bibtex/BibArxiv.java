package dev.ibid.bibtex;

import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The arXiv paper that a bibliography's entry stands for.
 *
 * @param id null where nothing in the entry says one
 * @param version 0 where none is written
 * @param place the field that says it; empty where none does
 * @param other another paper that the entry says it is; or null
 */
public record BibArxiv(@Nullable ArxivId id, int version, String place, @Nullable Other other) {

  /** A paper and the field that names it. */
  public record Other(ArxivId id, String place) {}

  private static final BibArxiv NONE = new BibArxiv(null, 0, "", null);

  /** Fields whose value is the identifier itself. */
  private static final List<String> BARE = List.of("arxivid", "arxiv", "arxiv_id", "arxivnumber");

  /**
   * Fields that say what the entry is, in the order in which they are believed. A journal comes
   * with the entry from where it was exported, an address is pasted into it.
   */
  private static final List<String> IDENTITY =
      List.of(
          "doi",
          "journal",
          "journaltitle",
          "url",
          "adsurl",
          "ee",
          "link",
          "volume",
          "number",
          "pages",
          "eid",
          "howpublished",
          "archive",
          "archiveid",
          "institution",
          "publisher",
          "series",
          "booktitle",
          "type",
          "pdf",
          "urllink",
          "biburl",
          "note",
          "file",
          "addendum",
          "annote",
          "pubstate",
          "key");

  private static final Map<String, Integer> BELIEF =
      IntStream.range(0, IDENTITY.size())
          .boxed()
          .collect(Collectors.toMap(IDENTITY::get, at -> at));

  /** Of those, the ones that may as well speak of another paper. */
  private static final List<String> REMARKS = List.of("note", "file", "addendum", "annote");

  /** What makes a remark one about another paper: "extended version of arXiv:...". */
  private static final Pattern ANOTHER =
      Pattern.compile(
          "(?i)\\b(?:of|see|cf|extends?|based|correct|errat\\w*|supplement\\w*|companion|compare"
              + "|comment|reply|also|follow\\w*|update\\w*|in|chapters?|sections?|parts?|theorems?"
              + "|lemmas?|proofs?|appendi\\w*|us(?:es?|ed|ing)|by|like|unlike|builds?|improv\\w*"
              + "|generali[sz]\\w*|contain\\w*|includ\\w*|related|similar|respon\\w*|refut\\w*"
              + "|contradict\\w*|cit(?:es?|ed|ing)|discuss\\w*|sequel|successor|supersed\\w*)\\b");

  private static final Pattern PREPRINT =
      Pattern.compile("(?i).*arxiv.*|corr|computing research.*");

  public static BibArxiv of(BibEntry entry) {
    BibArxiv found = NONE;
    for (BibEntry.Field field : entry.fields()) {
      if (field.name().equals("eprint") && isArxiv(entry, field.value())) {
        found = found.or(eprint(entry, field.value().strip()), "eprint");
      } else if (BARE.contains(field.name())) {
        found = found.or(ArxivMentions.bare(field.value()), field.name());
      }
    }
    for (String name : identityFields(entry)) {
      found = found.or(mention(entry, name), name);
    }
    return found;
  }

  /** Those that the entry has, in the order in which they are believed. */
  private static List<String> identityFields(BibEntry entry) {
    List<String> fields = new ArrayList<>();
    for (BibEntry.Field field : entry.fields()) {
      if (BELIEF.containsKey(field.name())) {
        fields.add(field.name());
      }
    }
    fields.sort(Comparator.comparing(BELIEF::get));
    return fields;
  }

  /** Other archives use the field as well: hal, jstor, pubmed, ascl. */
  private static boolean isArxiv(BibEntry entry, String eprint) {
    String archive = entry.first("archiveprefix", "eprinttype").strip().toLowerCase(Locale.ROOT);
    return archive.isEmpty()
        || archive.contains("arxiv")
        || eprint.toLowerCase(Locale.ROOT).contains("arxiv")
        // Old exports name the archive within arXiv.
        || ArxivIdReading.ARCHIVES.contains(archive);
  }

  /**
   * In old exports the archive stands apart from the number: {@code hep-th} and {@code 9901001}.
   */
  private static ArxivIdReading.@Nullable Valid eprint(BibEntry entry, String value) {
    boolean number = value.length() == 7 && value.chars().allMatch(c -> c >= '0' && c <= '9');
    String archive = entry.first("archiveprefix", "eprinttype").strip();
    return ArxivMentions.bare(number ? archive + "/" + value : value);
  }

  private static ArxivIdReading.@Nullable Valid mention(BibEntry entry, String name) {
    String value = entry.get(name);
    ArxivMentions.@Nullable Mention mention = ArxivMentions.first(value);
    if (mention == null && name.equals("doi")) {
      return ArxivMentions.bare(value);
    }
    if (mention == null) {
      boolean number = List.of("volume", "number", "pages", "eid").contains(name);
      return number && isPreprint(entry) ? ArxivMentions.bare(value) : null;
    }
    boolean remark = REMARKS.contains(name);
    boolean another = remark && ANOTHER.matcher(value.substring(0, mention.begin())).find();
    return another ? null : mention.id();
  }

  private static boolean isPreprint(BibEntry entry) {
    return PREPRINT.matcher(entry.first("journal", "journaltitle", "publisher").strip()).matches();
  }

  /** The two papers that the entry says it is, as the end of a sentence; or null. */
  public @Nullable String conflict() {
    return other == null
        ? null
        : id + " in " + place + " and " + other.id() + " in " + other.place();
  }

  /** Whether only a remark names the paper, which may as well be another than the entry's. */
  public boolean isFromRemark() {
    return REMARKS.contains(place);
  }

  private BibArxiv or(ArxivIdReading.@Nullable Valid read, String where) {
    if (read == null) {
      return this;
    }
    if (id == null) {
      return new BibArxiv(read.id(), read.version(), where, null);
    }
    if (read.id().equals(id)) {
      return new BibArxiv(id, Math.max(version, read.version()), place, other);
    }
    if (other != null || REMARKS.contains(where) || REMARKS.contains(place)) {
      return this;
    }
    return new BibArxiv(id, version, place, new Other(read.id(), where));
  }
}

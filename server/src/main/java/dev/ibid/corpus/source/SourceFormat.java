package dev.ibid.corpus.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A format of papers, as told by the beginning of a file. */
sealed interface SourceFormat {

  record Empty() implements SourceFormat {}

  record SeedDump() implements SourceFormat {}

  record MetadataSnapshot() implements SourceFormat {}

  /** Such a snapshot whose records are folded over several lines, or stand in an array. */
  record FoldedSnapshot() implements SourceFormat {}

  /** CSL's or Zotero's items. */
  record Json() implements SourceFormat {}

  record CslYaml() implements SourceFormat {}

  record Hayagriva() implements SourceFormat {}

  record Ris() implements SourceFormat {}

  record Atom() implements SourceFormat {}

  record Oai() implements SourceFormat {}

  record BibTeX() implements SourceFormat {}

  /**
   * Not a format of papers.
   *
   * @param looks what it seems to be instead, as the end of a sentence
   */
  record Unknown(String looks) implements SourceFormat {}

  /**
   * Tells the format.
   *
   * @param head the first bytes, unpacked
   * @param name the file's name, which decides only where the bytes leave it open
   */
  static SourceFormat of(byte[] head, String name) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u00ef\u00bb\u00bf")) {
      text = text.substring(3);
    }
    if (text.indexOf('\0') >= 0 || Patterns.BINARY.matcher(text).lookingAt()) {
      return new Unknown(binary(text));
    }
    String begin = text.substring(0, Math.min(text.length(), 4096)).stripLeading();
    if (begin.isEmpty() && text.isBlank()) {
      return new Empty();
    }
    if (begin.startsWith("{") || begin.startsWith("[")) {
      return json(text);
    }
    if (begin.startsWith("<")) {
      return xml(text);
    }
    return words(text, name.toLowerCase(Locale.ROOT));
  }

  private static SourceFormat words(String text, String name) {
    boolean bibliography = Patterns.ENTRY.matcher(text).find();
    boolean seeds = Patterns.SEED.matcher(text).find();
    if (name.endsWith(".bib") || name.endsWith(".bibtex")) {
      return new BibTeX();
    }
    if (Patterns.RIS.matcher(text).find()) {
      return new Ris();
    }
    if (bibliography && !seeds) {
      return new BibTeX();
    }
    if (seeds) {
      return new SeedDump();
    }
    if (Patterns.CSL_YAML.matcher(text).find() && Patterns.CSL_FIELD.matcher(text).find()) {
      return new CslYaml();
    }
    if (hasHayagrivaEntry(text)) {
      return new Hayagriva();
    }
    boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
    return new Unknown(
        yaml
            ? "it looks like YAML, but not like a bibliography"
            : "it looks like plain text without papers");
  }

  /**
   * Other YAML has types and titles as well: only one that says by whom, when or where something
   * appeared is of a paper.
   */
  private static boolean hasHayagrivaEntry(String text) {
    Matcher key = Patterns.KEY.matcher(text);
    int begin = key.find() ? key.end() : -1;
    while (begin >= 0) {
      int end = key.find() ? key.start() : text.length();
      String entry = text.substring(begin, end);
      if (Patterns.HAYAGRIVA_TYPE_LINE.matcher(entry).find()
          && Patterns.HAYAGRIVA_FIELD.matcher(entry).find()) {
        return true;
      }
      begin = end < text.length() ? key.end() : -1;
    }
    return false;
  }

  /** Whether CSL knows items of this type. */
  static boolean isCslType(String type) {
    return Patterns.CSL_TYPE.matcher(type).matches();
  }

  /** Whether Hayagriva knows entries of this type. */
  static boolean isHayagrivaType(String type) {
    return Patterns.HAYAGRIVA_TYPE.matcher(type).matches();
  }

  private static SourceFormat json(String text) {
    if (Patterns.NO_ITEMS.matcher(text).matches()) {
      return new Empty();
    }
    if (Patterns.ZOTERO.matcher(text).find()) {
      return new Json();
    }
    boolean id = Patterns.ID.matcher(text).find();
    if (id && Patterns.SNAPSHOT.matcher(text).find() && !Patterns.CSL.matcher(text).find()) {
      return Patterns.FOLDED.matcher(text).lookingAt()
          ? new FoldedSnapshot()
          : new MetadataSnapshot();
    }
    return Patterns.CSL_ITEM.matcher(text).find()
        ? new Json()
        : new Unknown("it looks like JSON, but not like records of papers");
  }

  /** The element that all stands in tells the format; other Atom feeds hold no papers. */
  private static SourceFormat xml(String text) {
    Matcher root = Patterns.ROOT.matcher(text);
    String name = root.find() ? root.group(1) : "";
    return switch (name) {
      case "feed", "entry" ->
          Patterns.ARXIV_FEED.matcher(text).find()
              ? new Atom()
              : new Unknown("it looks like a feed, but not of arXiv's");
      case "OAI-PMH", "ListRecords", "GetRecord", "record", "metadata", "arXiv", "arXivRaw" ->
          Patterns.ARXIV_RECORDS.matcher(text).find()
              ? new Oai()
              : new Unknown("it looks like XML, but not like arXiv's metadata");
      case "html", "HTML" -> new Unknown("it looks like HTML");
      default -> new Unknown(text.contains("<?xml") ? "it looks like XML" : "it looks like HTML");
    };
  }

  private static String binary(String text) {
    if (text.startsWith("%PDF")) {
      return "it looks like a PDF";
    }
    if (text.startsWith("PK")) {
      return "it looks like a damaged zip";
    }
    return "it is not text";
  }

  /** Kept apart so that the interface shows no patterns. */
  final class Patterns {
    private Patterns() {}

    private static final Pattern BINARY = Pattern.compile("%PDF|PK\\x03\\x04|\\x89PNG|\\x7fELF");
    private static final Pattern ENTRY =
        Pattern.compile("(?m)^[ \\t]*@[ \\t]*[A-Za-z]{2,30}[ \\t]*[{(]");
    private static final Pattern SEED =
        Pattern.compile(
            "(?im)^arXiv:[ \\t]?(?:[0-9]{4}\\.[0-9]|[a-z-]{2,8}(?:\\.[a-z-]{2,8})?/[0-9])");
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:");

    /** The first tag behind declarations and comments, and its name without a prefix. */
    private static final Pattern ROOT =
        Pattern.compile("<(?:[A-Za-z_][\\w.-]*:)?([A-Za-z_][\\w.-]*)(?=[\\s/>])");

    private static final Pattern ARXIV_FEED =
        Pattern.compile("arxiv\\.org/schemas/atom|<id>\\s*https?://arxiv\\.org/");
    private static final Pattern ARXIV_RECORDS =
        Pattern.compile("arxiv\\.org/OAI/|(?:export|oaipmh)\\.arxiv\\.org|oai:arXiv\\.org:");
    private static final Pattern SNAPSHOT =
        Pattern.compile("\"(?:title|abstract|authors|authors_parsed|categories)\"\\s*:");
    private static final Pattern RIS = Pattern.compile("(?m)^TY {1,2}- ?[A-Z]{3,5}\\s*$");
    private static final Pattern NO_ITEMS = Pattern.compile("\\s*\\[\\s*\\]\\s*");
    private static final Pattern FOLDED = Pattern.compile("\\s*(?:\\[|\\{\\s*?[\\r\\n])");
    private static final Pattern ZOTERO =
        Pattern.compile("\"itemType\"\\s*:|\"Better ?BibTeX JSON\"|\"citationKey\"\\s*:");
    private static final String TYPE =
        "[\"']?(?:article(?:-journal|-magazine|-newspaper)?|bill|book|broadcast|chapter|classic"
            + "|collection|dataset|document|entry(?:-dictionary|-encyclopedia)?|event|figure"
            + "|graphic|hearing|interview|legal_case|legislation|manuscript|map|motion_picture"
            + "|musical_score|pamphlet|paper-conference|patent|performance|periodical"
            + "|personal_communication|post(?:-weblog)?|regulation|report|review(?:-book)?|software"
            + "|song|speech|standard|thesis|treaty|webpage)[\"']?";
    private static final Pattern CSL_TYPE = Pattern.compile(TYPE);
    private static final Pattern CSL_ITEM =
        Pattern.compile(
            "\"type\"\\s*:\\s*"
                + TYPE
                + "\\s*[,}]|\"issued\"\\s*:\\s*\\{|\"author\"\\s*:\\s*\\[\\s*\\{\\s*"
                + "\"(?:family|given|literal|suffix|(?:non-)?dropping-particle)\"");
    private static final Pattern CSL_YAML =
        Pattern.compile(
            "(?m)^references:[ \\t]*(?:#.*)?\\r"
                + "?$|^[\\s#-]*?^-[ \\t]+(?:\\{[ \\t]*)?"
                + "[\"']?(?:id|type|title|author)[\"']?:");
    private static final Pattern CSL_FIELD =
        Pattern.compile(
            "(?m)(?:^|[{,])[ \\t-]*(?:[\"']?type[\"']?:[ \\t]*"
                + TYPE
                + "[ \\t]*(?:[,}]|\\r?$)|[\"']?(?:issued|container-title|citation-key)[\"']?:)");
    private static final Pattern KEY =
        Pattern.compile("(?m)^[^\\s#:\\-][^\\r\\n]{0,200}?:[ \\t]*(?:#.*)?\\r?$");
    private static final Pattern HAYAGRIVA_TYPE =
        Pattern.compile(
            "(?i)(?:article|chapter|entry|anthos|report|thesis|web|scene"
                + "|artwork|patent|case|newspaper|legislation|manuscript|original|post|misc"
                + "|performance|periodical|proceedings|book|blog|reference|conference|anthology"
                + "|repository|thread|video|audio|exhibition)");
    private static final Pattern HAYAGRIVA_TYPE_LINE =
        Pattern.compile(
            "(?im)^[ \\t]+type:[ \\t]*[\"']?" + HAYAGRIVA_TYPE.pattern() + "[\"']?[ \\t]*\\r?$");
    private static final Pattern HAYAGRIVA_FIELD =
        Pattern.compile(
            "(?m)^[ \\t]+(?:author|date|parent|serial-number|editor|publisher|page-range):");
    private static final Pattern CSL = Pattern.compile("[{,]\\s*\"(?:author|type|issued)\"\\s*:");
  }
}

package dev.ibid.corpus.source;

import dev.ibid.bibtex.AuthorNames;
import dev.ibid.bibtex.BibArxiv;
import dev.ibid.bibtex.BibEntry;
import dev.ibid.bibtex.BibFile;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.Author;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import dev.ibid.tex.TexText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bibliographies in BibTeX and BibLaTeX: every entry is a record, of arXiv or not. */
final class BibTeX {

  private static final Pattern YEAR = Pattern.compile("(?<![0-9])(1[5-9]|20)[0-9]{2}(?![0-9])");
  private static final Pattern CATEGORY =
      Pattern.compile("[a-z]+(?:-[a-z]+)*(?:\\.[A-Za-z-]{2,8})?");
  private static final Pattern PREPRINT =
      Pattern.compile("(?i).*arxiv.*|corr|(?:e-?)?prints?|abs/.*");

  /** Chains of crossref and xdata that are longer go round in a circle. */
  private static final int LONGEST_CHAIN = 8;

  private final Source source;
  private final Map<String, BibEntry> byKey = new HashMap<>();

  private BibTeX(Source source) {
    this.source = source;
  }

  static void read(SourceBytes bytes, Source source) throws IOException {
    String text = WholeText.of(bytes, source);
    if (text != null) {
      new BibTeX(source).read(text);
    }
  }

  private void read(String text) {
    BibFile file = BibFile.read(text);
    file.problems().forEach(problem -> source.problem(problem.line(), problem.message()));
    List<BibEntry> entries = file.entries();
    List<BibEntry> commented = new ArrayList<>();
    for (BibEntry entry : entries) {
      if (entry.commented()) {
        commented.add(entry);
      } else if (!entry.key().isEmpty()) {
        remember(entry);
      }
    }
    // BibTeX reads entries behind a percent sign, Biber does not: they count where nothing else has
    // their key.
    commented.removeIf(entry -> byKey.putIfAbsent(entry.key(), entry) != null);
    for (BibEntry entry : entries) {
      if (source.isCancelled()) {
        return;
      }
      if (!entry.type().equals("xdata") && !entry.commented()) {
        record(entry);
      }
    }
    for (BibEntry entry : commented) {
      record(entry);
    }
  }

  private void record(BibEntry entry) {
    long fingerprint = fingerprint(entry);
    if (source.isKnown(fingerprint, entry.line())) {
      return;
    }
    BibArxiv arxiv = BibArxiv.of(entry);
    if (arxiv.conflict() == null || entry.commented()) {
      source.record(fingerprint, paper(entry, arxiv));
    } else {
      source.problem(entry.line(), nameOf(entry) + " names two arXiv papers, " + arxiv.conflict());
      source.record(paper(entry, arxiv));
    }
  }

  /** Of all that {@link #paper} looks at: the entry, and those that it may inherit from. */
  private long fingerprint(BibEntry entry) {
    Fingerprint fingerprint = new Fingerprint().add(entry.type()).add(entry.commented() ? 1 : 0);
    BibEntry from = entry;
    for (int step = 0; step < LONGEST_CHAIN; step++) {
      add(from, fingerprint);
      String data = from.get("xdata");
      if (!data.isEmpty()) {
        for (String key : data.split(",")) {
          add(byKey.get(key.strip()), fingerprint);
        }
      }
      String crossref = from.get("crossref");
      @Nullable BibEntry parent = crossref.isEmpty() ? null : byKey.get(crossref.strip());
      if (parent == null) {
        break;
      }
      fingerprint.add(parent == entry ? 1 : 0);
      from = parent;
    }
    return fingerprint.value();
  }

  private static void add(@Nullable BibEntry entry, Fingerprint to) {
    if (entry == null) {
      to.add(-1);
      return;
    }
    to.add(entry.fields().size()).add(entry.key());
    for (BibEntry.Field field : entry.fields()) {
      to.add(field.name()).add(field.value());
    }
  }

  private void remember(BibEntry entry) {
    @Nullable BibEntry first = byKey.putIfAbsent(entry.key(), entry);
    if (first != null) {
      source.problem(
          entry.line(),
          "the key %s stands here again, it is already that of line %d"
              .formatted(entry.key(), first.line()));
    }
  }

  private Paper paper(BibEntry entry, BibArxiv arxiv) {
    @Nullable ArxivId id = arxiv.id();
    @Nullable CiteKey key = entry.key().isEmpty() ? null : new CiteKey(entry.key());
    return new Paper(
        id,
        doi(entry),
        title(entry),
        authors(entry),
        year(entry, id),
        categories(entry),
        TexText.paragraphs(inherited(entry, "abstract")),
        "",
        journalReference(entry),
        arxiv.version(),
        0,
        keys(entry),
        List.of(source.origin(entry.line(), key)));
  }

  private static String nameOf(BibEntry entry) {
    return entry.key().isEmpty() ? "@" + entry.type() : entry.key();
  }

  private static List<CiteKey> keys(BibEntry entry) {
    SequencedSet<CiteKey> keys = new LinkedHashSet<>();
    if (!entry.key().isEmpty()) {
      keys.add(new CiteKey(entry.key()));
    }
    for (String alias : entry.get("ids").split(",")) {
      if (!alias.isBlank()) {
        keys.add(new CiteKey(alias.strip()));
      }
    }
    return List.copyOf(keys);
  }

  /** The field's value in the entry, in the data it shares, or in the entry it is a part of. */
  private String inherited(BibEntry entry, String... names) {
    BibEntry from = entry;
    for (int step = 0; step < LONGEST_CHAIN; step++) {
      String value = from.first(names);
      if (!value.isEmpty()) {
        return value;
      }
      value = shared(from, names);
      if (!value.isEmpty()) {
        return value;
      }
      @Nullable BibEntry parent = byKey.get(from.get("crossref").strip());
      if (parent == null) {
        return "";
      }
      from = parent;
    }
    return "";
  }

  private String shared(BibEntry entry, String... names) {
    for (String key : entry.get("xdata").split(",")) {
      @Nullable BibEntry data = byKey.get(key.strip());
      String value = data == null ? "" : data.first(names);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  private String title(BibEntry entry) {
    String own = entry.has("title") ? entry.get("title") : shared(entry, "title");
    String title = TexText.line(own);
    String subtitle = TexText.line(entry.get("subtitle"));
    if (title.isEmpty()) {
      return TexText.line(entry.first("booktitle", "maintitle"));
    }
    if (subtitle.isEmpty()) {
      return title;
    }
    return title + (title.endsWith("?") || title.endsWith("!") ? " " : ": ") + subtitle;
  }

  private List<Author> authors(BibEntry entry) {
    List<Author> authors = AuthorNames.ofBibTeX(inherited(entry, "author"));
    return authors.isEmpty() ? AuthorNames.ofBibTeX(entry.get("editor")) : authors;
  }

  private int year(BibEntry entry, @Nullable ArxivId id) {
    for (String name : List.of("year", "date", "issued", "eventdate")) {
      int year = yearIn(inherited(entry, name));
      if (year > 0) {
        return year;
      }
    }
    return id == null ? 0 : ArxivIdReading.monthOf(id).getYear();
  }

  /** The first year that a date names; 0 where it names none. */
  static int yearIn(String date) {
    Matcher year = YEAR.matcher(date);
    return year.find() ? Integer.parseInt(year.group()) : 0;
  }

  private static List<String> categories(BibEntry entry) {
    String category = entry.first("primaryclass", "eprintclass").strip();
    return CATEGORY.matcher(category).matches() ? List.of(category) : List.of();
  }

  /** The publisher's DOI: arXiv's own is an identifier of another kind. */
  static @Nullable Doi doi(BibEntry entry) {
    for (String name : List.of("doi", "url", "ee")) {
      String written = entry.get(name).replace("\\_", "_").replace("{", "").replace("}", "");
      Doi doi = name.equals("doi") || written.contains("doi.org/") ? Doi.parse(written) : null;
      if (doi != null && doi.arxivId() == null) {
        return doi;
      }
    }
    return null;
  }

  private String journalReference(BibEntry entry) {
    String journal = TexText.line(inherited(entry, "journal", "journaltitle", "shortjournal"));
    if (journal.isEmpty()) {
      journal = entry.has("title") ? TexText.line(booktitle(entry)) : "";
    }
    return journalReference(
        journal,
        TexText.line(inherited(entry, "volume")),
        TexText.line(entry.first("number", "issue")),
        TexText.line(entry.first("pages", "eid")));
  }

  /** {@code Nature 12(3), 45–67}; empty where {@code journal} says no more than "a preprint". */
  static String journalReference(String journal, String volume, String number, String pages) {
    if (journal.isEmpty() || PREPRINT.matcher(journal).matches()) {
      return "";
    }
    return journal
        + (volume.isEmpty() ? "" : " " + volume)
        + (number.isEmpty() || volume.isEmpty() ? "" : "(" + number + ")")
        + (pages.isEmpty() ? "" : ", " + pages);
  }

  private String booktitle(BibEntry entry) {
    String own = inherited(entry, "booktitle");
    @Nullable BibEntry parent = byKey.get(entry.get("crossref").strip());
    return own.isEmpty() && parent != null && parent != entry ? parent.get("title") : own;
  }
}

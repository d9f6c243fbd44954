package dev.ibid.corpus.source;

import dev.ibid.bibtex.BibArxiv;
import dev.ibid.bibtex.BibEntry;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.Author;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import dev.ibid.tex.TexText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One record of a bibliography that is not BibTeX, while its reader gathers it under the names that
 * BibTeX has for its fields: what the fields mean is the same in all of them.
 */
final class Reference {

  /** The tags that reference managers allow in text. */
  private static final Pattern TAG =
      Pattern.compile("</?(?:[ibup]|em|strong|sup|sub|sc|span|jats:[a-z]+)(?:\\s[^<>]{0,200})?>");

  private static final Pattern REMARK =
      Pattern.compile("(?i)\\s*(citation key|doi|arxiv(?: id)?)\\s*:\\s*(.*)");

  private static final Pattern CLASS =
      Pattern.compile("(?i)arxiv[^\\[\\n]{1,40}\\[([a-z]+(?:-[a-z]+)?(?:\\.[a-z-]{2,8})?)\\]");

  private final Source source;
  private final int line;
  private final SequencedSet<CiteKey> keys = new LinkedHashSet<>();
  private final List<BibEntry.Field> fields = new ArrayList<>();
  private List<Author> authors = List.of();

  /**
   * @param line the line, from 1, that the record begins at
   */
  Reference(Source source, int line) {
    this.source = source;
    this.line = line;
  }

  Reference key(String key) {
    if (!key.isBlank()) {
      keys.add(new CiteKey(key.strip()));
    }
    return this;
  }

  /**
   * Sets a field, unless it has a value already.
   *
   * @param name BibTeX's name for the field
   */
  Reference with(String name, String value) {
    if (!value.isBlank() && fields.stream().noneMatch(field -> field.name().equals(name))) {
      fields.add(BibEntry.Field.unplaced(name, value.strip(), line));
    }
    return this;
  }

  /** Sets a field, or adds a line to the value that it has already. */
  Reference withMore(String name, String value) {
    for (int at = 0; at < fields.size(); at++) {
      String before = fields.get(at).value();
      if (fields.get(at).name().equals(name)) {
        fields.set(at, BibEntry.Field.unplaced(name, before + "\n" + value.strip(), line));
        return this;
      }
    }
    return with(name, value);
  }

  /** Text for remarks, in which some write further fields: {@code Citation Key: vaswani2017}. */
  Reference withRemarks(String text) {
    StringBuilder rest = new StringBuilder();
    text.lines()
        .forEach(
            remark -> {
              Matcher field = REMARK.matcher(remark);
              if (!field.matches()) {
                rest.append(remark).append('\n');
              } else if (field.group(1).equalsIgnoreCase("citation key")) {
                key(field.group(2));
              } else if (field.group(1).equalsIgnoreCase("doi")) {
                with("doi", field.group(2));
              } else {
                withMore("arxivid", "arXiv:" + field.group(2));
              }
            });
    return withMore("note", rest.toString());
  }

  Reference by(List<Author> names) {
    authors = names;
    return this;
  }

  /** Hands the record over, unless nothing in it says what it is. */
  void tell() {
    String key = keys.isEmpty() ? "" : keys.getFirst().value();
    BibEntry entry = BibEntry.unplaced(key, line, fields);
    BibArxiv arxiv = BibArxiv.of(entry);
    @Nullable Doi doi = BibTeX.doi(entry);
    String title = TexText.line(plain(entry.get("title")));
    if (keys.isEmpty() && title.isEmpty() && arxiv.id() == null && doi == null) {
      source.problem(line, "this record has no key, no title and no identifier");
      return;
    }
    if (arxiv.conflict() != null) {
      String name = key.isEmpty() ? "this record" : key;
      source.problem(line, name + " names two arXiv papers, " + arxiv.conflict());
    }
    source.record(
        new Paper(
            arxiv.id(),
            doi,
            title,
            authors,
            year(entry, arxiv.id()),
            categories(entry),
            TexText.paragraphs(plain(entry.get("abstract"))),
            "",
            journalReference(entry),
            arxiv.version(),
            0,
            List.copyOf(keys),
            List.of(source.origin(line, keys.isEmpty() ? null : keys.getFirst()))));
  }

  private static int year(BibEntry entry, @Nullable ArxivId id) {
    int year = BibTeX.yearIn(entry.get("date"));
    return year == 0 && id != null ? ArxivIdReading.monthOf(id).getYear() : year;
  }

  private static String journalReference(BibEntry entry) {
    return BibTeX.journalReference(
        TexText.line(plain(entry.get("journal"))),
        TexText.line(entry.get("volume")),
        TexText.line(entry.get("number")),
        TexText.line(entry.first("pages", "eid")));
  }

  /**
   * The class behind an identifier: {@code arXiv:2312.09832 [cs.LG]}. Some programs write the
   * archive alone there, which says less than other sources do, so that is left out.
   */
  private static List<String> categories(BibEntry entry) {
    for (BibEntry.Field field : entry.fields()) {
      if (field.value().indexOf('[') > 0) {
        Matcher written = CLASS.matcher(field.value());
        if (written.find() && (written.group(1).contains(".") || written.group(1).contains("-"))) {
          return List.of(written.group(1));
        }
      }
    }
    return List.of();
  }

  private static String plain(String text) {
    return text.indexOf('<') < 0 ? text : TAG.matcher(text).replaceAll("");
  }
}

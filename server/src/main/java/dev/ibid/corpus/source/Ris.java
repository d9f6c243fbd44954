package dev.ibid.corpus.source;

import dev.ibid.bibtex.AuthorNames;
import dev.ibid.paper.Author;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RIS, as libraries and publishers export it: records from a {@code TY} to an {@code ER}, a tag a
 * line. A record without its end is kept, and reading goes on at the next {@code TY}.
 *
 * <p>Source of the format: the RIS format specifications of Research Information Systems, 2011
 */
final class Ris {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Pattern TAGGED = Pattern.compile("\\s?([A-Z][A-Z0-9]) {1,2}-(?: (.*)|)");

  /** A longer value is no field of a paper. */
  private static final int LONGEST_VALUE = 1 << 20;

  private final Lines lines;
  private final Source source;
  private final Map<String, List<StringBuilder>> values = new LinkedHashMap<>();
  private StringBuilder last = new StringBuilder();
  private int begin;
  private boolean toldEncoding;

  /** Whether tags behind the last record have been told to belong to none. */
  private boolean outside;

  private Ris(Lines lines, Source source) {
    this.lines = lines;
    this.source = source;
  }

  static void read(SourceBytes bytes, Source source) throws IOException {
    new Ris(new Lines(bytes), source).read();
  }

  private void read() throws IOException {
    while (!source.isCancelled() && lines.next()) {
      if (lines.tooLong()) {
        source.problem(lines.number(), "this line is longer than 16 MB and was passed over");
      } else {
        take(text());
      }
    }
    if (!source.isCancelled()) {
      endWithoutEr();
    }
  }

  private String text() {
    String text = lines.text();
    if (text != null) {
      return text;
    }
    if (!toldEncoding) {
      toldEncoding = true;
      source.problem(lines.number(), "is not UTF-8 and was read as Windows-1252; save it as UTF-8");
    }
    return lines.text(WINDOWS);
  }

  private void take(String line) {
    Matcher tagged = TAGGED.matcher(line);
    if (!tagged.matches()) {
      if (begin > 0 && !line.isBlank() && last.length() < LONGEST_VALUE) {
        last.append('\n').append(line);
      }
      return;
    }
    String tag = tagged.group(1);
    String value = tagged.group(2) == null ? "" : tagged.group(2).strip();
    if (tag.equals("TY")) {
      endWithoutEr();
      begin = lines.number();
      outside = false;
    } else if (begin == 0) {
      if (!outside) {
        source.problem(
            lines.number(), tag + " stands outside of a record: a record begins with TY");
      }
      outside = true;
      return;
    }
    if (tag.equals("ER")) {
      end();
    } else {
      last = new StringBuilder(value);
      values.computeIfAbsent(tag, name -> new ArrayList<>()).add(last);
    }
  }

  private void endWithoutEr() {
    if (begin > 0) {
      int line = begin;
      end();
      source.problem(line, "the record that begins here has no ER at its end");
    }
  }

  private void end() {
    Reference reference =
        new Reference(source, begin)
            .key(first("ID"))
            .with("title", first("TI", "T1", "CT", "BT"))
            .with("date", first("PY", "Y1", "DA"))
            .with("doi", first("DO"))
            .with("journal", first("JO", "JF", "T2", "JA", "J2", "J1"))
            .with("volume", first("VL"))
            .with("number", first("IS", "M1"))
            .with("pages", pages())
            .with("eid", first("C7"))
            .with("publisher", first("PB"))
            .with("abstract", first("AB", "N2"));
    boolean arxivs = first("DB", "DP").toLowerCase(Locale.ROOT).contains("arxiv");
    all("AN").forEach(number -> reference.withMore(arxivs ? "arxivid" : "archiveid", number));
    for (String url : all("UR")) {
      reference.with("doi", url.contains("doi.org/") ? url : "").withMore("url", url);
    }
    all("M3").forEach(type -> reference.withMore("type", type));
    all("L1").forEach(file -> reference.withMore("pdf", file));
    all("L2").forEach(link -> reference.withMore("link", link));
    all("N1").forEach(reference::withRemarks);
    reference.by(authors()).tell();
    values.clear();
    begin = 0;
  }

  private List<Author> authors() {
    for (List<String> tags : List.of(List.of("AU", "A1"), List.of("A2", "ED"))) {
      List<Author> authors = new ArrayList<>();
      for (String tag : tags) {
        for (String name : all(tag)) {
          String[] parts = name.split(",", 3);
          if (parts.length == 1) {
            authors.addAll(AuthorNames.listed(name));
          } else {
            Author author =
                AuthorNames.ofParts(parts[0], parts[1], parts.length == 3 ? parts[2] : "");
            if (author != null) {
              authors.add(author);
            }
          }
        }
      }
      if (!authors.isEmpty()) {
        return authors;
      }
    }
    return List.of();
  }

  private String pages() {
    String from = first("SP");
    String to = first("EP");
    return to.isEmpty() || from.contains("-") || from.equals(to) ? from : from + "–" + to;
  }

  private List<String> all(String tag) {
    return values.getOrDefault(tag, List.of()).stream().map(StringBuilder::toString).toList();
  }

  private String first(String... tags) {
    for (String tag : tags) {
      for (String value : all(tag)) {
        if (!value.isBlank()) {
          return value;
        }
      }
    }
    return "";
  }
}

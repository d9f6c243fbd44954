package dev.ibid.corpus.source;

import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.Paper;
import dev.ibid.tex.TexText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Abstracts one after the other, each with its identifier behind it:
 *
 * <pre>
 * The abstract, on one line.
 * Comments, on none or more lines.
 * arXiv:2312.09832The next abstract begins right behind the identifier ...
 * </pre>
 *
 * <p>An identifier stands at the beginning of its line and ends its record; one within the words of
 * an abstract does not.
 */
final class SeedDump {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final Pattern NEW_STYLE =
      Pattern.compile("arxiv:[ \\t]?([0-9]{4}\\.)([0-9]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern OLD_STYLE =
      Pattern.compile(
          "arxiv:[ \\t]?([a-z-]{2,8}(?:\\.[a-z-]{2,8})?/)([0-9]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern VERSION = Pattern.compile("v([0-9]+)");
  private static final Pattern CATEGORY =
      Pattern.compile("[ \\t]*\\[([a-z-]{2,8}(?:\\.[A-Za-z-]{2,8})?)\\](?=[ \\t]|$)");

  private final Lines lines;
  private final Source source;
  private String summary = "";
  private final StringBuilder comments = new StringBuilder();
  private int begin;
  private boolean toldEncoding;

  private SeedDump(Lines lines, Source source) {
    this.lines = lines;
    this.source = source;
  }

  static void read(Lines lines, Source source) throws IOException {
    new SeedDump(lines, source).read();
  }

  private void read() throws IOException {
    while (!source.isCancelled() && lines.next()) {
      if (lines.tooLong()) {
        source.problem(lines.number(), "this line is longer than 16 MB and was passed over");
      } else {
        take(text());
      }
    }
    if (!summary.isEmpty() && !source.isCancelled()) {
      source.problem(
          begin, "no identifier follows the abstract that begins here, so it belongs to no paper");
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
    Matcher fresh = NEW_STYLE.matcher(line);
    Matcher old = OLD_STYLE.matcher(line);
    if (fresh.lookingAt()) {
      String month = fresh.group(1);
      int digits = month.compareTo("1501") < 0 ? 4 : 5;
      end(line, month, fresh.start(2), fresh.end(2), digits);
    } else if (old.lookingAt()) {
      end(line, old.group(1), old.start(2), old.end(2), 7);
    } else {
      add(line);
    }
  }

  /**
   * Ends the record with the identifier on {@code line}. What is written behind it may begin with
   * digits: the scheme says how many of them the identifier has.
   */
  private void end(String line, String head, int digitsBegin, int digitsEnd, int digits) {
    int behind = Math.min(digitsEnd, digitsBegin + digits);
    int version = 0;
    Matcher written = VERSION.matcher(line).region(behind, line.length());
    if (written.lookingAt()) {
      // No paper has a thousand versions: more digits are a number that the next abstract begins
      // with, as a year does.
      int length = written.group(1).length() > 3 ? 1 : written.group(1).length();
      version = Integer.parseInt(written.group(1).substring(0, length));
      behind = written.start(1) + length;
    }
    String id = head + line.substring(digitsBegin, Math.min(digitsEnd, digitsBegin + digits));
    List<String> categories = List.of();
    Matcher category = CATEGORY.matcher(line).region(behind, line.length());
    if (category.lookingAt()) {
      categories = List.of(category.group(1));
      behind = category.end();
    }
    switch (ArxivIdReading.read(id)) {
      case ArxivIdReading.Valid valid -> source.record(paper(valid.id(), version, categories));
      case ArxivIdReading.Malformed malformed -> malformed(id, malformed.reason());
      case ArxivIdReading.Unlike unlike -> malformed(id, "it is not the shape of one");
    }
    summary = "";
    comments.setLength(0);
    add(line.substring(behind));
  }

  private void malformed(String id, String reason) {
    source.problem(
        lines.number(),
        "arXiv:%s is no possible identifier (%s), so the abstract before it belongs to no paper"
            .formatted(id, reason));
  }

  private void add(String line) {
    if (line.isBlank()) {
      return;
    }
    if (summary.isEmpty()) {
      summary = line;
      begin = lines.number();
    } else {
      comments.append(line).append('\n');
    }
  }

  private Paper paper(ArxivId id, int version, List<String> categories) {
    int line = summary.isEmpty() ? lines.number() : begin;
    return new Paper(
        id,
        null,
        "",
        List.of(),
        ArxivIdReading.monthOf(id).getYear(),
        categories,
        TexText.line(summary),
        TexText.line(comments.toString()),
        "",
        version,
        0,
        List.of(),
        List.of(source.origin(line, null)));
  }
}

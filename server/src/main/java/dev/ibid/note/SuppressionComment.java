package dev.ibid.note;

import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A comment that says where findings are not wanted, in the comments of the note's language: {@code
 * <!-- ibid: off-line wrong-paper -- the preprint had another title -->}.
 *
 * @param span the comment, from its mark to its last character; no line break
 * @param word what it says: {@code off}
 * @param scope null where {@code word} is none of the words there are
 * @param rules the rules that it names, as spans in the order of the text; none means all
 */
public record SuppressionComment(Span span, String word, @Nullable Scope scope, List<Span> rules) {

  /** The findings that a comment speaks of. */
  public enum Scope {
    /** Those behind it, up to the comment that ends this, else to the end of the note. */
    OFF,
    /** Ends what {@link #OFF} began. */
    ON,
    /** Those on the line that it stands on. */
    OFF_LINE,
    /** Those on the next line that is not blank. */
    OFF_NEXT_LINE,
    /** All of the note. */
    OFF_FILE;

    /** As it is written: {@code off-line}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What begins a comment and, where it does not end with the line, what ends it. */
  private record Mark(String open, @Nullable String close) {}

  private static final Pattern WORDS =
      Pattern.compile("\\s*ibid:\\s*((?:off|on)(?:-[a-z]+)*)(?![\\w-])");

  private static final Pattern NAME = Pattern.compile("[^\\s,]+");

  /** Ends the names; what is behind it is for people. */
  private static final String REASON = "--";

  /** All of {@code note}, in the order of the text. */
  public static List<SuppressionComment> in(Note note) {
    List<Mark> marks = marks(note.language());
    List<SuppressionComment> comments = new ArrayList<>();
    if (!marks.isEmpty()) {
      for (Span hidden : note.opaque()) {
        if (note.language() == NoteLanguage.BIBLIOGRAPHY) {
          inLines(note.text(), hidden, marks, comments);
        } else {
          add(in(note.text(), hidden, marks), comments);
        }
      }
    }
    return comments;
  }

  /** Between two entries of a bibliography stands whatever people like, and any line ends it. */
  private static void inLines(
      String text, Span hidden, List<Mark> marks, List<SuppressionComment> comments) {
    int mark = text.indexOf('%', hidden.start());
    while (mark >= 0 && mark < hidden.end()) {
      add(in(text, new Span(mark, hidden.end()), marks), comments);
      mark = text.indexOf('%', TextLines.end(text, mark));
    }
  }

  private static void add(@Nullable SuppressionComment comment, List<SuppressionComment> comments) {
    if (comment != null) {
      comments.add(comment);
    }
  }

  private static List<Mark> marks(NoteLanguage language) {
    return switch (language) {
      case MARKDOWN, NOTEBOOK -> List.of(new Mark("<!--", "-->"), new Mark("%%", "%%"));
      case LATEX, BIBLIOGRAPHY -> List.of(new Mark("%", null));
      case ORG -> List.of(new Mark("# ", null));
      case TYPST -> List.of(new Mark("//", null), new Mark("/*", "*/"));
      case RST -> List.of(new Mark(".. ", null));
      case ASCIIDOC -> List.of(new Mark("//", null));
      case PLAIN_TEXT -> List.of();
    };
  }

  private static @Nullable SuppressionComment in(String text, Span hidden, List<Mark> marks) {
    int start = hidden.start();
    while (start < hidden.end() && isBlank(text.charAt(start))) {
      start++;
    }
    for (Mark mark : marks) {
      if (text.startsWith(mark.open(), start)) {
        int content = start + mark.open().length();
        int end = Math.min(TextLines.end(text, start), hidden.end());
        int behind = withoutBreak(text, end);
        String ends = mark.close();
        int close = ends == null ? -1 : text.indexOf(ends, content);
        if (ends != null && close >= 0 && close + ends.length() <= hidden.end()) {
          end = close;
          behind = close + ends.length();
        }
        Matcher words = WORDS.matcher(text).region(content, end);
        if (words.lookingAt()) {
          return of(text, new Span(start, behind), words, end);
        }
      }
    }
    return null;
  }

  private static SuppressionComment of(String text, Span span, Matcher words, int end) {
    String word = words.group(1);
    Scope scope = null;
    for (Scope one : Scope.values()) {
      scope = one.word().equals(word) ? one : scope;
    }
    List<Span> rules = new ArrayList<>();
    Matcher name = NAME.matcher(text).region(words.end(), end);
    while (name.find() && !name.group().startsWith(REASON)) {
      rules.add(new Span(name.start(), name.end()));
    }
    return new SuppressionComment(span, word, scope, List.copyOf(rules));
  }

  private static int withoutBreak(String text, int end) {
    int last = end;
    while (last > 0 && text.charAt(last - 1) <= ' ') {
      last--;
    }
    return last;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}

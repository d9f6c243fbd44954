package dev.ibid.check;

import dev.ibid.check.Fix.Confidence;
import dev.ibid.check.Suppressions.Word;
import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
import dev.ibid.note.SuppressionComment;
import dev.ibid.note.SuppressionComment.Scope;
import dev.ibid.text.LineIndex;
import dev.ibid.text.NearNames;
import dev.ibid.text.Span;
import dev.ibid.text.TextEdit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code unused-suppression}: a comment that was to keep findings quiet where there are none. Quiet
 * itself while a source is unread, since then other rules are.
 */
final class UnusedSuppression {
  private UnusedSuppression() {}

  /**
   * The comments that did nothing.
   *
   * @param suppressions which have been asked for all other findings
   * @param on the rules that the note was held to
   */
  static List<Finding> findings(Inspection inspection, Suppressions suppressions, Set<Rule> on) {
    Note note = inspection.note();
    Map<SuppressionComment, List<Word>> comments = new LinkedHashMap<>();
    for (Word word : suppressions.words()) {
      comments.computeIfAbsent(word.comment(), key -> new ArrayList<>()).add(word);
    }
    List<Finding> findings = new ArrayList<>();
    comments.forEach(
        (comment, words) -> {
          findings.addAll(unknown(comment, words, note));
          if (inspection.absenceIsProof() && comment.scope() != null) {
            List<Word> useless =
                words.stream()
                    .filter(word -> isUseless(word, suppressions))
                    .filter(word -> word.rule() != Rule.UNUSED_SUPPRESSION)
                    .toList();
            if (!useless.isEmpty()) {
              findings.add(useless(comment, useless, words, note, on));
            }
          }
        });
    findings.removeIf(suppressions::silences);
    comments.forEach(
        (comment, words) ->
            words.stream()
                .filter(word -> word.rule() == Rule.UNUSED_SUPPRESSION)
                .filter(word -> inspection.absenceIsProof() && isUseless(word, suppressions))
                .forEach(word -> findings.add(useless(comment, List.of(word), words, note, on))));
    return findings;
  }

  private static boolean isUseless(Word word, Suppressions suppressions) {
    boolean isKnown = word.name() == null || word.rule() != null;
    return isKnown && !suppressions.used().contains(word);
  }

  private static List<Finding> unknown(SuppressionComment comment, List<Word> words, Note note) {
    List<Finding> findings = new ArrayList<>();
    if (comment.scope() == null) {
      String known =
          Arrays.stream(Scope.values()).map(Scope::word).collect(Collectors.joining(", "));
      String message = "ibid does not know %s, only: %s".formatted(comment.word(), known);
      findings.add(Rule.UNUSED_SUPPRESSION.finding(comment.span(), message, List.of()));
    }
    for (Word word : words) {
      Span name = word.name();
      if (name != null && word.rule() == null) {
        findings.add(noSuchRule(name, note));
      }
    }
    return findings;
  }

  private static Finding noSuchRule(Span name, Note note) {
    String written = name.in(note.text());
    List<String> near = NearNames.of(written, Rule.ids());
    String suggestion = near.isEmpty() ? "" : "; did you mean %s?".formatted(near.getFirst());
    return Rule.UNUSED_SUPPRESSION.finding(
        name, "There is no rule " + written + suggestion, List.of());
  }

  private static Finding useless(
      SuppressionComment comment, List<Word> useless, List<Word> all, Note note, Set<Rule> on) {
    String rules =
        useless.stream()
            .map(word -> word.rule() == null ? "" : word.rule().id())
            .collect(Collectors.joining(", "));
    boolean off =
        useless.stream().allMatch(word -> word.rule() != null && !on.contains(word.rule()));
    String message =
        comment.scope() == Scope.ON
            ? "Nothing is off that this comment could turn on"
            : off
                ? "This comment does nothing: %s is off in the settings".formatted(rules)
                : rules.isEmpty()
                    ? "This comment keeps no finding quiet"
                    : "This comment keeps no finding of %s quiet".formatted(rules);
    Fix fix =
        useless.size() == all.size()
            ? withoutComment(comment, note)
            : withoutNames(useless, all, note);
    return Rule.UNUSED_SUPPRESSION.finding(
        comment.span(), message, fix == null ? List.of() : List.of(fix));
  }

  private static Fix withoutNames(List<Word> useless, List<Word> all, Note note) {
    List<Span> kept = new ArrayList<>();
    List<Span> names = new ArrayList<>();
    for (Word word : all) {
      if (word.name() != null) {
        names.add(word.name());
        if (!useless.contains(word)) {
          kept.add(word.name());
        }
      }
    }
    Span list = new Span(names.getFirst().start(), names.getLast().end());
    String separator = list.in(note.text()).indexOf(',') >= 0 ? ", " : " ";
    String left =
        kept.stream().map(name -> name.in(note.text())).collect(Collectors.joining(separator));
    return new Fix(
        "Remove what does nothing from the comment",
        List.of(new TextEdit(list, left)),
        Confidence.CERTAIN);
  }

  /** Null where more than the comment may hang on it. */
  private static @Nullable Fix withoutComment(SuppressionComment comment, Note note) {
    String text = note.text();
    Span span = comment.span();
    LineIndex lines = note.lines();
    int first = lines.lineOf(span.start());
    int last = lines.lineOf(span.end());
    int start = lines.startOf(first);
    int end = lines.endOf(last);
    boolean alone =
        isBlank(text, start, span.start())
            && isBlank(text, span.end(), end)
            && note.language() != NoteLanguage.NOTEBOOK;
    if (!alone) {
      return fix(within(span, end, note), Confidence.CERTAIN);
    }
    boolean hasNext = last + 1 < lines.lineCount();
    if (note.language() == NoteLanguage.RST && hasNext && isIndented(last + 1, span, note)) {
      return null;
    }
    boolean between =
        first > 0
            && hasNext
            && !isBlank(text, lines.startOf(first - 1), start)
            && !isBlank(text, lines.startOf(last + 1), lines.endOf(last + 1));
    boolean parts = between && !JOINED.contains(note.language());
    Span gone = new Span(start, hasNext ? lines.startOf(last + 1) : end);
    return fix(gone, parts ? Confidence.LIKELY : Confidence.CERTAIN);
  }

  /** Where lines around a comment are one paragraph all the same, so that it parts nothing. */
  private static final Set<NoteLanguage> JOINED = Set.of(NoteLanguage.LATEX, NoteLanguage.TYPST);

  private static boolean isIndented(int line, Span comment, Note note) {
    LineIndex lines = note.lines();
    int column = comment.start() - lines.startOf(lines.lineOf(comment.start()));
    int start = lines.startOf(line);
    int end = lines.endOf(line);
    return !isBlank(note.text(), start, end)
        && isBlank(note.text(), start, Math.min(end, start + column + 1));
  }

  /** The comment with the blanks before it, where blanks or the line's end follow. */
  private static Span within(Span span, int lineEnd, Note note) {
    String text = note.text();
    int start = span.start();
    boolean blankBehind = span.end() >= lineEnd || isBlank(text, span.end(), span.end() + 1);
    while (blankBehind && start > 0 && " \t".indexOf(text.charAt(start - 1)) >= 0) {
      start--;
    }
    if (note.language() != NoteLanguage.LATEX) {
      return new Span(start, span.end());
    }
    // Without its mark, TeX would take the line's end for a blank; so it stays where none was.
    boolean glued = start == span.start() && start > 0 && text.charAt(start - 1) > ' ';
    boolean escaped = start < span.start() && start > 0 && text.charAt(start - 1) == '\\';
    return new Span(glued ? start + 1 : escaped ? span.start() : start, span.end());
  }

  private static boolean isBlank(String text, int start, int end) {
    for (int at = start; at < end; at++) {
      if (text.charAt(at) > ' ') {
        return false;
      }
    }
    return true;
  }

  private static Fix fix(Span gone, Confidence confidence) {
    return new Fix("Remove the comment", List.of(new TextEdit(gone, "")), confidence);
  }
}

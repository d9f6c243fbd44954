package dev.ibid.check;

import dev.ibid.note.Note;
import dev.ibid.note.SuppressionComment;
import dev.ibid.text.LineIndex;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the comments of a note keep findings quiet, and which of them did.
 *
 * @param words one for each rule that a comment names, or for a comment that names none, in the
 *     order of the note
 * @param lines by the line, from 0, that they speak of
 * @param blocks by rule, then by where they begin; those of one rule do not overlap
 * @param file by rule
 * @param used those of the words that did something
 */
record Suppressions(
    LineIndex noteLines,
    List<Word> words,
    Map<Integer, List<Word>> lines,
    Map<Rule, TreeMap<Integer, Block>> blocks,
    Map<Rule, Word> file,
    Set<Word> used) {

  /**
   * One rule in one comment, or all.
   *
   * @param name the place of the name in the comment; null where it names none and means all
   * @param rule null for all rules, and where there is none of this name
   */
  record Word(SuppressionComment comment, @Nullable Span name, @Nullable Rule rule) {

    /** A comment that is of no use is told of, unless somebody names that rule itself. */
    boolean covers(Rule found) {
      return name == null ? found != Rule.UNUSED_SUPPRESSION : rule == found;
    }
  }

  /**
   * A stretch of the note in which a rule is off.
   *
   * @param end where it ends, as a UTF-16 offset
   */
  record Block(Word word, int end) {}

  static Suppressions of(Note note) {
    Suppressions suppressions =
        new Suppressions(
            note.lines(),
            words(note),
            new HashMap<>(),
            new EnumMap<>(Rule.class),
            new EnumMap<>(Rule.class),
            new HashSet<>());
    Map<Rule, Word> open = new EnumMap<>(Rule.class);
    for (Word word : suppressions.words) {
      suppressions.place(word, note, open);
    }
    return suppressions;
  }

  private static List<Word> words(Note note) {
    List<Word> words = new ArrayList<>();
    for (SuppressionComment comment : SuppressionComment.in(note)) {
      List<Word> named =
          comment.rules().stream()
              .map(name -> new Word(comment, name, Rule.of(name.in(note.text()))))
              .toList();
      // A remark may begin alike: "ibid: on the other hand".
      boolean meant =
          named.stream().anyMatch(word -> word.rule != null || nameIn(note, word).indexOf('-') > 0);
      if (named.isEmpty()) {
        words.add(new Word(comment, null, null));
      } else if (meant) {
        words.addAll(named);
      }
    }
    return List.copyOf(words);
  }

  /** The name as it is written; empty where the comment names none. */
  static String nameIn(Note note, Word word) {
    return word.name == null ? "" : word.name.in(note.text());
  }

  private void place(Word word, Note note, Map<Rule, Word> open) {
    SuppressionComment comment = word.comment;
    int line = noteLines.lineOf(comment.span().start());
    switch (comment.scope()) {
      case OFF_LINE -> lines.computeIfAbsent(line, key -> new ArrayList<>()).add(word);
      case OFF_NEXT_LINE -> {
        int next = noteLines.lineOf(comment.span().end()) + 1;
        while (next < noteLines.lineCount() && isBlank(next, note)) {
          next++;
        }
        lines.computeIfAbsent(next, key -> new ArrayList<>()).add(word);
      }
      case OFF -> covered(word, rule -> open(rule, word, open));
      case ON -> covered(word, rule -> close(rule, word, open));
      case OFF_FILE -> covered(word, rule -> file.putIfAbsent(rule, word));
      case null -> {}
    }
  }

  private static void covered(Word word, Consumer<Rule> taken) {
    for (Rule rule : Rule.values()) {
      if (word.covers(rule)) {
        taken.accept(rule);
      }
    }
  }

  private void open(Rule rule, Word word, Map<Rule, Word> open) {
    if (open.putIfAbsent(rule, word) == null) {
      int start = word.comment.span().start();
      blocks
          .computeIfAbsent(rule, key -> new TreeMap<>())
          .put(start, new Block(word, Integer.MAX_VALUE));
    }
  }

  private void close(Rule rule, Word word, Map<Rule, Word> open) {
    Word opened = open.remove(rule);
    if (opened != null) {
      used.add(word);
      int start = opened.comment.span().start();
      blocks
          .computeIfAbsent(rule, key -> new TreeMap<>())
          .put(start, new Block(opened, word.comment.span().start()));
    }
  }

  private boolean isBlank(int line, Note note) {
    return note.text().substring(noteLines.startOf(line), noteLines.endOf(line)).isBlank();
  }

  /** Whether a comment keeps {@code finding} quiet, which is then noted as used. */
  boolean silences(Finding finding) {
    Word word = wordFor(finding.rule(), finding.span());
    if (word != null) {
      used.add(word);
    }
    return word != null;
  }

  /** The nearest comment that speaks of the place, or null. */
  private @Nullable Word wordFor(Rule rule, Span span) {
    int first = noteLines.lineOf(span.start());
    int last = noteLines.lineOf(span.end());
    for (int line : first == last ? new int[] {first} : new int[] {first, last}) {
      for (Word word : lines.getOrDefault(line, List.of())) {
        if (word.covers(rule)) {
          return word;
        }
      }
    }
    TreeMap<Integer, Block> ofRule = blocks.get(rule);
    var block = ofRule == null ? null : ofRule.floorEntry(span.start());
    return block != null && span.start() < block.getValue().end()
        ? block.getValue().word()
        : file.get(rule);
  }
}

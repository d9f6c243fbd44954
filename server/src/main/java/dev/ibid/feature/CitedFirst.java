package dev.ibid.feature;

import dev.ibid.note.Citation;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Citation.DoiCitation;
import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.note.Note;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.paper.Paper;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Among papers that fit what was typed equally well, those that are cited already come first. */
interface CitedFirst {

  Pattern MARKS = Pattern.compile("\\p{M}+");
  Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /**
   * How well a paper fits, as far as all would agree on it.
   *
   * @param named whether its identifier or a citekey begins as typed
   * @param whole how many of the words stand in its title
   * @param begun how many more begin a word of its title
   * @param first whether its title begins with them
   */
  record Fit(boolean named, int whole, int begun, boolean first) {}

  /**
   * Moves no paper past one that fits better or worse.
   *
   * @param papers best first
   * @param notes those that cite
   * @param passedOver the citation that is being typed in the first of the notes touches this
   *     UTF-16 offset
   */
  static List<Paper> ordered(List<Paper> papers, String typed, List<Note> notes, int passedOver) {
    Set<Object> cited = citedNames(papers, notes, passedOver);
    if (cited.isEmpty()) {
      return papers;
    }
    List<Paper> ordered = new ArrayList<>(papers.size());
    List<Paper> others = new ArrayList<>();
    Fit before = null;
    for (Paper paper : papers) {
      Fit fit = fit(paper, typed);
      if (!fit.equals(before)) {
        ordered.addAll(others);
        others.clear();
        before = fit;
      }
      (isCited(paper, cited) ? ordered : others).add(paper);
    }
    ordered.addAll(others);
    return ordered;
  }

  /** Of the names of {@code papers}, those that the notes cite. */
  private static Set<Object> citedNames(List<Paper> papers, List<Note> notes, int passedOver) {
    Set<Object> names = new HashSet<>();
    for (Paper paper : papers) {
      names.addAll(paper.keys());
      if (paper.arxivId() != null) {
        names.add(paper.arxivId());
      }
      if (paper.doi() != null) {
        names.add(paper.doi());
      }
    }
    Set<Object> cited = new HashSet<>();
    for (Note note : notes) {
      boolean typing = note == notes.getFirst();
      for (Citation citation : note.citations()) {
        Object name = name(citation);
        boolean typed =
            typing && citation.span().start() <= passedOver && passedOver <= citation.span().end();
        if (!typed && names.contains(name)) {
          cited.add(name);
        }
      }
    }
    return cited;
  }

  static Object name(Citation citation) {
    return switch (citation) {
      case ArxivCitation arxiv -> arxiv.reading() instanceof Valid valid ? valid.id() : "";
      case KeyCitation key -> key.key();
      case DoiCitation doi -> doi.doi();
    };
  }

  static boolean isCited(Paper paper, Set<Object> cited) {
    return (paper.arxivId() != null && cited.contains(paper.arxivId()))
        || (paper.doi() != null && cited.contains(paper.doi()))
        || paper.keys().stream().anyMatch(cited::contains);
  }

  private static Fit fit(Paper paper, String typed) {
    String written = typed.strip();
    boolean named =
        !written.isEmpty()
            && ((paper.arxivId() != null && paper.arxivId().value().startsWith(written))
                || paper.keys().stream()
                    .anyMatch(
                        key -> key.value().regionMatches(true, 0, written, 0, written.length())));
    if (named) {
      return new Fit(true, 0, 0, false);
    }
    String title = " " + folded(paper.title()) + " ";
    String words = folded(written);
    int whole = 0;
    int begun = 0;
    for (String word : words.split(" ")) {
      if (!word.isEmpty() && title.contains(" " + word + " ")) {
        whole++;
      } else if (!word.isEmpty() && title.contains(" " + word)) {
        begun++;
      }
    }
    return new Fit(false, whole, begun, title.startsWith(" " + words));
  }

  private static String folded(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return BETWEEN_WORDS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}

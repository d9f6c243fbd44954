package dev.ibid.check.claim;

import dev.ibid.bibtex.AuthorNames;
import dev.ibid.corpus.Corpus;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.paper.Author;
import dev.ibid.paper.Paper;
import dev.ibid.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines that give title and authors before the identifier: {@code Title. Authors. Year. arXiv:ID}.
 */
public final class ReferenceLines {
  private ReferenceLines() {}

  /**
   * A line whose title is the cited paper's and whose authors are not.
   *
   * @param names where they stand in the note
   */
  public record Contradiction(Paper paper, Span names) {}

  private static final String NAME =
      "(?:(?:\\p{Lu}\\.(?:-?\\p{Lu}\\.)*|\\p{Lu}[\\p{L}'’-]+)\\s+){1,3}"
          + "(?:(?:van|von|de|der|den|di|la|le|del)\\s+){0,2}\\p{Lu}[\\p{L}'’-]{2,}";

  /**
   * Names with an "and" before the last, or a year behind them: cities and companies have neither.
   */
  private static final Pattern NAMES =
      Pattern.compile(
          "(?:%1$s,\\s+){0,20}%1$s,?\\s+(?:and|&)\\s+%1$s|(?:%1$s,\\s+){1,20}%1$s(?=[.,]?\\s+\\(?(?:19|20)\\d\\d\\b)"
              .formatted(NAME));

  /** The contradictions in {@code note}, in its order. */
  public static List<Contradiction> of(Note note, Corpus corpus) {
    List<Contradiction> found = new ArrayList<>();
    if (note.language() == NoteLanguage.NOTEBOOK) {
      return found;
    }
    for (int at = 0; at < note.citations().size(); at++) {
      if (!(note.citations().get(at) instanceof ArxivCitation cited)
          || !(cited.reading() instanceof Valid valid)
          || !mayStandBehindNames(note.text(), cited.span().start())) {
        continue;
      }
      Paper paper = corpus.byArxivId(valid.id());
      if (paper == null || !Names.arePeople(paper.authors())) {
        continue;
      }
      Contradiction one = contradiction(Surroundings.of(note, note.text(), at), paper);
      if (one != null) {
        found.add(one);
      }
    }
    return found;
  }

  /**
   * A reference ends in its identifier; most citations stand in links, and are passed over here.
   */
  private static boolean mayStandBehindNames(String text, int at) {
    int before = at;
    while (before > 0
        && at - before < 16
        && " \t\r\n.,:;[(<".indexOf(text.charAt(before - 1)) >= 0) {
      before--;
    }
    return before < at && text.charAt(before) != '(';
  }

  /**
   * Where the first capital letter from {@code from} on stands, or the text's end. Every name
   * begins with one; a search with {@link #NAMES} would try all other letters as well.
   */
  private static int capital(String text, int from) {
    int at = from;
    while (at < text.length()
        && !Character.isUpperCase(text.charAt(at))
        && !Character.isSurrogate(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static @Nullable Contradiction contradiction(Surroundings around, Paper paper) {
    String left = around.in(around.left());
    String title = TitleText.squeeze(paper.title());
    String all = TitleText.squeeze(left);
    if (title.length() < 20 || !all.contains(title)) {
      return null;
    }
    Matcher names = NAMES.matcher(left);
    List<Span> places = new ArrayList<>();
    List<Author> authors = new ArrayList<>();
    for (int at = capital(left, 0); at < left.length(); ) {
      boolean named = names.region(at, left.length()).lookingAt();
      // Titles have capital letters as well, those of other papers too.
      if (named
          && !title.contains(TitleText.squeeze(names.group()))
          && !isOfTitle(title, left, names.start(), names.end())) {
        int from = around.left().start();
        places.add(new Span(from + names.start(), from + names.end()));
        authors.addAll(AuthorNames.listed(names.group()));
      }
      at = capital(left, named ? names.end() : at + 1);
    }
    boolean contradicts =
        places.size() == 1
            && authors.size() >= 2
            && Names.arePeople(authors)
            && Names.areDisjoint(authors, paper.authors());
    return contradicts ? new Contradiction(paper, places.getFirst()) : null;
  }

  /** Whether the stretch is of this title, or another one that is quoted or joined to it. */
  private static boolean isOfTitle(String title, String left, int start, int end) {
    String before = left.substring(0, start);
    long marks = before.chars().filter(c -> c == '"').count();
    if (marks % 2 == 1
        || before.lastIndexOf('“') > before.lastIndexOf('”')
        || before.stripTrailing().endsWith(" and")) {
      return true;
    }
    boolean titleEndsInside =
        !TitleText.squeeze(before).contains(title)
            && TitleText.squeeze(left.substring(0, end)).contains(title);
    boolean titleBeginsInside =
        !TitleText.squeeze(left.substring(end)).contains(title)
            && TitleText.squeeze(left.substring(start)).contains(title);
    return titleEndsInside || titleBeginsInside;
  }
}

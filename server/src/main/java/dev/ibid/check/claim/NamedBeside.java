package dev.ibid.check.claim;

import dev.ibid.bibtex.BibEntry;
import dev.ibid.check.claim.Claim.Kind;
import dev.ibid.corpus.Corpus;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
import dev.ibid.paper.Paper;
import dev.ibid.tex.TexText;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The papers that a note names beside identifiers that lead nowhere; used by one thread. */
public final class NamedBeside {

  /** Shorter titles are subjects as well. */
  private static final int FEWEST_WORDS = 3;

  private static final KnownByText<Paper> KNOWN = new KnownByText<>();

  private final Note note;
  private final Corpus corpus;
  private final KnownByText.Known<Paper> known;
  private @Nullable String text;
  private int entry;

  public NamedBeside(Note note, Corpus corpus) {
    this.note = note;
    this.corpus = corpus;
    this.known = KNOWN.in(corpus);
  }

  /**
   * The one paper whose whole title stands beside {@code cited}, where titles do; or null. Asked
   * for a note's citations in their order.
   */
  public @Nullable Paper paper(ArxivCitation cited) {
    int index =
        Collections.binarySearch(
            note.citations(), cited, Comparator.comparingInt(one -> one.span().start()));
    if (index < 0 || corpus.size() == 0) {
      return null;
    }
    if (note.language() == NoteLanguage.BIBLIOGRAPHY) {
      return ofEntry(cited);
    }
    text = text == null ? Surroundings.readable(note) : text;
    Surroundings around = Surroundings.of(note, text, index);
    return known.get(null, around, List.of(), () -> in(around));
  }

  private @Nullable Paper in(Surroundings around) {
    for (Claim claim : Claims.titles(around)) {
      boolean titles =
          (claim.kind().isClean() || claim.kind() == Kind.ITEM || claim.kind() == Kind.CELL)
              && !Mention.isOfAnother(claim, claim.text(), around);
      TitleText title = titles ? TitleText.of(claim.text()) : null;
      if (title != null && title.content().size() >= FEWEST_WORDS) {
        List<Paper> named = NamedPaper.exactly(title, corpus);
        if (!named.isEmpty()) {
          return named.size() == 1 ? named.getFirst() : null;
        }
      }
    }
    return null;
  }

  private @Nullable Paper ofEntry(ArxivCitation cited) {
    List<BibEntry> entries = note.bibliography().entries();
    while (entry < entries.size() && entries.get(entry).span().end() <= cited.span().start()) {
      entry++;
    }
    if (entry == entries.size() || !entries.get(entry).span().contains(cited.span())) {
      return null;
    }
    TitleText title = TitleText.of(TexText.line(entries.get(entry).get("title")));
    List<Paper> named =
        title.content().size() < FEWEST_WORDS ? List.of() : NamedPaper.exactly(title, corpus);
    return named.size() == 1 ? named.getFirst() : null;
  }
}

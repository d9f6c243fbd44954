package dev.ibid.check.claim;

import dev.ibid.check.claim.Claim.Kind;
import dev.ibid.check.claim.Conflicts.Conflict;
import dev.ibid.corpus.Corpus;
import dev.ibid.note.Citation;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Note;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.paper.Paper;
import dev.ibid.workspace.Ticket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The citations of a note that the text around them speaks against. */
public final class NoteClaims {
  private NoteClaims() {}

  private static final Pattern TOP_HEADING =
      Pattern.compile(
          "(?m)^\\s*\"?(?:# |= |#\\+(?i:title): *|\\\\title\\{|title: *[\"']?)([^\\n"
              + "\\\\\"}]{8,300})");

  private static final KnownByText<Judgement> KNOWN = new KnownByText<>();

  /** How far into a note its title may stand. */
  private static final int TOP = 2000;

  /**
   * A citation of another paper than the text names.
   *
   * @param paper that is cited
   * @param replacement the paper that is meant, where that is sure
   * @param places all citations of the paper in the same block, which are wrong together
   */
  public record Accused(
      ArxivCitation citation,
      Paper paper,
      Judgement judgement,
      @Nullable Paper replacement,
      List<ArxivCitation> places) {}

  /** The accused citations of {@code note}, in its order. */
  public static List<Accused> of(Note note, @Nullable Path file, Corpus corpus, Ticket ticket) {
    List<Accused> accused = new ArrayList<>();
    List<Citation> citations = note.citations();
    Rarity rarity = new Rarity(corpus);
    KnownByText.Known<Judgement> before = KNOWN.in(corpus);
    Set<ArxivCitation> spared = inConflict(note);
    Set<ArxivId> ids = new HashSet<>();
    for (Citation citation : citations) {
      if (citation instanceof ArxivCitation one && one.reading() instanceof Valid valid) {
        ids.add(valid.id());
      }
    }
    String text = null;
    for (int at = 0; at < citations.size(); at++) {
      ticket.check();
      ArxivId id =
          citations.get(at) instanceof ArxivCitation one && !spared.contains(one)
              ? Conflicts.id(one)
              : null;
      Paper paper = id == null ? null : corpus.byArxivId(id);
      if (id == null || paper == null || paper.title().isEmpty()) {
        continue;
      }
      text = text == null ? Surroundings.readable(note) : text;
      List<Claim> own = at == 0 || ids.size() == 1 ? ofNote(note, text, file, ids) : List.of();
      Surroundings around = Surroundings.of(note, text, at);
      int index = at;
      Judgement judgement =
          before.get(
              id, around, own, () -> Judgement.of(around, index, paper, own, corpus, rarity));
      if (judgement != null) {
        List<ArxivCitation> places = places(note, around, id, at);
        spared.addAll(places);
        accused.add(
            new Accused(
                (ArxivCitation) citations.get(at),
                paper,
                judgement,
                judgement.replacement(around.in(around.block()), rarity),
                places));
      }
    }
    return accused;
  }

  private static Set<ArxivCitation> inConflict(Note note) {
    Set<ArxivCitation> spared = new HashSet<>();
    for (Conflict conflict : Conflicts.of(note)) {
      spared.add(conflict.shown());
      spared.add(conflict.address());
    }
    return spared;
  }

  private static List<ArxivCitation> places(Note note, Surroundings around, ArxivId id, int index) {
    List<Citation> all = note.citations();
    int at = index;
    while (at > 0 && around.block().contains(all.get(at - 1).span())) {
      at--;
    }
    List<ArxivCitation> places = new ArrayList<>();
    for (; at < all.size() && around.block().overlaps(all.get(at).span()); at++) {
      if (all.get(at) instanceof ArxivCitation one && id.equals(Conflicts.id(one))) {
        places.add(one);
      }
    }
    return places;
  }

  /** What the note itself is called: a claim where it is about one paper, else only an excuse. */
  private static List<Claim> ofNote(Note note, String text, @Nullable Path file, Set<ArxivId> ids) {
    List<Claim> claims = new ArrayList<>();
    Matcher heading = TOP_HEADING.matcher(text.substring(0, Math.min(TOP, text.length())));
    if (heading.find()) {
      String title = Claims.plain(heading.group(1)).strip();
      claims.add(new Claim(ids.size() == 1 ? Kind.NOTE_TITLE : Kind.FILE_NAME, title));
    }
    if (file != null && file.getFileName() != null) {
      String name = file.getFileName().toString();
      int dot = name.lastIndexOf('.');
      claims.add(new Claim(Kind.FILE_NAME, dot > 0 ? name.substring(0, dot) : name));
    }
    return claims;
  }
}

package dev.ibid.feature;

import dev.ibid.corpus.Corpus.Hits;
import dev.ibid.paper.Paper;
import dev.ibid.workspace.Snapshot;
import dev.ibid.workspace.Ticket;
import java.util.ArrayList;
import java.util.List;

/** The papers as what an editor finds by name across a workspace. */
public final class WorkspaceSymbols {

  /** As many as a person looks through; another letter narrows them down. */
  static final int MOST = 100;

  private static final String PREFIX = "arxiv:";

  private WorkspaceSymbols() {}

  /**
   * One paper.
   *
   * @param name its title
   * @param container who and when
   */
  public record Symbol(String name, String container, PaperPlace place) {}

  /** The papers that fit {@code query} as completion would find them, best first. */
  public static List<Symbol> matching(Snapshot snapshot, String query, Ticket ticket) {
    ticket.check();
    String typed =
        query.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
            ? query.substring(PREFIX.length())
            : query;
    Hits hits =
        PaperSearch.isIdBeginning(typed)
            ? PaperSearch.byIdAndWords(snapshot.corpus(), typed, MOST)
            : PaperSearch.byKeyAndWords(snapshot.corpus(), typed, MOST);
    List<Symbol> symbols = new ArrayList<>();
    for (Paper paper : hits.papers()) {
      ticket.check();
      List<PaperPlace> places = PaperPlace.all(paper);
      if (!places.isEmpty()) {
        symbols.add(new Symbol(paper.label(), PaperCard.authorsAndYear(paper), places.getFirst()));
      }
    }
    return List.copyOf(symbols);
  }
}

package dev.ibid.lsp;

import dev.ibid.note.DeclaredBibliographies;
import dev.ibid.workspace.Documents;
import dev.ibid.workspace.NamingNotes;
import dev.ibid.workspace.NotePath;
import dev.ibid.workspace.ProjectFiles;
import dev.ibid.workspace.Snapshot;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Finds out what the open notes see of bibliographies, beside the event loop, whenever what they
 * say of them has changed. All methods are called on the loop's thread.
 */
final class NamedSources {
  private static final long QUIET_MILLIS = 250;

  private final EventLoop loop;
  private final Resting resting;
  private final BiConsumer<NamingNotes, Documents> found;
  private NamingNotes last = new NamingNotes(Map.of(), new ProjectFiles());

  /**
   * @param found takes what changed; called on the loop's thread
   */
  NamedSources(EventLoop loop, BiConsumer<NamingNotes, Documents> found) {
    this.loop = loop;
    this.resting = new Resting(loop, QUIET_MILLIS);
    this.found = found;
  }

  /** What the open notes said when it was last looked at. */
  NamingNotes last() {
    return last;
  }

  /** A note was edited: it is looked at once it rests. */
  void noteChanged(NotePath path, List<Path> roots) {
    resting.edited(path, () -> look(roots));
  }

  /** Looks at all notes that are open. */
  void look(List<Path> roots) {
    List<Path> folders = List.copyOf(roots);
    var _ =
        loop.readBeside((snapshot, ticket) -> declared(snapshot))
            .thenAccept(declared -> loop.run(() -> compare(declared, folders)));
  }

  private static Map<NotePath, DeclaredBibliographies> declared(Snapshot snapshot) {
    Map<NotePath, DeclaredBibliographies> declared = new HashMap<>();
    snapshot.notes().forEach((path, note) -> declared.put(path, note.declared()));
    return declared;
  }

  private void compare(Map<NotePath, DeclaredBibliographies> declared, List<Path> roots) {
    if (declared.equals(last.declared())) {
      return;
    }
    NamingNotes now = new NamingNotes(declared, last.files());
    last = now;
    var _ =
        loop.readBeside((snapshot, ticket) -> Documents.of(now, roots))
            .thenAccept(
                documents ->
                    loop.run(
                        () -> {
                          // A later look is on its way where this one is overtaken.
                          if (last == now) {
                            found.accept(now, documents);
                          }
                        }));
  }
}

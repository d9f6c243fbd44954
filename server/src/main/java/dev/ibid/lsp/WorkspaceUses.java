package dev.ibid.lsp;

import dev.ibid.note.NoteLanguage;
import dev.ibid.workspace.NotePath;
import dev.ibid.workspace.OpenNote;
import dev.ibid.workspace.Snapshot;
import dev.ibid.workspace.Uses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What all notes of the workspace cite together, kept up with the disk and with what is open, where
 * a rule asks for it. All methods are called on the loop's thread; what is known of the notes is
 * put together beside it, once an edit has rested.
 */
final class WorkspaceUses {
  private static final long QUIET_MILLIS = 400;

  private final EventLoop loop;
  private final Runnable changed;

  /** What the notes on the disk cite; null where not all of them were looked at, or nobody asks. */
  private @Nullable Map<Path, Uses> files;

  private int gathering;

  /** Gathers once nothing has changed for a moment: a branch taken out of Git changes thousands. */
  private @Nullable CompletableFuture<Void> resting;

  /**
   * @param changed told once the snapshot has other uses; called on the loop's thread
   */
  WorkspaceUses(EventLoop loop, Runnable changed) {
    this.loop = loop;
    this.changed = changed;
  }

  /**
   * All notes on the disk were looked at.
   *
   * @param all null where they were not, or nobody asks
   */
  void found(@Nullable Map<Path, Uses> all) {
    files = all == null ? null : new HashMap<>(all);
    gather();
  }

  /** A note on the disk is no longer what it was, or gone. */
  void fileFound(Path file, Uses uses) {
    if (files != null) {
      Uses before = files.put(file, uses);
      if (!uses.equals(before == null ? Uses.NONE : before)) {
        rest();
      }
    }
  }

  /** A note was opened, edited or closed. */
  void noteChanged() {
    if (files != null) {
      rest();
    }
  }

  private void rest() {
    if (resting != null) {
      resting.cancel(false);
    }
    resting = loop.after(QUIET_MILLIS, this::gather);
  }

  private void gather() {
    int mine = ++gathering;
    if (files == null) {
      take(null);
      return;
    }
    Map<Path, Uses> known = new HashMap<>(files);
    var _ =
        loop.readBeside((snapshot, ticket) -> together(known, snapshot))
            .thenAccept(
                uses ->
                    loop.run(
                        () -> {
                          // A later one is on its way where this one is overtaken.
                          if (gathering == mine) {
                            take(uses);
                          }
                        }));
  }

  private void take(@Nullable Uses uses) {
    Uses last = loop.current().uses();
    if (uses == null ? last != null : !uses.equals(last)) {
      loop.change(snapshot -> snapshot.withUses(uses));
      loop.run(changed);
    }
  }

  /**
   * What is open counts as the editor has it.
   *
   * @param closed what the notes on the disk cite; those that are open are taken out
   */
  private static Uses together(Map<Path, Uses> closed, Snapshot snapshot) {
    List<Uses> all = new ArrayList<>();
    for (Map.Entry<NotePath, OpenNote> note : snapshot.notes().entrySet()) {
      closed.remove(note.getKey().file());
      if (note.getValue().language() != NoteLanguage.BIBLIOGRAPHY) {
        all.add(Uses.of(note.getValue().note()));
      }
    }
    all.addAll(closed.values());
    return Uses.together(all);
  }
}

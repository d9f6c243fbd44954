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
import org.jspecify.annotations.Nullable;

/**
 * What all notes of the workspace cite together, kept up with the disk and with what is open, where
 * a rule asks for it. All methods are called on the loop's thread; what is known of the notes is
 * put together beside it, once an edit has rested.
 */
final class WorkspaceUses {
  private static final long QUIET_MILLIS = 400;

  private final EventLoop loop;
  private final Resting resting;
  private final Runnable changed;

  /** What the notes on the disk cite; null where not all of them were looked at, or nobody asks. */
  private @Nullable Map<Path, Uses> files;

  private int gathering;

  /**
   * @param changed told once the snapshot has other uses; called on the loop's thread
   */
  WorkspaceUses(EventLoop loop, Runnable changed) {
    this.loop = loop;
    this.resting = new Resting(loop, QUIET_MILLIS);
    this.changed = changed;
  }

  /**
   * All notes on the disk were looked at.
   *
   * @param all null where they were not, or nobody asks
   */
  void found(@Nullable Map<Path, Uses> all) {
    files = all;
    gather();
  }

  /** A note on the disk is no longer what it was, or gone. */
  void fileFound(Path file, Uses uses) {
    if (files != null && !uses.equals(files.getOrDefault(file, Uses.NONE))) {
      Map<Path, Uses> now = new HashMap<>(files);
      now.put(file, uses);
      files = now;
      gather();
    }
  }

  /** A note was opened, edited or closed. */
  void noteChanged(NotePath path) {
    if (files != null) {
      resting.edited(path, this::gather);
    }
  }

  private void gather() {
    Map<Path, Uses> known = files;
    int mine = ++gathering;
    if (known == null) {
      take(null);
      return;
    }
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

  /** What is open counts as the editor has it. */
  private static Uses together(Map<Path, Uses> files, Snapshot snapshot) {
    Map<Path, Uses> closed = new HashMap<>(files);
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

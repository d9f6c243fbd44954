package dev.ibid.lsp;

import org.jspecify.annotations.Nullable;

/** The editor's process: when it is gone, nobody can end the session any more. */
interface Parent {

  /** Calls {@code gone} once the process ends. */
  static void watch(@Nullable Integer processId, Runnable gone) {
    if (processId == null) {
      return;
    }
    ProcessHandle.of(processId).ifPresent(parent -> parent.onExit().thenRun(gone));
  }
}

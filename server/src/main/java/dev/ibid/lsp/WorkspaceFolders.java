package dev.ibid.lsp;

import dev.ibid.workspace.NotePath;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.jspecify.annotations.Nullable;

/** The folders that an editor works in. */
interface WorkspaceFolders {

  /** Those that the editor begins with; a list to which more can be added. */
  static List<Path> of(InitializeParams params) {
    List<Path> folders = new ArrayList<>();
    List<WorkspaceFolder> given = params.getWorkspaceFolders();
    if (given != null) {
      given.forEach(folder -> add(folder.getUri(), folders));
    }
    // Editors from before workspace folders send these alone.
    @SuppressWarnings("deprecation")
    String rootUri = params.getRootUri();
    if (folders.isEmpty() && rootUri != null) {
      add(rootUri, folders);
    }
    @SuppressWarnings("deprecation")
    String rootPath = params.getRootPath();
    if (folders.isEmpty() && rootPath != null) {
      add(new File(rootPath).toURI().toString(), folders);
    }
    return folders;
  }

  /** Adds the folder behind {@code uri}, if it is one of this machine's. */
  static void add(String uri, List<Path> folders) {
    Path path = path(uri);
    if (path != null) {
      folders.add(path);
    }
  }

  /** The file or folder behind {@code uri}, or null where it is not one of this machine's. */
  static @Nullable Path path(String uri) {
    return new NotePath(uri).file();
  }
}

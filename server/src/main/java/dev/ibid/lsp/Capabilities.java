package dev.ibid.lsp;

import com.google.gson.JsonObject;
import dev.ibid.note.NoteLanguage;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DiagnosticRegistrationOptions;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WatchKind;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What ibid offers to an editor. */
interface Capabilities {

  /**
   * What makes an editor ask without being told to. A blank ends most editors' own idea of a word,
   * so that without it the second word of a title would close the list; digits are for those who
   * come back to an identifier, the rest is what opens a list of keys in some language, and what
   * stands between two.
   */
  List<String> TRIGGERS =
      List.of(
          ":", "/", "@", " ", ".", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "{", "[", "`",
          "<", "(", "&", ",", ";");

  /** What editors ask for as they save, if they are set to. */
  String FIX_ALL = CodeActionKind.SourceFixAll + ".ibid";

  static ServerCapabilities of(ClientAbilities client) {
    ServerCapabilities offered = new ServerCapabilities();
    offered.setPositionEncoding(client.encodingKind());
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Incremental);
    offered.setTextDocumentSync(sync);
    offered.setCompletionProvider(new CompletionOptions(true, TRIGGERS));
    offered.setHoverProvider(true);
    offered.setDefinitionProvider(true);
    offered.setWorkspaceSymbolProvider(true);
    offered.setDocumentLinkProvider(new DocumentLinkOptions(false));
    offered.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix, FIX_ALL)));
    if (client.pullsDiagnostics() && client.refreshesDiagnostics()) {
      offered.setDiagnosticProvider(new DiagnosticRegistrationOptions(false, true));
    }
    offered.setExecuteCommandProvider(
        new ExecuteCommandOptions(
            List.of(Server.REBUILD_INDEX, Fetching.COMMAND, AddingEntry.COMMAND)));
    WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
    folders.setSupported(true);
    folders.setChangeNotifications(Either.forRight(true));
    offered.setWorkspace(new WorkspaceServerCapabilities(folders));
    return offered;
  }

  /** What an editor is asked to tell of, as far as it lets itself be asked. */
  static List<Registration> registered(ClientAbilities client) {
    List<Registration> wanted = new ArrayList<>();
    if (client.registersConfiguration()) {
      JsonObject section = new JsonObject();
      section.addProperty("section", "ibid");
      wanted.add(new Registration("ibid-settings", "workspace/didChangeConfiguration", section));
    }
    if (client.registersWatchers()) {
      var files =
          new FileSystemWatcher(
              Either.forLeft("**/*{%s}".formatted(String.join(",", NoteLanguage.fileEndings()))));
      // Of a folder that comes or goes VS Code tells alone, and not of the notes in it.
      var folders =
          new FileSystemWatcher(Either.forLeft("**/*"), WatchKind.Create | WatchKind.Delete);
      wanted.add(
          new Registration(
              "ibid-notes",
              "workspace/didChangeWatchedFiles",
              new DidChangeWatchedFilesRegistrationOptions(List.of(files, folders))));
    }
    return wanted;
  }
}

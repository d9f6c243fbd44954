package dev.ibid;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** What editors say that they can do, as far as it changes what a server does. */
interface Editors {

  /** As VS Code's client library speaks: it pulls diagnostics, and answers configuration. */
  static JsonObject vsCode() {
    return JsonParser.parseString(
            """
            {"general": {"positionEncodings": ["utf-16"]},
             "window": {"workDoneProgress": true, "showMessage": {}},
             "workspace": {
               "applyEdit": true,
               "workspaceEdit": {
                 "documentChanges": true,
                 "resourceOperations": ["create", "rename", "delete"]},
               "configuration": true,
               "didChangeConfiguration": {"dynamicRegistration": true},
               "didChangeWatchedFiles": {"dynamicRegistration": true},
               "diagnostics": {"refreshSupport": true},
               "workspaceFolders": true},
             "textDocument": {
               "synchronization": {"dynamicRegistration": true, "didSave": true},
               "publishDiagnostics": {
                 "versionSupport": false,
                 "relatedInformation": true,
                 "codeDescriptionSupport": true,
                 "dataSupport": true,
                 "tagSupport": {"valueSet": [1, 2]}},
               "diagnostic": {"dynamicRegistration": true, "relatedDocumentSupport": false},
               "completion": {
                 "completionItem": {
                   "documentationFormat": ["markdown", "plaintext"],
                   "labelDetailsSupport": true,
                   "insertReplaceSupport": true,
                   "resolveSupport": {"properties": ["documentation", "detail"]}},
                 "completionList": {
                   "itemDefaults": [
                     "commitCharacters", "editRange", "insertTextFormat", "insertTextMode",
                     "data"]}},
               "hover": {"contentFormat": ["markdown", "plaintext"]},
               "codeAction": {
                 "isPreferredSupport": true,
                 "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
               "documentLink": {"tooltipSupport": true}},
             "experimental": {"ibidStatus": true}}
            """)
        .getAsJsonObject();
  }

  /** As Neovim 0.7 and Eglot speak: diagnostics are pushed, and columns are UTF-16. */
  static JsonObject neovim() {
    return JsonParser.parseString(
            """
            {"workspace": {"applyEdit": true, "workspaceEdit": {}},
             "textDocument": {
               "synchronization": {"didSave": true},
               "publishDiagnostics": {"relatedInformation": true},
               "completion": {"completionItem": {"documentationFormat": ["plaintext"]}},
               "hover": {"contentFormat": ["plaintext"]},
               "codeAction": {
                 "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}}}
            """)
        .getAsJsonObject();
  }

  /** One that counts columns in {@code encoding}, and would rather not in UTF-16. */
  static JsonObject counting(String encoding) {
    JsonObject capabilities = neovim();
    capabilities.add(
        "general",
        WireSession.object("positionEncodings", WireSession.array("utf-7", encoding, "utf-16")));
    return capabilities;
  }
}

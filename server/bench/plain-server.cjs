// The least that a language server on Node can be: the yardstick for ibid's start.
const { createConnection, TextDocumentSyncKind } = require("vscode-languageserver/node");

const connection = createConnection(process.stdin, process.stdout);
connection.onInitialize(() => ({
  capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, hoverProvider: true },
}));
connection.listen();

// A language server as those that cite mostly are: it reads every .bib of the workspace whole at its
// start and offers the citekeys that begin as typed. What ibid is compared with where no other is at
// hand:
//
//   node server/bench/bench.mjs 10k --server "node server/bench/bib-server.cjs"
const { readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { fileURLToPath } = require("node:url");
const { createConnection, TextDocumentSyncKind } = require("vscode-languageserver/node");

const MOST = 50;
const ENTRY = /@\w+\{([^,\s]+),\s*title = \{(.*)\},\n/g;

const connection = createConnection(process.stdin, process.stdout);
const notes = new Map();
const titles = new Map();

connection.onInitialize(({ rootUri }) => {
  const folder = fileURLToPath(rootUri);
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".bib"))) {
    for (const [, key, title] of readFileSync(join(folder, name), "utf8").matchAll(ENTRY)) titles.set(key, title);
  }
  return { capabilities: { textDocumentSync: TextDocumentSyncKind.Full, completionProvider: { triggerCharacters: ["@"] }, hoverProvider: true } };
});
connection.onDidOpenTextDocument(({ textDocument }) => notes.set(textDocument.uri, textDocument.text.split("\n")));
connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => notes.set(textDocument.uri, contentChanges.at(-1).text.split("\n")));
connection.onDidCloseTextDocument(({ textDocument }) => notes.delete(textDocument.uri));

connection.onCompletion(({ textDocument, position }) => {
  const before = notes.get(textDocument.uri)[position.line].slice(0, position.character);
  const typed = /@([^\s@;\]]*)$/.exec(before)?.[1];
  const items = [];
  if (typed === undefined) return items;
  for (const [key, title] of titles) {
    if (key.startsWith(typed)) items.push({ label: key, detail: title });
    if (items.length === MOST) break;
  }
  return { isIncomplete: items.length === MOST, items };
});

connection.onHover(({ textDocument, position }) => {
  const line = notes.get(textDocument.uri)[position.line];
  for (const { index, 1: key } of line.matchAll(/@([^\s@;\]]+)/g)) {
    const touched = index <= position.character && position.character <= index + key.length + 1;
    if (touched && titles.has(key)) return { contents: titles.get(key) };
  }
  return null;
});

connection.listen();

// How often the paper one means stands first, and among the first five, when the first three words of
// four letters or more of its title are typed.
//
//   node server/bench/rank.mjs [--misses] [PAIRS [CORPUS]]
//
// PAIRS has a JSON object a line with the title as somebody cited it and the paper's id; CORPUS is any
// source that ibid reads, in arXiv's JSON lines for the first row. Asked over the wire, as completion.
// Two rows: the pairs whose paper has that title in the corpus, case and punctuation aside; and all
// pairs whose paper is in the corpus, nicknames and changed titles included. --misses lists the rest.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { initializeParams, startServer } from "./lsp.mjs";

const server = dirname(dirname(fileURLToPath(import.meta.url)));
const image = resolve(process.env.IBID_IMAGE ?? join(server, "target/ibid/bin/ibid"));
const shared = resolve(server, "../../shared/data");
const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { misses: { type: "boolean" } } });
const pairsFile = resolve(positionals[0] ?? join(shared, "eval/title-pairs.jsonl"));
const corpusFile = resolve(positionals[1] ?? join(shared, "arxiv-30k.jsonl.gz"));
for (const file of [image, pairsFile, corpusFile]) {
  if (!existsSync(file)) {
    console.error(`there is no ${file}`);
    process.exit(2);
  }
}

const lines = (text) => text.split("\n").filter(Boolean);
const packed = readFileSync(corpusFile);
const records = lines((corpusFile.endsWith(".gz") ? gunzipSync(packed) : packed).toString("utf8")).map((line) => JSON.parse(line));
const titles = new Map(records.map((record) => [record.id, record.title]));
const pairs = lines(readFileSync(pairsFile, "utf8")).map((line) => JSON.parse(line));

const plain = (title) => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
const typed = (title) => (title.match(/[\p{L}\p{N}]{4,}/gu) ?? []).slice(0, 3).join(" ");

const folder = mkdtempSync(join(tmpdir(), "ibid-rank-"));
try {
  writeFileSync(join(folder, "ibid.toml"), `corpus = [${JSON.stringify(corpusFile)}]\n`);
  const session = startServer(image, ["serve"], { cwd: folder, env: { ...process.env, XDG_CACHE_HOME: join(folder, "cache") } });
  const uri = pathToFileURL(join(folder, "note.md")).href;
  await session.request("initialize", initializeParams(pathToFileURL(folder).href));
  session.notify("initialized", {});
  let version = 1;
  session.notify("textDocument/didOpen", { textDocument: { uri, languageId: "markdown", version, text: "" } });

  const ask = async (words) => {
    const text = `arXiv:${words}`;
    session.notify("textDocument/didChange", { textDocument: { uri, version: ++version }, contentChanges: [{ text }] });
    const answer = await session.request("textDocument/completion", { textDocument: { uri }, position: { line: 0, character: text.length } });
    return (answer?.items ?? answer ?? []).map((item) => item.textEdit?.newText ?? item.textEditText ?? item.insertText ?? "");
  };
  while ((await ask("2")).length === 0) await new Promise((done) => setTimeout(done, 50));

  const ranks = [];
  for (const { id, cited_title: title } of pairs) {
    const words = typed(title);
    const rank = words === "" ? -1 : (await ask(words)).indexOf(id);
    ranks.push({ id, title, words, rank, known: titles.has(id), same: titles.has(id) && plain(titles.get(id)) === plain(title) });
  }
  await session.end();

  const print = (name, some) => {
    const share = (most) => ((100 * some.filter(({ rank }) => rank >= 0 && rank < most).length) / some.length).toFixed(1);
    console.log(`${name.padEnd(34)}${String(some.length).padStart(6)} pairs   first ${share(1)} %   first five ${share(5)} %`);
  };
  print("same title in the corpus", ranks.filter(({ same }) => same));
  const known = ranks.filter((each) => each.known);
  print("any title", known);
  console.log(`${ranks.length - known.length} of ${ranks.length} pairs are of papers that the corpus lacks`);
  if (options.misses) {
    for (const { id, words, rank, title } of known.filter((each) => each.rank !== 0)) console.log(`${id}\t${rank}\t${words}\t${title}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

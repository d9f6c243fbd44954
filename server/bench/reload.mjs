// Measures how long it takes until a source that changed is what completion answers from.
//
//   node server/bench/reload.mjs [--entries N] [--json] [--beside SNAPSHOT.jsonl] [--runs N]
//
// The workspace has two bibliographies of 10,000 entries each, one of them behind a symbolic link;
// with --json one of CSL-JSON and one of Better BibTeX JSON as well, and with --beside arXiv's
// snapshot or one that make-corpus.mjs made. Each run adds an entry in one of several ways and asks
// for its key until it is offered; the time counts from the end of the writing. "index" is the part
// of it in which the index is brought up to date, "answer" the slowest answer that came meanwhile.

import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { initializeParams, startServer } from "./lsp.mjs";
import { load, run, summary } from "./measure.mjs";
import { betterBibtexJson, bibtex, cslJson, papers } from "./papers.mjs";

const server = dirname(dirname(fileURLToPath(import.meta.url)));
const image = resolve(process.env.IBID_IMAGE ?? join(server, "target/ibid/bin/ibid"));
const { values: options } = parseArgs({
  options: {
    entries: { type: "string", default: "10000" },
    json: { type: "boolean", default: false },
    beside: { type: "string" },
    runs: { type: "string", default: "8" },
  },
});
const entries = Number(options.entries);
const runs = Number(options.runs);

/** A change that is not taken up by then never will be; in milliseconds. */
const PATIENCE = 60_000;

const work = mkdtempSync(join(tmpdir(), "ibid-reload-"));
const folder = join(work, "notes");
const outside = join(work, "outside");
const env = { ...process.env, XDG_CACHE_HOME: join(work, "cache") };
mkdirSync(folder);
mkdirSync(outside);

const all = [...papers(entries * 4)];
const part = (number) => all.filter((_, at) => at % 4 === number);
let own = part(0).map(bibtex);
const linked = part(1).map(bibtex).join("\n");
const csl = part(2).map(cslJson);
const zotero = part(3).map(betterBibtexJson);
const entry = (key) => `\n@article{${key}, title = {A Paper That Was Not There}, author = {Doe, Jane}, year = {2024}}\n`;

/** The bibliography with one entry more at {@code place}. */
const ownWith = (key, place) => (own = own.toSpliced(place, 0, entry(key))).join("\n");
const writeItems = (name, items) => writeFileSync(join(folder, name), JSON.stringify(items, null, 1));

/** What is done to the disk so that the entry with a key is there. */
const ways = {
  "written in place": (key) => writeFileSync(join(folder, "own.bib"), ownWith(key, own.length)),
  "written in place, at the top": (key) => writeFileSync(join(folder, "own.bib"), ownWith(key, 0)),
  "appended": (key) => {
    own.push(entry(key));
    appendFileSync(join(folder, "own.bib"), "\n" + entry(key));
  },
  "written aside and renamed": (key) => {
    writeFileSync(join(folder, "own.bib.tmp"), ownWith(key, own.length >> 1));
    renameSync(join(folder, "own.bib.tmp"), join(folder, "own.bib"));
  },
  "through a symbolic link": (key) => appendFileSync(join(outside, "linked.bib"), entry(key)),
  "in a folder that appears": (key) => {
    mkdirSync(join(folder, key, "deep"), { recursive: true });
    writeFileSync(join(folder, key, "deep", "new.bib"), entry(key));
  },
  ...(options.json && {
    "CSL-JSON": (key) => writeItems("csl.json", csl.toSpliced(csl.length >> 1, 0, { ...csl[0], ...unlike(key), id: key })),
    "Better BibTeX JSON": (key) => {
      const item = { ...zotero[0], ...unlike(key), citationKey: key, archiveLocation: "" };
      writeItems("zotero.json", { items: zotero.toSpliced(0, 0, item) });
    },
  }),
};

/** What keeps an item from being another paper's. */
const unlike = (key) => ({ title: `A Paper ${key}`, DOI: "", number: "" });

writeFileSync(join(folder, "own.bib"), own.join("\n"));
if (options.json) {
  writeItems("csl.json", csl);
  writeItems("zotero.json", { items: zotero });
}
writeFileSync(join(outside, "linked.bib"), linked);
symlinkSync(join(outside, "linked.bib"), join(folder, "linked.bib"));
if (options.beside) {
  const named = ["**.bib", ...(options.json ? ["csl.json", "zotero.json"] : []), resolve(options.beside)];
  writeFileSync(join(folder, "ibid.toml"), `corpus = ${JSON.stringify(named)}\n`);
}
// A large corpus is made ready before the editor starts, as people are told to.
await run(image, ["index"], { env, cwd: folder });

const keys = Object.keys(ways).flatMap((_, way) => Array.from({ length: runs }, (_, at) => `reload${way}x${at}`));
const text = keys.map((key) => `[@${key}`).join("\n\n");
writeFileSync(join(folder, "a.md"), text);
const session = startServer(image, ["serve"], { env, cwd: folder });
await session.request("initialize", initializeParams(pathToFileURL(folder).href));
session.notify("initialized", {});
const uri = pathToFileURL(join(folder, "a.md")).href;
session.notify("textDocument/didOpen", { textDocument: { uri, languageId: "markdown", version: 1, text } });

/** Whether completion behind {@code key} in the note offers that very key. */
async function isOffered(key) {
  const position = { line: 2 * keys.indexOf(key), character: key.length + 2 };
  const answer = await session.request("textDocument/completion", { textDocument: { uri }, position });
  // Where no key is like that, keys are offered that are nearly so.
  return answer.items.some(({ label, insertText, textEdit, textEditText }) => (textEdit?.newText ?? textEditText ?? insertText ?? label).includes(key));
}

async function awaitPapers() {
  const loaded = session.notified("window/logMessage", ({ message }) => message.includes("papers from"));
  if ((await Promise.race([loaded, sleep(PATIENCE, "late", { ref: false })])) === "late") throw new Error("no papers");
}

await awaitPapers();
console.log(`${entries} entries in each of two bibliographies${options.beside ? `, beside ${options.beside}` : ""}; load ${load()}`);
console.log("".padEnd(30) + ["count", "p50", "p99", "max", "index p50", "answer"].map((cell) => cell.padStart(12)).join(""));
for (const [way, [name, write]] of Object.entries(ways).entries()) {
  const millis = [];
  const reading = [];
  let slowest = 0;
  for (let at = 0; at < runs; at++) {
    const key = `reload${way}x${at}`;
    if (await isOffered(key)) throw new Error(`${key} is offered before it is there`);
    // The watch that follows a reload has begun by then.
    await sleep(1500);
    const told = session.notified("window/logMessage", ({ message }) => message.includes("papers from"));
    write(key);
    const from = performance.now();
    for (let offered = false; !offered; ) {
      if (performance.now() - from > PATIENCE) throw new Error(`${name}: never taken up`);
      await sleep(4);
      const asked = performance.now();
      offered = await isOffered(key);
      slowest = Math.max(slowest, performance.now() - asked);
    }
    millis.push(performance.now() - from);
    reading.push(Number(/in (\d+) ms/.exec((await told).message)[1]));
  }
  const { count, p50, p99, max } = summary(millis);
  const cells = [count, ...[p50, p99, max, summary(reading).p50, slowest].map((value) => `${value.toFixed(0)} ms`)];
  console.log(name.padEnd(30) + cells.map((cell) => String(cell).padStart(12)).join(""));
}
console.log(`load ${load()}`);
await session.end();
rmSync(work, { recursive: true });

// Measures how long it takes until a source that changed is what completion answers from.
//
//   node server/bench/reload.mjs [--entries N] [--beside SNAPSHOT.jsonl] [--runs N]
//
// The workspace has two bibliographies of 10,000 entries each, one of them behind a symbolic link,
// and with --beside arXiv's snapshot or one that make-corpus.mjs made. Each run adds an entry in one
// of five ways and asks for its key until it is offered; the time counts from the end of the
// writing. "index" is the part of it in which the index is brought up to date.

import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { initializeParams, startServer } from "./lsp.mjs";
import { load, run, summary } from "./measure.mjs";
import { bibtex, papers } from "./papers.mjs";

const server = dirname(dirname(fileURLToPath(import.meta.url)));
const image = resolve(process.env.IBID_IMAGE ?? join(server, "target/ibid/bin/ibid"));
const { values: options } = parseArgs({
  options: { entries: { type: "string", default: "10000" }, beside: { type: "string" }, runs: { type: "string", default: "8" } },
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

const all = [...papers(entries * 2)].map(bibtex);
const own = all.filter((_, at) => at % 2 === 0).join("\n");
const linked = all.filter((_, at) => at % 2 === 1).join("\n");
let added = "";
const entry = (key) => `\n@article{${key}, title = {A Paper That Was Not There}, author = {Doe, Jane}, year = {2024}}\n`;

/** What is done to the disk so that the entry with a key is there. */
const ways = {
  "written in place": (key) => writeFileSync(join(folder, "own.bib"), own + (added += entry(key))),
  "appended": (key) => appendFileSync(join(folder, "own.bib"), (added += entry(key), entry(key))),
  "written aside and renamed": (key) => {
    writeFileSync(join(folder, "own.bib.tmp"), own + (added += entry(key)));
    renameSync(join(folder, "own.bib.tmp"), join(folder, "own.bib"));
  },
  "through a symbolic link": (key) => appendFileSync(join(outside, "linked.bib"), entry(key)),
  "in a folder that appears": (key) => {
    mkdirSync(join(folder, key, "deep"), { recursive: true });
    writeFileSync(join(folder, key, "deep", "new.bib"), entry(key));
  },
};

writeFileSync(join(folder, "own.bib"), own);
writeFileSync(join(outside, "linked.bib"), linked);
symlinkSync(join(outside, "linked.bib"), join(folder, "linked.bib"));
if (options.beside) {
  writeFileSync(join(folder, "ibid.toml"), `corpus = ["**.bib", ${JSON.stringify(resolve(options.beside))}]\n`);
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
  return answer.items.some(({ label, insertText, textEdit }) => (textEdit?.newText ?? insertText ?? label).includes(key));
}

async function awaitPapers() {
  const loaded = session.notified("window/logMessage", ({ message }) => message.includes("papers from"));
  if ((await Promise.race([loaded, sleep(PATIENCE, "late", { ref: false })])) === "late") throw new Error("no papers");
}

await awaitPapers();
console.log(`${entries} entries in each of two bibliographies${options.beside ? `, beside ${options.beside}` : ""}; load ${load()}`);
console.log("".padEnd(30) + ["count", "p50", "p99", "max", "index p50"].map((cell) => cell.padStart(12)).join(""));
for (const [way, [name, write]] of Object.entries(ways).entries()) {
  const millis = [];
  const reading = [];
  for (let at = 0; at < runs; at++) {
    const key = `reload${way}x${at}`;
    if (await isOffered(key)) throw new Error(`${key} is offered before it is there`);
    // The watch that follows a reload has begun by then.
    await sleep(1500);
    const told = session.notified("window/logMessage", ({ message }) => message.includes("papers from"));
    write(key);
    const from = performance.now();
    while (!(await isOffered(key))) {
      if (performance.now() - from > PATIENCE) throw new Error(`${name}: never taken up`);
      await sleep(4);
    }
    millis.push(performance.now() - from);
    reading.push(Number(/in (\d+) ms/.exec((await told).message)[1]));
  }
  const { count, p50, p99, max } = summary(millis);
  const cells = [count, ...[p50, p99, max, summary(reading).p50].map((value) => `${value.toFixed(0)} ms`)];
  console.log(name.padEnd(30) + cells.map((cell) => String(cell).padStart(12)).join(""));
}
console.log(`load ${load()}`);
await session.end();
rmSync(work, { recursive: true });

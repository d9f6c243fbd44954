// Kills the indexer at random moments: while it makes an index anew over one that stands, makes one
// from nothing, and takes up a bibliography that changed. After each kill the next start must open
// and have all papers.
//
//   node server/bench/kill.mjs [KILLS [PAPERS]]      100 kills, 20000 papers
//
// Beside the papers there is a bibliography with a fifth as many entries, of other papers.
// The seed is printed, and IBID_SEED repeats a run.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { makeCorpus } from "./make-corpus.mjs";
import { run } from "./measure.mjs";

const server = dirname(dirname(fileURLToPath(import.meta.url)));
const image = resolve(process.env.IBID_IMAGE ?? join(server, "target/ibid/bin/ibid"));
const kills = Number(process.argv[2] ?? 100);
const papers = Number(process.argv[3] ?? 20_000);
if (!existsSync(image)) {
  console.error(`no image at ${image}: run mvn package first`);
  process.exit(2);
}

let state = Number(process.env.IBID_SEED ?? Date.now() % 1e9);
console.log(`seed ${state}`);
const random = () => (state = (state * 48_271 + 1) % 2_147_483_647) / 2_147_483_647;

const folder = mkdtempSync(join(tmpdir(), "ibid-kill-"));
const corpus = join(folder, "papers.jsonl");
const env = { ...process.env, XDG_CACHE_HOME: join(folder, "cache") };
const bibliography = join(folder, "more.bib");
const args = ["index", "--corpus", corpus, "--corpus", bibliography];
const entry = (number) => `@article{doe${number}, title = {A Paper That Is Number ${number}}, author = {Doe, Jane}, year = {2024}}\n`;
let entries = Array.from({ length: Math.round(papers / 5) }, (_, at) => entry(at));

/** Adds an entry at a random place, so that all behind it move. */
function change() {
  entries = entries.toSpliced(Math.floor(random() * entries.length), 0, entry(entries.length));
  writeFileSync(bibliography, entries.join("\n"));
}

/** The papers that the next start has, and whether it had to read the source again. */
async function nextStart() {
  const { output } = await run(image, args, { env });
  const [, count] = /^([\d,]+) papers?/.exec(output) ?? [];
  if (Number(count?.replaceAll(",", "")) !== papers + entries.length) throw new Error(`after a kill: ${output}`);
  return output.includes("nothing changed") ? "kept" : "rebuilt";
}

async function millisOf(args) {
  const from = performance.now();
  await run(image, args, { env });
  return performance.now() - from;
}

/** What is killed, in turn. */
const kinds = {
  "made anew": { args: [...args, "--rebuild"], before: () => {} },
  "made from nothing": { args: [...args, "--rebuild"], before: () => rmSync(env.XDG_CACHE_HOME, { recursive: true, force: true }) },
  "brought up to date": { args, before: change },
};

try {
  await makeCorpus(papers, corpus);
  change();
  const anew = await millisOf([...args, "--rebuild"]);
  change();
  const millis = { "made anew": anew, "made from nothing": anew, "brought up to date": await millisOf(args) };
  const outcomes = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, { kills: 0, kept: 0, rebuilt: 0, late: 0 }]));
  for (let at = 0; at < kills; at++) {
    const [kind, { args, before }] = Object.entries(kinds)[at % 3];
    before();
    const indexer = spawn(image, args, { env, stdio: "ignore" });
    const ended = new Promise((done) => indexer.on("close", (code, signal) => done(signal)));
    await sleep(random() * millis[kind] * 1.1);
    indexer.kill("SIGKILL");
    outcomes[kind].kills++;
    if ((await ended) === null) outcomes[kind].late++;
    outcomes[kind][await nextStart()]++;
    if (process.stdout.isTTY) process.stdout.write(`\r${at + 1} of ${kills}`);
  }
  if (process.stdout.isTTY) console.log();
  for (const [kind, { kills, kept, rebuilt, late }] of Object.entries(outcomes)) {
    console.log(`${kills} kills of an index being ${kind}, no paper lost: ${kept} starts had it as it stood, ${rebuilt} had to read; ${late} kills came after the end`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

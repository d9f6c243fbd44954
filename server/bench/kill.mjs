// Kills the indexer at random moments. After each kill the next start must open and have all papers.
//
//   node server/bench/kill.mjs [KILLS [PAPERS]]      100 kills, 20000 papers
//
// The seed is printed, and IBID_SEED repeats a run.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
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
const args = ["index", "--corpus", corpus];

/** The papers that the next start has, and whether it had to read the source again. */
async function nextStart() {
  const { output } = await run(image, args, { env });
  const [, count] = /^([\d,]+) papers?/.exec(output) ?? [];
  if (Number(count?.replaceAll(",", "")) !== papers) throw new Error(`after a kill: ${output}`);
  return output.includes("nothing changed") ? "kept" : "rebuilt";
}

try {
  await makeCorpus(papers, corpus);
  const from = performance.now();
  await run(image, [...args, "--rebuild"], { env });
  const millis = performance.now() - from;
  const outcomes = { kept: 0, rebuilt: 0, late: 0 };
  for (let at = 0; at < kills; at++) {
    // Half of them over an index that stands, half of them with nothing before.
    const fresh = at % 2 === 1;
    if (fresh) rmSync(env.XDG_CACHE_HOME, { recursive: true, force: true });
    const indexer = spawn(image, [...args, "--rebuild"], { env, stdio: "ignore" });
    const ended = new Promise((done) => indexer.on("close", (code, signal) => done(signal)));
    await sleep(random() * millis * 1.1);
    indexer.kill("SIGKILL");
    if ((await ended) === null) outcomes.late++;
    outcomes[await nextStart()]++;
    if (process.stdout.isTTY) process.stdout.write(`\r${at + 1} of ${kills}`);
  }
  console.log(`${process.stdout.isTTY ? "\n" : ""}${kills} kills, ${papers} papers each time: ${outcomes.kept} starts had the index as it stood, ${outcomes.rebuilt} made it anew; ${outcomes.late} kills came after the end`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

// Times the start of the program image against a plain language server on Node, in turn, and
// weighs the image at rest once it has loaded the seed papers.
//
//   node server/bench/startup.mjs [RUNS]      after mvn package
//
// A start is from spawning the process to the answer to `initialize`. Prints a table and leaves
// server/target/bench/startup.json.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { initializeParams, startServer } from "./lsp.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const server = dirname(here);
const runs = Number(process.argv[2] ?? 30);
const image = process.env.IBID_IMAGE ?? join(server, "target/ibid/bin/ibid");
const corpus = resolve(server, "../corpus");

if (!existsSync(image)) {
  console.error(`no image at ${image}: run mvn package first`);
  process.exit(2);
}
if (!existsSync(join(here, "node_modules"))) {
  execFileSync("npm", ["ci", "--silent", "--no-audit", "--no-fund"], { cwd: here, stdio: "inherit" });
}

// A cache of its own, so that no index of the user's is read or written.
const cache = mkdtempSync(join(tmpdir(), "ibid-bench-"));
const environment = { ...process.env, XDG_CACHE_HOME: cache };

const contenders = {
  ibid: () => startServer(image, ["serve"], { env: environment }),
  node: () => startServer(process.execPath, [join(here, "plain-server.cjs"), "--stdio"]),
};

async function startMillis(start) {
  const from = performance.now();
  const session = start();
  await session.request("initialize", initializeParams(pathToFileURL(corpus).href));
  const millis = performance.now() - from;
  await session.end();
  return millis;
}

async function idleMemory() {
  const session = contenders.ibid();
  const uri = pathToFileURL(join(corpus, "bench.md")).href;
  await session.request("initialize", initializeParams(pathToFileURL(corpus).href));
  session.notify("initialized", {});
  session.notify("textDocument/didOpen", {
    textDocument: { uri, languageId: "markdown", version: 1, text: "arXiv:23" },
  });
  const end = Date.now() + 30_000;
  for (;;) {
    const answer = await session.request("textDocument/completion", {
      textDocument: { uri },
      position: { line: 0, character: 8 },
    });
    if (JSON.stringify(answer).includes("2312.09832")) break;
    if (Date.now() > end) throw new Error("the corpus did not load within 30 s");
    await sleep(50);
  }
  await sleep(2000);
  const status = readFileSync(`/proc/${session.pid}/status`, "utf8");
  const mebibytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)[1]) / 1024;
  const memory = Object.fromEntries(["VmRSS", "RssAnon", "RssFile", "VmHWM"].map((name) => [name, mebibytes(name)]));
  await session.end();
  return memory;
}

function quantile(values, q) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

try {
  const millis = { ibid: [], node: [] };
  for (const [name, start] of Object.entries(contenders)) {
    await startMillis(start); // the first one reads the files from the disk
    await startMillis(start);
  }
  for (let run = 0; run < runs; run++) {
    for (const [name, start] of Object.entries(contenders)) {
      millis[name].push(await startMillis(start));
    }
  }
  const summary = Object.fromEntries(
    Object.entries(millis).map(([name, all]) => [
      name,
      { median: quantile(all, 0.5), p90: quantile(all, 0.9), min: Math.min(...all), max: Math.max(...all) },
    ]),
  );
  const ratio = summary.ibid.median / summary.node.median;
  const memory = await idleMemory();

  const row = (name, ...cells) => console.log(name.padEnd(26) + cells.map((cell) => cell.padStart(10)).join(""));
  row(`start, ${runs} runs each`, "median", "p90", "min", "max");
  for (const [name, s] of Object.entries(summary)) {
    row(name === "node" ? "plain server on Node" : name, ...[s.median, s.p90, s.min, s.max].map((v) => `${v.toFixed(0)} ms`));
  }
  row("ratio of medians", ratio.toFixed(2));
  row("ibid idle with the seeds", ...Object.entries(memory).map(([name]) => name));
  row("", ...Object.values(memory).map((v) => `${v.toFixed(1)} MiB`));

  const results = join(server, "target/bench");
  mkdirSync(results, { recursive: true });
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  writeFileSync(
    join(results, "startup.json"),
    `${JSON.stringify({ machine, runs, summary, ratio, memory, millis }, null, 2)}\n`,
  );
} finally {
  rmSync(cache, { recursive: true, force: true });
}

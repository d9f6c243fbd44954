// Measures the built program over the real wire, on corpora that it makes itself.
//
//   node server/bench/bench.mjs [SIZE ...] [--server CMD] [--runs N] [--work FOLDER [--keep]]
//
// SIZE is a number of papers (10k, 1M, 3M); 10k 100k 1M where none is given. --server drives another
// language server in turn with ibid, both with the same notes and a .bib of the same papers.
// --work keeps corpora there from one run to the next, --keep the index as well, which is then built
// by the first run alone. Prints a table and leaves server/target/bench/bench.json.

import { existsSync, linkSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { initializeParams, startServer } from "./lsp.mjs";
import { makeCorpus } from "./make-corpus.mjs";
import { bytesRead, folderBytes, load, memory, run, summary } from "./measure.mjs";
import { keyOf, papers } from "./papers.mjs";

const server = dirname(dirname(fileURLToPath(import.meta.url)));
const image = resolve(process.env.IBID_IMAGE ?? join(server, "target/ibid/bin/ibid"));
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { server: { type: "string" }, runs: { type: "string", default: "10" }, work: { type: "string" }, keep: { type: "boolean" } },
});
const sizes = (positionals.length > 0 ? positionals : ["10k", "100k", "1M"]).map(sizeOf);
const runs = Number(options.runs);
const work = options.work ? resolve(options.work) : mkdtempSync(join(tmpdir(), "ibid-bench-"));

/** Titles typed before the clock counts, as many as a writer has typed after a few minutes. */
const WARMING = 15;
const TITLES = 60;
const HOVERS = 300;
const EDITS = 40;

/** Starts take no longer than this together, where a server is slow; in milliseconds. */
const STARTS = 60_000;

/** As the protocol numbers the ways to tell of a change. */
const WHOLE_TEXT = 1;

function sizeOf(text) {
  const [, number, unit] = /^(\d+)([kM]?)$/.exec(text) ?? [];
  if (!number) {
    console.error(`${text} is not a number of papers`);
    process.exit(2);
  }
  return Number(number) * { "": 1, k: 1e3, M: 1e6 }[unit];
}

const nameOf = (size) => (size % 1e6 === 0 ? `${size / 1e6}M` : size % 1e3 === 0 ? `${size / 1e3}k` : `${size}`);

/** Every so many papers one, as many as asked for, from the first to the last. */
function sample(size, count) {
  return [...papers(size, Math.max(1, Math.floor(size / count)))].slice(0, count);
}

/** What one server is given for one size: a folder with notes, and the papers in its own way. */
async function workspaceOf(size, kind) {
  const folder = join(work, `${kind}-${nameOf(size)}`);
  const corpus = join(work, kind === "bib" ? `${nameOf(size)}.bib` : `${nameOf(size)}.jsonl`);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(corpus)) {
    const part = join(work, `part-${basename(corpus)}`);
    await makeCorpus(size, part);
    renameSync(part, corpus);
  }
  if (kind === "bib") {
    rmSync(join(folder, "papers.bib"), { force: true });
    linkSync(corpus, join(folder, "papers.bib"));
  } else {
    writeFileSync(join(folder, "ibid.toml"), `corpus = [${JSON.stringify(corpus)}]\n`);
  }
  const cited = sample(size, HOVERS);
  const cite = kind === "bib" ? (paper) => `[@${keyOf(paper.id)}]` : (paper) => `arXiv:${paper.id}`;
  return { size, kind, folder, corpus, cited, cite };
}

async function open(contender, workspace, name, text) {
  const from = performance.now();
  const session = contender.start(workspace);
  const params = initializeParams(pathToFileURL(workspace.folder).href);
  const { capabilities } = await session.request("initialize", params);
  const initialized = performance.now() - from;
  session.notify("initialized", {});
  const file = join(workspace.folder, name);
  // Some servers read what is on the disk.
  writeFileSync(file, text);
  const uri = pathToFileURL(file).href;
  session.notify("textDocument/didOpen", { textDocument: { uri, languageId: "markdown", version: 1, text } });
  const { textDocumentSync: sync } = capabilities;
  const whole = (typeof sync === "object" ? sync.change : sync) === WHOLE_TEXT;
  return { session, capabilities, uri, from, initialized, version: 1, lines: whole ? text.split("\n") : null };
}

const items = (answer) => (Array.isArray(answer) ? answer : (answer?.items ?? []));

function complete(note, line, character) {
  return note.session.request("textDocument/completion", { textDocument: { uri: note.uri }, position: { line, character } });
}

function change(note, range, text) {
  const textDocument = { uri: note.uri, version: ++note.version };
  const change = note.lines ? { text: edited(note.lines, range, text) } : { range, text };
  note.session.notify("textDocument/didChange", { textDocument, contentChanges: [change] });
}

/** Changes lines, and gives the text that they are then. */
function edited(lines, { start, end }, text) {
  const first = lines[start.line].slice(0, start.character);
  const last = (lines[end.line] ?? "").slice(end.character);
  lines.splice(start.line, end.line - start.line + 1, ...`${first}${text}${last}`.split("\n"));
  return lines.join("\n");
}

/** Asks until papers are offered: they load beside the session. */
async function firstCompletion(note, line, character) {
  for (let answer = await complete(note, line, character); items(answer).length === 0; answer = await complete(note, line, character)) {
    if (performance.now() - note.from > 600_000) throw new Error("no papers are offered after ten minutes");
    await sleep(4);
  }
  return performance.now() - note.from;
}

/** The beginning of a citation that has something to offer in both kinds of workspace. */
const beginning = (workspace) => (workspace.kind === "bib" ? "[@k07" : "arXiv:07");

async function starts(contender, workspace) {
  const text = `${beginning(workspace)}\n`;
  const initialize = [];
  const completion = [];
  let read = 0;
  const begin = performance.now();
  for (let at = 0; at < runs && (at < 2 || performance.now() - begin < STARTS); at++) {
    const note = await open(contender, workspace, "start.md", text);
    initialize.push(note.initialized);
    completion.push(await firstCompletion(note, 0, text.length - 1));
    read = Math.max(read, bytesRead(note.session.pid));
    await note.session.end();
  }
  return { initialize: summary(initialize), completion: summary(completion), megabytesRead: read / 1e6 };
}

/** What is typed to find a paper: the first words of its title, and now and then an author first. */
function typedFor(paper, at) {
  const words = paper.title.replace(/\s+/g, " ").replace(/[$\\{}^]/g, "").split(" ");
  const author = paper.authors_parsed[0][0].replace(/[^A-Za-z]/g, "").toLowerCase();
  return at % 4 === 3 ? `${author} ${words.slice(0, 2).join(" ")}` : words.slice(0, 4).join(" ");
}

async function typing(note, workspace) {
  const millis = [];
  const chosen = sample(workspace.size, WARMING + TITLES);
  for (const [at, paper] of chosen.entries()) {
    const typed = typedFor(paper, at);
    change(note, { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, "[@\n");
    for (let character = 0; character < typed.length; character++) {
      const place = { line: 0, character: character + 2 };
      const from = performance.now();
      change(note, { start: place, end: place }, typed[character]);
      await complete(note, 0, character + 3);
      if (at >= WARMING) millis.push(performance.now() - from);
    }
  }
  return summary(millis);
}

async function hovering(note, workspace, firstLine) {
  const millis = [];
  let empty = 0;
  for (const [at, paper] of workspace.cited.entries()) {
    const position = { line: firstLine + at, character: 8 };
    const from = performance.now();
    const answer = await note.session.request("textDocument/hover", { textDocument: { uri: note.uri }, position });
    if (at >= WARMING) millis.push(performance.now() - from);
    if (answer === null) empty++;
  }
  return { ...summary(millis), empty };
}

const wrongCitation = ({ kind }) => (kind === "bib" ? "[@nobody1999nothing]" : "arXiv:0704.99999");

/** A note of a megabyte that cites a paper every few lines, and one that no server has. */
function largeNote(workspace) {
  const lines = ["A note of a megabyte."];
  const wrong = wrongCitation(workspace);
  for (let bytes = 0, at = 0; bytes < 1 << 20; at++) {
    const paper = workspace.cited[at % workspace.cited.length];
    const line = at % 500 === 7 ? `As nobody has shown ${wrong}` : at % 4 === 0 ? `As ${workspace.cite(paper)} has shown` : "and so the argument goes on, line after line, without a citation in it,";
    lines.push(line);
    bytes += line.length + 1;
  }
  return `${lines.join("\n")}\n`;
}

async function editing(contender, workspace) {
  const note = await open(contender, workspace, "large.md", `${beginning(workspace)}\n${largeNote(workspace)}`);
  await firstCompletion(note, 0, beginning(workspace).length);
  const pulls = Boolean(note.capabilities.diagnosticProvider);
  const millis = [];
  // Each edit makes a wrong citation or takes it away, since nothing is published where nothing changes.
  const begin = { line: 1, character: 21 };
  const wrong = ` ${wrongCitation(workspace)} `;
  for (let at = 0; at < EDITS; at++) {
    const ours = (params) => params.uri === note.uri;
    const published = pulls ? null : note.session.notified("textDocument/publishDiagnostics", ours);
    const from = performance.now();
    const end = at % 2 === 0 ? begin : { line: 1, character: begin.character + wrong.length };
    change(note, { start: begin, end }, at % 2 === 0 ? wrong : "");
    if (pulls) {
      await note.session.request("textDocument/diagnostic", { textDocument: { uri: note.uri } });
    } else if ((await Promise.race([published, sleep(20_000, "late", { ref: false })])) === "late") {
      break;
    }
    millis.push(performance.now() - from);
  }
  await note.session.end();
  return millis.length === 0 ? null : { ...summary(millis), pulls };
}

async function measure(contender, workspace) {
  const results = { load: load(), ...(await starts(contender, workspace)) };
  const cited = workspace.cited.map((paper) => workspace.cite(paper)).join("\n");
  const note = await open(contender, workspace, "notes.md", `${beginning(workspace)}\n\n${cited}\n`);
  await firstCompletion(note, 0, beginning(workspace).length);
  results.opened = memory(note.session.pid);
  results.typing = await typing(note, workspace);
  results.hover = await hovering(note, workspace, 2);
  await sleep(2000);
  results.memory = memory(note.session.pid);
  await note.session.end();
  results.editing = await editing(contender, workspace);
  return results;
}

function ibid(cache) {
  const env = { ...process.env, XDG_CACHE_HOME: cache };
  return { name: "ibid", env, start: ({ folder }) => startServer(image, ["serve"], { env, cwd: folder }) };
}

function other(command) {
  return { name: command, start: ({ folder }) => startServer("/bin/sh", ["-c", `exec ${command}`], { cwd: folder }) };
}

async function index(contender, workspace, cache) {
  const source = workspace.kind === "bib" ? join(workspace.folder, "papers.bib") : workspace.corpus;
  const built = await run(image, ["index", "--rebuild", "--corpus", source], { env: contender.env, cwd: workspace.folder });
  return {
    load: load(),
    seconds: built.seconds,
    papersPerSecond: workspace.size / built.seconds,
    papersPerProcessorSecond: workspace.size / built.processorSeconds,
    bytesPerPaper: folderBytes(cache) / workspace.size,
    peakAnon: built.peakAnon,
  };
}

const row = (name, ...cells) => console.log(name.padEnd(30) + cells.map((cell) => String(cell).padStart(12)).join(""));
const ms = (value) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;

function print(title, results) {
  console.log(`\n${title}, load ${results.index?.load ?? results.load} to ${load()}`);
  if (results.index) {
    const { papersPerSecond, papersPerProcessorSecond, bytesPerPaper, peakAnon, seconds } = results.index;
    row("index", "seconds", "papers/s", "per CPU s", "B/paper", "MiB peak");
    row("", seconds.toFixed(1), papersPerSecond.toFixed(0), papersPerProcessorSecond.toFixed(0), bytesPerPaper.toFixed(0), peakAnon.toFixed(0));
  }
  row("", "count", "p50", "p99", "max");
  const timed = { "spawn to initialize": results.initialize, "spawn to first completion": results.completion, "completion a keystroke": results.typing, hover: results.hover, "edit to diagnostics, 1 MB": results.editing };
  for (const [name, all] of Object.entries(timed)) {
    if (all) row(name, all.count, ms(all.p50), ms(all.p99), ms(all.max));
  }
  row("memory in MiB", "own", "mapped", "peak");
  for (const [name, each] of Object.entries({ "papers open": results.opened, "after all that": results.memory })) {
    row(`  ${name}`, each.anon.toFixed(0), each.file.toFixed(0), each.peak.toFixed(0));
  }
  row("read at a start", `${results.megabytesRead.toFixed(1)} MB`);
}

if (!existsSync(image)) {
  console.error(`no image at ${image}: run mvn package first`);
  process.exit(2);
}
mkdirSync(work, { recursive: true });
const results = { machine: { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version }, runs, sizes: {} };
try {
  for (const size of sizes) {
    const kind = options.server ? "bib" : "jsonl";
    const cache = join(work, `cache-${kind}-${nameOf(size)}`);
    if (!options.keep) rmSync(cache, { recursive: true, force: true });
    const workspace = await workspaceOf(size, kind);
    const all = (results.sizes[nameOf(size)] = {});
    const contenders = [ibid(cache), ...(options.server ? [other(options.server)] : [])];
    for (const contender of contenders) {
      const built = contender.env && !existsSync(cache) ? { index: await index(contender, workspace, cache) } : {};
      try {
        all[contender.name] = { ...built, ...(await measure(contender, workspace)) };
        print(`${contender.name}, ${nameOf(size)} papers`, all[contender.name]);
      } catch (failure) {
        if (contender.env) throw failure;
        all[contender.name] = { failed: failure.message };
        console.log(`\n${contender.name}, ${nameOf(size)} papers: ${failure.message}`);
      }
    }
    if (!options.keep) rmSync(cache, { recursive: true, force: true });
  }
  const [first, last] = [sizes[0], sizes.at(-1)].map((size) => results.sizes[nameOf(size)].ibid.typing.p99);
  if (sizes.length > 1) console.log(`\ncompletion p99 from ${nameOf(sizes[0])} to ${nameOf(sizes.at(-1))}: ${(last / first).toFixed(1)} times`);
  mkdirSync(join(server, "target/bench"), { recursive: true });
  writeFileSync(join(server, "target/bench/bench.json"), `${JSON.stringify(results, null, 2)}\n`);
} finally {
  if (!options.work) rmSync(work, { recursive: true, force: true });
}

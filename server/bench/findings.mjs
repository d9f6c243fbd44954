// How far the findings about wrong identifiers can be trusted, on real notes.
//
//   node server/bench/findings.mjs [--data FOLDER] [--seeds N] [--pairs N] [--misses]
//
// First, the notes of ../shared/data as they are, against the sample of papers beside them: every
// malformed-id, wrong-paper, id-conflict and wrong-metadata finding, each with the verdict that
// findings-verdicts.tsv has for it; one that nobody has looked at yet fails the run. Then the same notes with
// the identifiers of citations swapped at random, where the text beside them is the title of the cited paper:
// how many wrong-paper finds, how many of its fixes are right, and what else it says. Last, the same again with
// the papers that the text names left out of the corpus. Bibliographies are counted apart: authors help there.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";

const server = dirname(dirname(fileURLToPath(import.meta.url)));
const { values: options } = parseArgs({
  options: { data: { type: "string" }, seeds: { type: "string" }, pairs: { type: "string" }, misses: { type: "boolean" } },
});
const image = resolve(process.env.IBID_IMAGE ?? join(server, "target/ibid/bin/ibid"));
const data = resolve(options.data ?? join(server, "../../shared/data"));
const notes = join(data, "notes");
const corpus = join(data, "arxiv-30k.jsonl.gz");
const verdictsFile = join(server, "bench/findings-verdicts.tsv");
for (const file of [image, notes, corpus]) {
  if (!existsSync(file)) {
    console.error(`there is no ${file}`);
    process.exit(2);
  }
}

const CODES = ["malformed-id", "wrong-paper", "id-conflict", "wrong-metadata"];
const folder = mkdtempSync(join(tmpdir(), "ibid-findings-"));
const env = { ...process.env, XDG_CACHE_HOME: process.env.XDG_CACHE_HOME ?? join(folder, "cache") };
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const ibid = (...args) => {
  const run = spawnSync(image, args, { cwd: folder, env, encoding: "utf8", maxBuffer: 1 << 30 });
  if (run.status !== 0 && run.status !== 1) throw new Error(`ibid ${args.join(" ")}: ${run.stderr}`);
  return JSON.parse(run.stdout);
};
const check = (papers, where) =>
  ibid("check", "--format", "json", "--corpus", papers, where).filter(({ code }) => CODES.includes(code));

const records = gunzipSync(readFileSync(corpus)).toString("utf8").split("\n").filter(Boolean);
const titles = new Map(records.map((line) => JSON.parse(line)).map(({ id, title }) => [id, title]));
const squeeze = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

// ---- the notes as they are

const cited = ibid("cites", "--format", "json", "--corpus", corpus, notes).filter(({ arxiv }) => arxiv);
const verdicts = new Map();
for (const line of readFileSync(verdictsFile, "utf8").split("\n")) {
  const [place, code, verdict] = line.split("\t");
  if (verdict) verdicts.set(`${place} ${code}`, verdict);
}
const told = check(corpus, notes);
console.log(`${cited.length} arXiv citations in notes, ${cited.filter(({ title }) => title).length} of known papers`);
const counts = { error: { right: 0, wrong: 0, open: 0 }, warning: { right: 0, wrong: 0, open: 0 } };
for (const { path, line, code, severity, message } of told) {
  const place = `${relative(notes, path)}:${line}`;
  const verdict = verdicts.get(`${place} ${code}`) ?? "open";
  counts[severity][verdict]++;
  console.log(`${verdict.padEnd(6)}${severity.padEnd(8)}${code.padEnd(15)}${place}\n              ${message}`);
}
for (const severity of ["error", "warning"]) {
  const { right, wrong, open } = counts[severity];
  console.log(`${severity}s: ${right} right, ${wrong} wrong, ${open} not looked at`);
}

// ---- swapped

/** The same row of numbers for the same seed. */
const randomOf = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const shuffled = (list, random) => {
  const copy = [...list];
  for (let at = copy.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [copy[at], copy[other]] = [copy[other], copy[at]];
  }
  return copy;
};

const names = (text, id) => titles.has(id) && squeeze(titles.get(id)).length >= 12 && squeeze(text).includes(squeeze(titles.get(id)));

/** An identifier wherever it stands: in an address, a DOI, or without its dot in a code of ADS. */
const spellings = (id) => new RegExp(`(?<!\\d|\\d\\.)${id.replace(".", "\\.")}(?!\\d)|(?<=arXiv)${id.replace(".", "")}(?=[A-Z])`, "g");
const respelled = (text, id, other) => text.replace(spellings(id), (was) => (was.includes(".") || was.includes("/") ? other : other.replace(".", "")));

/** With all swaps at once: what one of them writes is none that another is to replace. */
const allRespelled = (text, swaps) => {
  const marked = swaps.reduce((now, { id }, at) => respelled(now, id, `\u{e000}${at}.\u{e001}`), text);
  return marked.replace(/\u{e000}(\d+)(\.?)\u{e001}/gu, (_, at, dot) => (dot ? swaps[at].other : swaps[at].other.replace(".", "")));
};

/** Lines of notes that cite a paper whose title stands in or around them. */
const linePairs = () => {
  const pairs = new Map();
  for (const { path, line, arxiv } of cited) {
    const lines = readFileSync(path, "utf8").split("\n");
    const around = lines.slice(Math.max(0, line - 2), line + 2).join(" ");
    if (names(around, arxiv)) pairs.set(`${path}:${Math.floor(line / 4)}:${arxiv}`, { path, from: Math.max(1, line - 2), to: Math.min(lines.length, line + 2), id: arxiv });
  }
  // A key, as of "cite:wang2018speaker", has no identifier that could be another's.
  const all = [...pairs.values()];
  const written = all.filter(({ path, from, to, id }) => spellings(id).test(readFileSync(path, "utf8").split("\n").slice(from - 1, to).join("\n")));
  console.log(`${all.length} lines have the title of the paper that they cite, ${all.length - written.length} of them by a key alone, without an identifier to swap`);
  return written;
};

/** Entries of bibliographies that have the title of their identifier's paper. */
const entryPairs = () => {
  const pairs = [];
  const files = spawnSync("find", [notes, "-name", "*.bib"], { encoding: "utf8" }).stdout.split("\n").filter(Boolean);
  for (const path of files.sort()) {
    const lines = readFileSync(path, "utf8").split("\n");
    const begins = lines.flatMap((line, at) => (/^\s*@\w+\s*\{/.test(line) ? [at] : [])).concat(lines.length);
    for (let at = 0; at + 1 < begins.length; at++) {
      const text = lines.slice(begins[at], begins[at + 1]).join("\n");
      const ids = new Set([...text.matchAll(/(?<!\d|\d\.)\d{4}\.\d{4,5}(?!\d)/g)].map(([id]) => id));
      const [id] = ids;
      if (ids.size === 1 && names(text, id)) pairs.push({ path, from: begins[at] + 1, to: begins[at + 1], id });
    }
  }
  return pairs;
};

/** Writes the notes with each pair's identifier replaced, and gives the pairs as they then are. */
const written = (swaps, where) => {
  cpSync(notes, where, { recursive: true });
  for (const path of new Set(swaps.map((swap) => swap.path))) {
    const lines = readFileSync(path, "utf8").split("\n");
    const own = swaps.filter((swap) => swap.path === path);
    for (let at = 0; at < lines.length; at++) {
      const here = own.filter(({ from, to }) => from <= at + 1 && at + 1 <= to);
      if (here.length > 0) lines[at] = allRespelled(lines[at], here);
    }
    const copy = join(where, relative(notes, path));
    rmSync(copy);
    writeFileSync(copy, lines.join("\n"));
  }
};

const total = (rows) => rows.reduce((sum, row) => sum.map((value, at) => value + row[at]), [0, 0, 0, 0, 0, 0]);
const before = new Set(told.map(({ path, line, code }) => `${relative(notes, path)}:${line}:${code}`));

const trial = (pairs, seed, leftOut) => {
  const random = randomOf(seed);
  const chosen = shuffled(pairs, random).slice(0, Math.min(Number(options.pairs ?? 500), Math.ceil(pairs.length / 2)));
  const ids = [...new Set(chosen.map(({ id }) => id))];
  const strangers = shuffled([...titles.keys()].filter((id) => /^\d{4}\.\d{4,5}$/.test(id) && !ids.includes(id)), random);
  const partners = shuffled(ids, random);
  const swaps = chosen.map((pair, at) => {
    const other = leftOut ? strangers[at] : partners.find((id, place) => place >= at % partners.length && id !== pair.id) ?? partners[0];
    return { ...pair, other };
  });
  const where = join(folder, "notes");
  rmSync(where, { recursive: true, force: true });
  mkdirSync(where);
  written(swaps, where);
  let papers = corpus;
  if (leftOut) {
    papers = join(folder, `without-${seed}.jsonl`);
    const gone = new Set(ids.map((id) => squeeze(titles.get(id))));
    writeFileSync(papers, records.filter((line) => !gone.has(squeeze(JSON.parse(line).title))).join("\n") + "\n");
  }
  const findings = check(papers, where).filter(({ code }) => code === "wrong-paper");
  const matched = new Set();
  let found = 0;
  let errors = 0;
  let fixes = 0;
  let rightFixes = 0;
  for (const swap of swaps) {
    const own = findings.filter(({ path, line, message }) =>
      relative(where, path) === relative(notes, swap.path) && line >= swap.from && line <= swap.to && message.includes(`arXiv:${swap.other} `));
    own.forEach((finding) => matched.add(finding));
    if (own.length > 0) found++;
    else if (options.misses) console.log(`missed ${relative(notes, swap.path)}:${swap.from} ${swap.id} as ${swap.other}`);
    if (own.some(({ severity }) => severity === "error")) errors++;
    for (const fix of own.flatMap((finding) => finding.fixes)) {
      fixes++;
      const right = fix.edits.every(({ newText }) => squeeze(titles.get(newText) ?? "") === squeeze(titles.get(swap.id)));
      if (right) rightFixes++;
      else if (options.misses) console.log(`wrong fix ${relative(notes, swap.path)}:${swap.from} ${swap.id}: ${fix.title}`);
    }
  }
  const others = findings.filter((finding) => !matched.has(finding) && !before.has(`${relative(where, finding.path)}:${finding.line}:${finding.code}`));
  if (options.misses) others.forEach(({ path, line, message }) => console.log(`besides ${relative(where, path)}:${line} ${message}`));
  return [swaps.length, found, errors, fixes, rightFixes, others.length];
};

const percent = (part, whole) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);
for (const [name, pairs] of [["notes", linePairs()], ["bibliographies", entryPairs()]]) {
  for (const leftOut of [false, true]) {
    const rows = [];
    for (let seed = 1; seed <= Number(options.seeds ?? 3); seed++) rows.push(trial(pairs, seed, leftOut));
    const [swapped, found, errors, fixes, right, others] = total(rows);
    console.log(
      `${name}, ${pairs.length} pairs, ${rows.length} draws, the named paper ${leftOut ? "left out" : "known"}: ${swapped} swapped, ` +
        `${percent(found, swapped)} found (${percent(errors, swapped)} as errors), ` +
        `${fixes} fixes offered, ${percent(right, fixes)} right; ${others} findings besides, precision ${percent(found, found + others)}`,
    );
  }
}
const failed = counts.error.wrong + counts.error.open + counts.warning.open > 0 || counts.warning.wrong * 5000 > cited.length;
process.exit(failed ? 1 : 0);

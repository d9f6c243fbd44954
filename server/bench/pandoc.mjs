// How far ibid and pandoc agree on which citekeys notes hold.
//
//   node server/bench/pandoc.mjs [FOLDER...]
//
// Reads the Markdown, Org and LaTeX files below the folders with `pandoc -t json` and with `ibid cites`,
// and compares, file by file, how often each key is cited. Prints every difference that no class of
// EXPLAINED accounts for, then a table. A file that pandoc refuses, or takes longer than a minute for,
// is counted and left out. Includes are not followed, for ibid reads one note at a time.

import { execFile, execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { EXPLAINED } from "./pandoc-differences.mjs";

const server = dirname(dirname(fileURLToPath(import.meta.url)));
const image = resolve(process.env.IBID_IMAGE ?? join(server, "target/ibid/bin/ibid"));
const folders = process.argv.slice(2).map((path) => resolve(path));
if (folders.length === 0) folders.push(resolve(server, "../../shared/data/notes"));
const FORMATS = { ".md": "markdown", ".qmd": "markdown", ".org": "org", ".tex": "latex" };

for (const path of [image, ...folders]) {
  if (!existsSync(path)) {
    console.error(`there is no ${path}`);
    process.exit(2);
  }
}

const files = folders
  .flatMap((path) => (statSync(path).isDirectory() ? readdirSync(path, { recursive: true }).map((name) => join(path, name)) : [path]))
  .filter((path) => extname(path) in FORMATS && statSync(path).isFile())
  .sort();

/** The keys of all Cite elements in pandoc's tree, in their order; null where pandoc fails. */
function keysByPandoc(file) {
  return new Promise((done) => {
    const options = { timeout: 60_000, maxBuffer: 1 << 28 };
    const child = execFile("pandoc", ["--sandbox", "-f", FORMATS[extname(file)], "-t", "json"], options, (error, output) => {
      done(error ? null : keysIn(JSON.parse(output), []));
    });
    child.stdin.on("error", () => {}); // pandoc may end before it has read all
    child.stdin.end(readFileSync(file));
  });
}

function keysIn(node, keys) {
  if (Array.isArray(node)) {
    node.forEach((child) => keysIn(child, keys));
  } else if (node && typeof node === "object") {
    if (node.t === "Cite") node.c[0].forEach((citation) => keys.push(citation.citationId));
    Object.values(node).forEach((child) => keysIn(child, keys));
  }
  return keys;
}

/** ibid's citations by file. */
function citesByIbid() {
  const found = new Map(files.map((file) => [file, []]));
  for (let at = 0; at < files.length; at += 200) {
    const output = execFileSync(image, ["cites", "--format=json", ...files.slice(at, at + 200)], { maxBuffer: 1 << 28 });
    for (const cite of JSON.parse(output)) found.get(resolve(cite.path)).push(cite);
  }
  return found;
}

/** What only one of the two has, as {file, key, by, cite}, and how many keys both have. */
function compare(file, byPandoc, cites) {
  const keys = cites.filter((cite) => cite.key !== null);
  // A key that is an identifier itself, as in @arxiv:2312.09832, is a paper and no key to ibid.
  const papers = cites.filter((cite) => cite.key === null);
  const differences = [];
  let both = 0;
  for (const key of byPandoc) {
    let at = keys.findIndex((cite) => cite.key === key);
    if (at >= 0) {
      keys.splice(at, 1);
      both++;
      continue;
    }
    at = papers.findIndex((cite) => cite.raw.replace(/^@\{?|\}$/g, "") === key);
    if (at >= 0) {
      papers.splice(at, 1);
      both++;
    } else {
      differences.push({ file, key, by: "pandoc" });
    }
  }
  keys.forEach((cite) => differences.push({ file, key: cite.key, by: "ibid", line: cite.line }));
  return { both, differences };
}

const cites = citesByIbid();
const results = new Map(); // by format
const queue = [...files];
const worker = async () => {
  for (let file = queue.shift(); file; file = queue.shift()) {
    const format = FORMATS[extname(file)];
    const sum = results.get(format) ?? { files: 0, refused: [], both: 0, explained: new Map(), open: [] };
    results.set(format, sum);
    const byPandoc = await keysByPandoc(file);
    if (byPandoc === null) {
      sum.refused.push(file);
      continue;
    }
    const { both, differences } = compare(file, byPandoc, cites.get(file));
    sum.files++;
    sum.both += both;
    const text = readFileSync(file, "utf8");
    for (const difference of differences) {
      const lines = text.split(/\r\n|\n|\r/);
      const place = { ...difference, format, text, lines };
      const reason = EXPLAINED.find((one) => one.format === format && one.by === difference.by && one.holds(place));
      if (reason) sum.explained.set(reason.what, (sum.explained.get(reason.what) ?? 0) + 1);
      else sum.open.push(difference);
    }
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, worker));

const short = (file) => relative(process.cwd(), file);
const percent = (part, whole) => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(2)} %`);
const sorted = [...results].sort(([one], [other]) => one.localeCompare(other));
for (const [, sum] of sorted) {
  for (const { file, key, by, line } of sum.open.sort((a, b) => a.file.localeCompare(b.file))) {
    console.log(`only ${by.padEnd(6)} ${key}  ${short(file)}${line ? `:${line}` : ""}`);
  }
  sum.refused.sort().forEach((file) => console.log(`pandoc can't read ${short(file)}`));
}
console.log("\n| format | files | keys in both | explained | unexplained | agreement | without what is explained |");
console.log("|---|---:|---:|---:|---:|---:|---:|");
for (const [format, { files: count, both, explained, open }] of sorted) {
  const known = [...explained.values()].reduce((sum, one) => sum + one, 0);
  const all = both + known + open.length;
  console.log(`| ${format} | ${count} | ${both} | ${known} | ${open.length} | ${percent(both, all)} | ${percent(both, both + open.length)} |`);
}
for (const [format, { explained }] of sorted) {
  for (const [what, count] of explained) console.log(`\n${format}, ${count} times: ${what}`);
}
process.exit(sorted.every(([, { both, open }]) => both >= 0.995 * (both + open.length)) ? 0 : 1);

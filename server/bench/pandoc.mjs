// How far ibid and pandoc agree on which citekeys notes hold.
//
//   node server/bench/pandoc.mjs [FOLDER...]
//
// Reads the Markdown, Org and LaTeX files below the folders with `pandoc -t json` and with `ibid cites`,
// and compares, file by file, how often each key is cited. What pandoc does not know is given to it as it
// would have it (pandoc-dialects.mjs). Prints every difference with its explanation, then a table, whose last
// column is the agreement on the files as they stand. Ends with 1 below 99.5 %, or where a difference is not
// explained. A file that pandoc refuses, or takes longer than a minute for, is counted and left out.
// Includes are not followed, for ibid reads one note at a time.

import { execFile, execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { asPandocHasIt, CROSS_REFERENCE } from "./pandoc-dialects.mjs";

const server = dirname(dirname(fileURLToPath(import.meta.url)));
const image = resolve(process.env.IBID_IMAGE ?? join(server, "target/ibid/bin/ibid"));
const folders = process.argv.slice(2).map((path) => resolve(path));
if (folders.length === 0) folders.push(resolve(server, "../../shared/data/notes"));

/** Where ibid and pandoc are each right by their own rules, as seen in the note itself. */
const EXPLAINED = [
  {
    format: "markdown",
    by: "pandoc",
    what: "[@name](https://github.com/name) or [@name][ref] names a person, by their handle",
    holds: ({ key, text }) => text.includes(`[@${key}](`) || text.includes(`[**@${key}**](`) || text.includes(`[@${key}][`),
  },
];
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

/** The keys of all Cite elements in pandoc's tree of a text, in their order; null where pandoc fails. */
function keysByPandoc(format, text) {
  return new Promise((done) => {
    const options = { timeout: 60_000, maxBuffer: 1 << 28 };
    const child = execFile("pandoc", ["--sandbox", "-f", format, "-t", "json"], options, (error, output) => {
      done(error ? null : keysIn(JSON.parse(output), []));
    });
    child.stdin.on("error", () => {}); // pandoc may end before it has read all
    child.stdin.end(text);
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
    const sum = results.get(format) ?? { files: 0, refused: [], raw: [0, 0], both: 0, met: new Map(), references: 0, differences: [] };
    results.set(format, sum);
    const text = readFileSync(file, "utf8");
    const { written, met } = asPandocHasIt(format, text);
    const asItStands = await keysByPandoc(format, text);
    const found = written === text ? asItStands : await keysByPandoc(format, written);
    if (asItStands === null || found === null) {
      sum.refused.push(file);
      continue;
    }
    sum.files++;
    const raw = compare(file, asItStands, cites.get(file));
    sum.raw[0] += raw.both;
    sum.raw[1] += raw.both + raw.differences.length;
    met.forEach((count, what) => sum.met.set(what, (sum.met.get(what) ?? 0) + count));
    const keys = found.filter((key) => format !== "markdown" || !CROSS_REFERENCE.test(key));
    sum.references += found.length - keys.length;
    const { both, differences } = compare(file, keys, cites.get(file));
    sum.both += both;
    for (const difference of differences) {
      const why = EXPLAINED.find((one) => one.format === format && one.by === difference.by && one.holds({ ...difference, text }));
      sum.differences.push({ ...difference, why: why?.what });
    }
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, worker));

const short = (file) => relative(process.cwd(), file);
const percent = (part, whole) => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(2)} %`);
const sorted = [...results].sort(([one], [other]) => one.localeCompare(other));
for (const [, sum] of sorted) {
  for (const { file, key, by, line, why } of sum.differences.sort((a, b) => a.file.localeCompare(b.file))) {
    console.log(`only ${by.padEnd(6)} ${key}  ${short(file)}${line ? `:${line}` : ""}  ${why ?? "UNEXPLAINED"}`);
  }
  sum.refused.sort().forEach((file) => console.log(`pandoc can't read ${short(file)}`));
}
console.log("\n| format | files | keys in both | in one | of these explained | agreement | files as they stand |");
console.log("|---|---:|---:|---:|---:|---:|---:|");
for (const [format, { files: count, both, differences, raw }] of sorted) {
  const explained = differences.filter((one) => one.why).length;
  const agreement = percent(both, both + differences.length);
  console.log(`| ${format} | ${count} | ${both} | ${differences.length} | ${explained} | ${agreement} | ${percent(...raw)} |`);
}
for (const [format, { met, references }] of sorted) {
  console.log(`\n${format}, what pandoc was given otherwise than it stands:`);
  for (const [what, count] of met) console.log(`  ${String(count).padStart(4)}  ${what}`);
  if (references > 0) console.log(`  ${String(references).padStart(4)}  cross-references, as @fig-x, that pandoc leaves to Quarto and pandoc-crossref`);
}
const agrees = ([, { both, differences }]) =>
  both >= 0.995 * (both + differences.length) && differences.every((one) => one.why);
process.exit(sorted.every(agrees) ? 0 : 1);

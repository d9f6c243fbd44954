// How long `ibid check` takes for ten thousand notes from a cold start, with an index in place, and
// whether it finds the same in the same order each time:
//   node many-notes.mjs [NOTES] [RUNS]
// The notes are those of ../shared/data/notes, repeated under different names; the papers its sample
// of 30 thousand.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join, relative, resolve } from "node:path";
import { createHash } from "node:crypto";
import { load, run } from "./measure.mjs";

const [count = 10_000, runs = 3] = process.argv.slice(2).map(Number);
const root = resolve(import.meta.dirname, "../..");
const shared = process.env.IBID_SHARED ?? resolve(root, "../shared/data");
const ibid = process.env.IBID ?? join(root, "server/target/ibid/bin/ibid");
const papers = join(shared, "arxiv-30k.jsonl.gz");
if (!existsSync(papers)) {
  console.log(`there are no notes and papers in ${shared}`);
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), "ibid-many-notes-"));
try {
  const bytes = makeNotes(join(folder, "notes"));
  const env = { ...process.env, XDG_CACHE_HOME: join(folder, "cache") };
  const options = { env, cwd: folder, stdio: ["ignore", "pipe", "ignore"] };
  await run(ibid, ["index", "--corpus", papers], options);
  const lists = new Set();
  console.log(`${count} notes, ${(bytes / 1e6).toFixed(0)} MB; load ${load()}`);
  for (let at = 0; at < runs; at++) {
    const ran = await run(
      ibid, ["check", "--corpus", papers, "--format", "json", "--show", "hint",
       "--fail-on", "never", "notes"], options);
    lists.add(createHash("sha256").update(ran.output).digest("hex"));
    console.log(
      `${ran.seconds.toFixed(1)} s, ${ran.processorSeconds.toFixed(1)} s of processor time, ` +
      `${JSON.parse(ran.output).length} findings`);
  }
  console.log(lists.size === 1 ? "the same list each time" : `${lists.size} different lists`);
  process.exitCode = lists.size === 1 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** How many bytes of notes were made. */
function makeNotes(into) {
  const originals = readdirSync(join(shared, "notes"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ![".bib", ".tsv"].includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  let bytes = 0;
  for (let at = 0; at < count; at++) {
    const original = originals[at % originals.length];
    const round = Math.floor(at / originals.length);
    const copy = join(into, String(round), relative(join(shared, "notes"), original));
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(original, copy);
    bytes += statSync(original).size;
  }
  return bytes;
}

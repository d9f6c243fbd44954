// How fast notes are read, on one core: reading alone, warmed up, with the compiler of the program (C1).
//
//   node server/bench/reading.mjs [FILE...]
//
// Without files: the largest note of each language in ../shared/data/notes. Where that has none, pandoc
// writes the first of those in that language; where there are no notes at all, corpus/notes serves. Each is
// repeated to four megabytes. Wants `mvn compile`, and the JDK that builds ibid in JAVA_HOME. Time is that
// of the reading thread, so that others' work on the machine counts little.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const server = dirname(dirname(fileURLToPath(import.meta.url)));
const classes = resolve(process.env.IBID_CLASSES ?? join(server, "target/classes"));
const java = (name) => (process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin", name) : name);
const shared = resolve(process.env.IBID_SHARED ?? join(server, "../../shared/data"), "notes");
const REAL = [".md", ".tex", ".org", ".typ"];
const WRITTEN = { ".rst": "rst", ".adoc": "asciidoc", ".ipynb": "ipynb", ".txt": "plain" };

function largest(folder, ending) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => extname(name) === ending)
    .map((name) => join(folder, name))
    .sort((one, other) => statSync(other).size - statSync(one).size)[0];
}

function notes() {
  if (!existsSync(shared)) {
    const folder = resolve(server, "../corpus/notes");
    return [...REAL, ...Object.keys(WRITTEN)].map((ending) => largest(folder, ending));
  }
  const real = REAL.map((ending) => largest(shared, ending));
  const written = Object.entries(WRITTEN).map(([ending, format]) => {
    const file = join(built, basename(real[0], ".md") + ending);
    execFileSync("pandoc", ["-f", "markdown", "-t", format, "-o", file, real[0]], { stdio: "ignore" });
    return file;
  });
  return [...real, ...written];
}

const built = mkdtempSync(join(tmpdir(), "ibid-reading-"));
try {
  const files = process.argv.length > 2 ? process.argv.slice(2).map((path) => resolve(path)) : notes();
  execFileSync(java("javac"), ["-d", built, "-cp", classes, join(server, "bench/Reading.java")]);
  // A process for each: what one language compiles to is none of the other's business.
  console.log("| language | MB/s | note | bytes | citations |\n|---|---:|---|---:|---:|");
  for (const file of files) {
    const options = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g", "-cp", `${classes}:${built}`];
    const line = execFileSync(java("java"), [...options, "Reading", file]);
    const [language, bytes, citations, speed] = line.toString().trim().split("\t");
    console.log(`| ${language} | ${speed} | ${basename(file)} | ${bytes} | ${citations} |`);
  }
} finally {
  rmSync(built, { recursive: true });
}

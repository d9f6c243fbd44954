// Writes papers that look like arXiv's, the same ones at every run.
//
//   node server/bench/make-corpus.mjs N OUT
//
// N up to 3300000. OUT's ending decides: .bib makes it BibTeX; anything else is the JSON lines of
// arXiv's metadata snapshot; .gz behind it packs them.

import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { createGzip } from "node:zlib";
import { bibtex, papers } from "./papers.mjs";

/** Writes `count` papers to `out`; the returned promise ends when all is on its way to the disk. */
export async function makeCorpus(count, out) {
  const line = out.replace(/\.gz$/, "").endsWith(".bib") ? bibtex : (paper) => `${JSON.stringify(paper)}\n`;
  function* chunks() {
    let chunk = [];
    for (const paper of papers(count)) {
      chunk.push(line(paper));
      if (chunk.length === 512) {
        yield chunk.join("");
        chunk = [];
      }
    }
    yield chunk.join("");
  }
  const packing = out.endsWith(".gz") ? [createGzip({ level: 4 })] : [];
  await pipeline(Readable.from(chunks()), ...packing, createWriteStream(out));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [count, out] = [Number(process.argv[2]), process.argv[3]];
  if (!out || !Number.isInteger(count)) {
    console.error("usage: node server/bench/make-corpus.mjs N OUT");
    process.exit(2);
  }
  await makeCorpus(count, out);
}

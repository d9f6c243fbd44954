// Papers that look like arXiv's and are nobody's: the same ones at every run. Words follow a curve
// like that of real abstracts (a few dozen make up half of the text, and new ones never end);
// identifiers cover every month, those of the old style included.

/** More papers would not fit into the four digits of the months before 2015. */
export const MOST = 3_300_000;

const FUNCTION_WORDS =
  "the of and a in to we is that for with on this by are as an from which be our can it these at using have has " +
  "between show not or also such results two than model method its new based both data their used system use more " +
  "one study time systems paper problem into analysis different approach large present theory models it";

const CONTENT_WORDS =
  "network learning field quantum state energy mass function space group spin phase magnetic structure algorithm " +
  "information neural training graph galaxy star cluster emission line spectrum density matter dark cosmological " +
  "inflation gravity black hole string gauge symmetry breaking scattering amplitude decay meson quark neutrino " +
  "detector measurement collision heavy light electron photon laser cavity optical lattice transition temperature " +
  "critical scaling universality entropy thermodynamic diffusion random walk process Markov stochastic differential " +
  "equation operator spectral boundary manifold curvature geometry algebra representation module category homology " +
  "cohomology conjecture theorem proof bound inequality convergence gradient descent optimization convex sparse " +
  "matrix tensor rank kernel estimation inference Bayesian prior posterior likelihood sampling variance regression " +
  "classification detection segmentation image video language translation speech recognition attention transformer " +
  "embedding generative adversarial robust privacy federated reinforcement policy reward agent planning control " +
  "feedback stability dynamics chaos turbulence flow fluid wave soliton plasma accretion jet burst supernova planet " +
  "disk orbit survey telescope catalogue redshift lensing polarization noise channel coding capacity wireless " +
  "protocol security cryptography verification logic semantics program compiler parallel distributed memory cache " +
  "query database index retrieval recommendation social protein molecular cell gene brain imaging clinical epidemic " +
  "market price risk portfolio volatility superconductivity topological insulator graphene band gap transport " +
  "conductance impurity disorder localization entanglement decoherence qubit circuit error correction simulation";

const GIVEN =
  "Anna Wei Maria Jun Elena David Yuki Omar Priya Lars Sofia Ivan Chen Laura Ahmed Julia Peter Mei Carlos Nina Tomas " +
  "Hana Paul Olga Marco Ines Erik Sara Victor Lin Andrea Daniel Fatima Jonas Xin Clara Hugo Ravi Emma Kenji";

const ACCENTED = [
  ["Altınta\\c{s}", "Ay\\c{s}e"], ["M\\\"uller", "J\\\"urgen"], ["Gonz\\'alez", "Mar\\'{\\i}a"], ["Erd\\H{o}s", "P\\'al"],
  ["\\'Swi\\k{a}tek", "Zofia"], ["\\O stergaard", "S{\\o}ren"], ["Dvo\\v{r}\\'ak", "Ji\\v{r}\\'{\\i}"], ["Lef\\`evre", "Ren\\'e"],
];

const OLD_ARCHIVES = "hep-th hep-ph astro-ph cond-mat math quant-ph gr-qc cs hep-ex nucl-th physics hep-lat".split(" ");
const CATEGORIES =
  "cs.LG cs.CL cs.CV hep-th hep-ph quant-ph astro-ph.GA astro-ph.CO cond-mat.str-el cond-mat.mes-hall math.AG math.PR math.NT math.CO gr-qc stat.ML eess.SP physics.optics q-bio.NC nucl-th".split(" ");
const MATH = ["$\\alpha$", "$n^2$", "$O(n \\log n)$", "$\\mathbb{R}^d$", "$10^{-3}$", "$\\sqrt{s}=13$ TeV", "$x_i$", "$z \\sim 2$", "$H_0$", "$\\mathcal{N}=4$"];
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Papers a month, in hundreds, at the turn of some years; between them it grows evenly. */
const GROWTH = [[1991.5, 0.3], [1995, 10], [2000, 25], [2007, 46], [2015, 87], [2020, 148], [2025, 240], [2026.9, 270]];
const FIRST = 1991 * 12 + 6;
const LAST = 2026 * 12 + 8;

const SYLLABLES = [];
for (const onset of "b c d f g h k l m n p r s t v w z br cr dr fr gl gr kr pl pr sc sp st tr th ch qu ph".split(" ")) {
  for (const rest of "a e i o u al an ar el en er il in ir ol on or ul un us".split(" ")) SYLLABLES.push(onset + rest);
}
const ENDINGS = "tion ity al ing ic ism ive ous metry graphy oid ance ed er s y ation ized able ment".split(" ");

function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The same number always gives the same word; a few numbers share one. */
function coined(number) {
  let hash = Math.imul(number + 1, 0x9e3779b1) >>> 0;
  const first = SYLLABLES[hash % SYLLABLES.length];
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 0;
  const second = SYLLABLES[hash % SYLLABLES.length];
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  const ending = ENDINGS[(hash >>> 8) % ENDINGS.length];
  const shape = hash & 3;
  return first + (shape === 0 ? "" : second) + (shape === 1 ? "" : ending);
}

/** A table in which each word stands as often as it is used. */
function table(words, size, weight) {
  const weights = words.map((_, rank) => weight(rank));
  const all = weights.reduce((sum, w) => sum + w, 0);
  const chosen = new Array(size);
  let sum = 0;
  let at = 0;
  for (let rank = 0; rank < words.length; rank++) {
    sum += weights[rank];
    while (at < size && at / size < sum / all) chosen[at++] = words[rank];
  }
  while (at < size) chosen[at++] = words.at(-1);
  return chosen;
}

const common = table(FUNCTION_WORDS.split(" "), 1 << 14, (rank) => 1 / (rank + 1.5));
const contentWords = CONTENT_WORDS.split(" ");
for (let number = 0; contentWords.length < 40_000; number++) contentWords.push(coined(number));
const content = table(contentWords, 1 << 20, (rank) => (rank + 30) ** -1.06);
const families = [];
for (let number = 0; families.length < 60_000; number++) {
  const word = coined(1_000_000 + number).replace(/(tion|ity|ism|ing|graphy|metry|ation)$/, "");
  families.push(word[0].toUpperCase() + word.slice(1));
}
const family = table(families, 1 << 18, (rank) => 1 / (rank + 60));
const given = GIVEN.split(" ");

const growth = (month) => {
  const year = month / 12;
  for (let at = 1; at < GROWTH.length; at++) {
    const [from, low] = GROWTH[at - 1];
    const [to, high] = GROWTH[at];
    if (year <= to) return low + ((high - low) * (year - from)) / (to - from);
  }
  return GROWTH.at(-1)[1];
};

/** How many papers each month has; every month has at least one. */
function months(count) {
  const all = [];
  for (let month = FIRST; month <= LAST; month++) all.push({ month, weight: Math.max(growth(month), 0.3) });
  const weights = all.reduce((sum, m) => sum + m.weight, 0);
  let given = 0;
  let sum = 0;
  for (const each of all) {
    sum += each.weight;
    const until = Math.round((count * sum) / weights);
    each.papers = until - given;
    given = until;
  }
  // As in arXiv's own snapshot, identifiers of the old style come last.
  const newStyle = 2007 * 12 + 3;
  return [...all.filter((m) => m.month >= newStyle), ...all.filter((m) => m.month < newStyle)];
}

/** `count` papers in the shape of arXiv's metadata snapshot; of every `step` of them only the first. */
export function* papers(count, step = 1) {
  let at = 0;
  if (!(count >= 1 && count <= MOST)) throw new RangeError(`between 1 and ${MOST} papers, not ${count}`);
  for (const { month, papers: inMonth } of months(count)) {
    const year = Math.floor(month / 12);
    const digits = String(year % 100).padStart(2, "0") + String((month % 12) + 1).padStart(2, "0");
    for (let number = 1; number <= inMonth; number++) {
      if (at++ % step !== 0) continue;
      const random = generator(Math.imul(month, 65_537) + number);
      const archive = month < 2007 * 12 + 3 ? OLD_ARCHIVES[number % OLD_ARCHIVES.length] : null;
      const id = archive
        ? `${archive}/${digits}${String(Math.ceil(number / OLD_ARCHIVES.length)).padStart(3, "0")}`
        : `${digits}.${String(number).padStart(year < 2015 ? 4 : 5, "0")}`;
      yield paper(id, year, month % 12, archive, random);
    }
  }
}

function paper(id, year, month, archive, random) {
  const upTo = (n) => Math.floor(random() * n);
  const word = () => {
    const kind = random();
    if (kind < 0.42) return common[upTo(common.length)];
    // The tail of words that hardly anyone else uses.
    return kind < 0.992 ? content[upTo(content.length)] : coined(40_000 + Math.floor(Math.exp(random() * 14.5)));
  };

  let title = "";
  const titleWords = 4 + upTo(5) + upTo(5);
  for (let at = 0; at < titleWords; at++) {
    const next = at % 3 === 2 && at < titleWords - 1 ? common[upTo(24)] : content[upTo(content.length)];
    const joint = at === 0 ? "" : random() < 0.03 ? "-" : random() < 0.03 ? ": " : titleWords > 9 && at === 8 ? "\n  " : " ";
    title += joint + (at === 0 || random() < 0.3 ? next[0].toUpperCase() + next.slice(1) : next);
  }
  if (random() < 0.05) title += ` with ${MATH[upTo(MATH.length)]}`;

  const authors = [];
  const authorCount = random() < 0.01 ? 30 + upTo(200) : 1 + upTo(3) + upTo(4);
  for (let at = 0; at < authorCount; at++) {
    authors.push(
      random() < 0.03 ? [...ACCENTED[upTo(ACCENTED.length)], ""] : [family[upTo(family.length)], random() < 0.3 ? `${given[upTo(given.length)][0]}.` : given[upTo(given.length)], ""],
    );
  }

  let summary = "  ";
  const math = random() < 0.23;
  let column = 2;
  for (let left = 70 + upTo(65) + upTo(65), begins = true; left > 0; left--) {
    let next = math && random() < 0.03 ? MATH[upTo(MATH.length)] : word();
    if (begins) next = next[0].toUpperCase() + next.slice(1);
    begins = left > 1 && random() < 0.045;
    if (begins || left === 1) next += ".";
    else if (random() < 0.05) next += ",";
    column += next.length + 1;
    summary += next + (left === 1 ? "\n" : column > 74 ? "\n" : " ");
    if (column > 74) column = 0;
  }

  const date = `${1 + upTo(28)} ${MONTHS[month]} ${year} ${10 + upTo(14)}:${10 + upTo(50)}:${10 + upTo(50)} GMT`;
  const versions = [{ version: "v1", created: `Mon, ${date}` }];
  for (let at = 2; random() < 0.4 && at < 9; at++) versions.push({ version: `v${at}`, created: `Tue, ${date}` });
  const published = random() < 0.45;
  const categories = [archive ?? CATEGORIES[upTo(CATEGORIES.length)]];
  if (random() < 0.5) categories.push(CATEGORIES[upTo(CATEGORIES.length)]);
  return {
    id,
    submitter: `${authors[0][1]} ${authors[0][0]}`,
    authors: authors.map(([last, first]) => `${first} ${last}`).join(", "),
    title,
    comments: random() < 0.7 ? `${4 + upTo(40)} pages, ${1 + upTo(12)} figures` : null,
    "journal-ref": published ? `J. ${authors[0][0]} ${1 + upTo(400)} (${year}) ${1 + upTo(2000)}` : null,
    doi: published ? `10.${1000 + upTo(60)}/${id.replace("/", ".")}` : null,
    "report-no": null,
    categories: categories.join(" "),
    license: random() < 0.5 ? null : "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
    abstract: summary,
    versions,
    update_date: `${year}-${String(month + 1).padStart(2, "0")}-15`,
    authors_parsed: authors,
  };
}

const line = (text) => text.replace(/\s+/g, " ").trim();

/** The citekey that the BibTeX of a paper has. */
export const keyOf = (id) => `k${id.replace(/[^0-9a-z]/gi, "")}`;

/** A paper as an entry of a bibliography, without its abstract, as reference managers export it. */
export function bibtex(paper) {
  const fields = {
    title: `{${line(paper.title)}}`,
    author: paper.authors_parsed.map(([last, first]) => `${last}, ${first}`).join(" and "),
    year: paper.update_date.slice(0, 4),
    eprint: paper.id,
    archiveprefix: "arXiv",
    primaryclass: paper.categories.split(" ")[0],
    ...(paper.doi && { doi: paper.doi }),
  };
  return `@article{${keyOf(paper.id)},\n${Object.entries(fields).map(([name, value]) => `  ${name} = {${value}}`).join(",\n")}\n}\n`;
}

/** The same as an item of CSL-JSON, as reference managers export it. */
export const cslJson = (paper) => ({
  id: keyOf(paper.id),
  type: "article",
  title: line(paper.title),
  author: paper.authors_parsed.map(([family, given]) => ({ family, given })),
  issued: { "date-parts": [[Number(paper.update_date.slice(0, 4))]] },
  publisher: "arXiv",
  number: `arXiv:${paper.id}`,
  ...(paper.doi && { DOI: paper.doi }),
});

/** The same as an item of Better BibTeX JSON. */
export const betterBibtexJson = (paper) => ({
  itemType: "preprint",
  citationKey: keyOf(paper.id),
  title: line(paper.title),
  creators: paper.authors_parsed.map(([lastName, firstName]) => ({ creatorType: "author", lastName, firstName })),
  date: paper.update_date,
  repository: "arXiv",
  archiveLocation: paper.id,
  ...(paper.doi && { DOI: paper.doi }),
});

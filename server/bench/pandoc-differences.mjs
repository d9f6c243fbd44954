// Where ibid and pandoc (2.17, as Debian has it) are each right by their own rules. A difference counts
// as explained only if it is of one of these kinds, as seen in the note itself. To look at them one by
// one, empty the list.
//
// holds() is given {key, line, lines, text}: the key, the line of ibid's citation (from 1, undefined
// where only pandoc has one) and the note.

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Whether the key stands, behind an @, in a fence of code only: what is outside of fences was read alike. */
const isInFence = ({ key, lines }) => {
  const sign = new RegExp(`@${escaped(key)}(?![\\w])`);
  let fence = "";
  let inside = false;
  for (const line of lines) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
    if (fence === "") {
      fence = mark;
    } else if (mark.startsWith(fence) && /^\s*[`~]+\s*$/.test(line)) {
      fence = "";
    } else if (sign.test(line)) {
      inside = true;
    }
  }
  return inside;
};

/** Whether the line, or one of the ten before it, has \macro{ and no closing brace between it and the key. */
const isInMacro = (macro, { key, line, lines }) => {
  const before = lines.slice(Math.max(0, line - 11), line).join("\n");
  const open = before.lastIndexOf(`\\${macro}{`);
  if (open < 0) return false;
  const behind = before.slice(open + macro.length + 2, before.lastIndexOf(key));
  return [...behind].reduce((depth, c) => (depth < 0 ? depth : depth + (c === "{" ? 1 : c === "}" ? -1 : 0)), 0) >= 0;
};

const lineOf = ({ lines, line }) => lines[line - 1] ?? "";

export const EXPLAINED = [
  {
    format: "markdown",
    by: "pandoc",
    what: "@fig-x, @tbl:x and their kin are cross-references to Quarto and pandoc-crossref, for which pandoc leaves them as citations",
    holds: ({ key }) =>
      /^(fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|tip|nte|wrn|imp|cau)-|^(fig|tbl|sec|eq|lst):/.test(key),
  },
  {
    format: "markdown",
    by: "pandoc",
    what: "[@tag:x]: doi:10... defines a key, as Manubot has it; it cites nothing",
    holds: ({ key, text }) => text.includes(`\n[@${key}]: `),
  },
  {
    format: "markdown",
    by: "pandoc",
    what: "a decorator in a fence whose information pandoc can't read, as in ```{code-cell} ipython3, so that it takes the code for text",
    holds: isInFence,
  },
  {
    format: "markdown",
    by: "pandoc",
    what: "a person's handle in the text of a link, [@name](https://github.com/name) or [@name][ref], names that person",
    holds: ({ key, text }) => new RegExp(`\\[\\**@${escaped(key)}\\**\\](\\(|\\[)`).test(text),
  },
  {
    format: "markdown",
    by: "ibid",
    what: "{cite}`key` is MyST's role, which pandoc reads as code",
    holds: (place) => new RegExp(`\\{cite(:\\w+)?\\}\`[^\`]*${escaped(place.key)}`).test(lineOf(place)),
  },
  {
    format: "org",
    by: "ibid",
    what: "cite:&key and [[cite:see &key p. 3]] are of org-ref 3, which came after pandoc's reader",
    holds: (place) => lineOf(place).includes(`&${place.key}`),
  },
  {
    format: "org",
    by: "ibid",
    what: "citenum: is one of org-ref's links that pandoc does not know",
    holds: (place) => lineOf(place).includes(`citenum:${place.key}`),
  },
  {
    format: "org",
    by: "ibid",
    what: "[[cite:,a,b]], as is left when the first key was deleted; pandoc drops the other keys with the missing one",
    holds: (place) => /\[\[cite:,/.test(lineOf(place)),
  },
  {
    format: "latex",
    by: "ibid",
    what: "\\citetalias and \\defcitealias are natbib's, and unknown to pandoc",
    holds: (place) => new RegExp(`\\\\(citetalias|citepalias|defcitealias)[^{}]*\\{${escaped(place.key)}\\}`).test(lineOf(place)),
  },
  {
    format: "latex",
    by: "ibid",
    what: "\\software{...} of AASTeX is printed with the citations in it; pandoc does not know the command and drops it",
    holds: (place) => isInMacro("software", place),
  },
];

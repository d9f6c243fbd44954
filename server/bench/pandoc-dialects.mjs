// What notes are written in that pandoc (2.17, as Debian has it) does not know, as pandoc would have it: the
// tools that know it do the same before or after pandoc. So pandoc judges these citations too, with the code
// and comments that they may stand in.

/** Keys as pandoc's Markdown has them in brackets. */
const inBrackets = (keys) => `[${keys.map((key) => key.replace(/(\S+)$/, "@{$1}")).join("; ")}]`;

/** Directives of MyST that hold no prose. */
const CODE = /^\{(?:code|code-block|code-cell|sourcecode|literalinclude|math|raw|mermaid|dot|eval-rst|bibliography|r|python|julia|ojs|bash|sql|stan)\}/;

/**
 * Fences whose information pandoc can't read, so that it takes their code for prose: ```{code-cell} ipython3
 * and ```python title="a.py". MyST's directives that hold prose become divs, all others plain fences.
 */
function fences(text, count) {
  const open = [];
  return text
    .split("\n")
    .map((line) => {
      const [, indent, mark, information] = /^([ \t]*(?:>[ \t]*)*)(`{3,}|~{3,})([^`]*)$/.exec(line) ?? [];
      if (mark === undefined) return line;
      const last = open.at(-1);
      if (information.trim() === "" && last && mark.startsWith(last.mark)) {
        open.pop();
        return last.prose ? `${indent}:::` : line;
      }
      if (last && !last.prose) return line;
      const prose = /^\{[\w:-]+\}/.test(information) && !CODE.test(information);
      open.push({ mark, prose });
      if (/^[ \t]*\w*[ \t]*\r?$/.test(information)) return line;
      count();
      return prose ? `${indent}::: {.directive}` : `${indent}${mark} {.code}`;
    })
    .join("\n");
}

/** By format: what it is, what it looks like, and how pandoc would have it. */
const DIALECTS = {
  markdown: [
    {
      what: "fences whose information pandoc can't read, as ```{note} Title or ```python title=..., without it",
      rewrite: fences,
    },
    {
      what: "MyST's {cite}`a; b` written as [@a; @b]",
      pattern: /\{cite(?::\w+)?\}`([^`\n]+)`/g,
      to: (_, keys) => inBrackets(keys.split(/[;,]/).map((key) => key.trim())),
    },
    {
      what: "Manubot's definition of a key, [@tag:x]: doi:10..., taken out, as Manubot does it",
      pattern: /^\[@[^\]\s]+\]: .*$/gm,
      to: () => "",
    },
  ],
  org: [
    {
      what: "org-ref 3's [[cite:see &a p. 3;&b]] written as [cite:see @a p. 3;@b]",
      pattern: /\[\[\w*cite\w*:([^\][\n]*&[^\][\n]*)\](?:\[[^\][\n]*\])?\]/gi,
      // pandoc knows no text that goes before all keys or behind them.
      to: (_, list) => `[cite:${list.split(";").filter((one) => one.includes("&")).join(";").replaceAll("&", "@")}]`,
    },
    {
      what: "org-ref 3's cite:&a;&b written as [cite:@a;@b]",
      pattern: /(?<![\w[/:])\w*cite\w*:(&[\w:.+/-]*\w(?:[;,]&[\w:.+/-]*\w)*)/gi,
      to: (_, list) => `[cite:${list.replaceAll("&", "@").replaceAll(",", ";")}]`,
    },
    {
      what: "org-ref's [[cite:,a,b]], as is left when the first key was deleted, written as cite:a,b",
      pattern: /\[\[cite:,([\w,-]+)\]\]/g,
      to: (_, list) => `cite:${list}`,
    },
    {
      what: "org-ref's citenum: written as cite:",
      pattern: /(?<!\w)citenum:/g,
      to: () => "cite:",
    },
  ],
  latex: [
    {
      what: "natbib's \\citetalias and \\citepalias written as \\citet and \\citep",
      pattern: /\\(cite[tp])alias(\*?)(\[[^\]]*\]){0,2}(?=\{)/g,
      to: (_, macro) => `\\${macro}`,
    },
    {
      what: "natbib's \\defcitealias{a}{text} written as \\cite{a} in the document, since pandoc drops preambles",
      rewrite: (text, count) => {
        const keys = [];
        const rest = text.replace(/\\defcitealias\{([^{}]*)\}\{[^{}]*\}/g, (_, key) => {
          count();
          keys.push(`\\cite{${key}}`);
          return "";
        });
        return rest.replace("\\begin{document}", (begin) => `${begin}${keys.join("")}`);
      },
    },
    {
      what: "the captions of algorithms, which pandoc drops, written as paragraphs",
      pattern: /\\begin\{algorithm\}(?:\[[^\]]*\])?\s*\\caption\{|\\end\{algorithm\}/g,
      to: (found) => (found.startsWith("\\end") ? "" : "\\emph{"),
    },
    {
      what: "AASTeX's \\software{...}, which is printed, written as \\emph{...}",
      pattern: /\\software\{/g,
      to: () => "\\emph{",
    },
  ],
};

/**
 * Keys that pandoc leaves in its tree as citations and other tools take out of it: @fig-x is a
 * cross-reference to Quarto, @fig:x to pandoc-crossref.
 */
export const CROSS_REFERENCE =
  /^(?:(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|tip|nte|wrn|imp|cau)-|(?:fig|tbl|sec|eq|lst):)/;

/** The text as pandoc is given it, and how often each dialect was met. */
export function asPandocHasIt(format, text) {
  const met = new Map();
  let written = text;
  for (const { what, pattern, to, rewrite } of DIALECTS[format]) {
    const count = () => met.set(what, (met.get(what) ?? 0) + 1);
    written = rewrite
      ? rewrite(written, count)
      : written.replace(pattern, (...match) => {
          count();
          return to(...match);
        });
  }
  return { written, met };
}

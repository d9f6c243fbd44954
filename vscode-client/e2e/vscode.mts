// The extension in a real VS Code in a real browser, used as a person uses it:
//   node vscode.mts EDITORS VSIX
// EDITORS is what install.sh prints. Pictures are left in target/pictures, and with IBID_UPDATE_PICTURES=1 also in
// pictures, from where the README shows them.
import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { chromium } from "playwright-core";
import { startCodeServer } from "./code-server.mts";
import { Person } from "./person.mts";

const [editors, vsix] = process.argv.slice(2);
assert(editors && vsix, "usage: node vscode.mts EDITORS VSIX");
const client = join(import.meta.dirname, "..");
const pictures = join(client, "target", "pictures");

/** Pictures are this size in CSS pixels, whatever the window's at the time. */
const WINDOW = { width: 1100, height: 680 };

const NOTE = `# Why wide networks forgive

Two runs of one network, started alike, often end in the same valley: a straight
line between their weights keeps the loss low. When this holds, and when it fails,
is mapped out in arXiv:2312.09832, over architectures, training strategies and data.

Blocks can lose their skip connections and still train, see arXiv:2311.01906.

## To read

`;

/** A bibliography that notes name. */
const OWN = "% What the notes here cite.\n";

const scratch = await mkdtemp(join(tmpdir(), "ibid-vscode-"));
const workspace = join(scratch, "reading-group");
const home = join(scratch, "home");
const note = join(workspace, "notes", "wide-networks.md");
await cp(join(client, "..", "corpus"), workspace, { recursive: true });
await mkdir(join(workspace, "notes"), { recursive: true });
await writeFile(note, NOTE);
const own = join(workspace, "papers", "own.bib");
await writeFile(own, OWN);
await writeFile(join(workspace, "notes", "images.md"), "---\nbibliography: ../papers/own.bib\n---\n\nAs ");
await writeFile(join(workspace, "notes", "images.tex"), "\\addbibresource{../papers/own.bib}\n\nAs ");
const cells = [
  { cell_type: "markdown", metadata: {}, source: ["Blocks as in arXiv:2311.01906 and "] },
  { cell_type: "code", metadata: {}, source: ["depth = 24"], outputs: [], execution_count: null },
];
const notebook = { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
await writeFile(join(workspace, "notes", "cells.ipynb"), JSON.stringify(notebook));
const seeds = join(workspace, "papers", "seed.bib");
await writeFile(seeds, (await readFile(seeds, "utf8")).replace(/@misc{simsar2023lime,[^]*?\n}\n/, ""));
const lime = {
  id: "2312.09256",
  title: "LIME: Localized Image Editing via Attention Regularization in Diffusion Models",
  authors: "Enis Simsar, Alessio Tonioni, Yongqin Xian, Thomas Hofmann, Federico Tombari",
};
await writeFile(join(workspace, "papers", "lime.jsonl"), `${JSON.stringify(lime)}\n`);
await rm(pictures, { recursive: true, force: true });
await mkdir(home);

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  env: { ...process.env, FONTCONFIG_FILE: join(import.meta.dirname, "fonts.conf") },
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
}).catch(giveUp);
const vscode = await startCodeServer(editors, vsix, workspace, home).catch(giveUp);
const context = await browser.newContext({
  viewport: WINDOW,
  deviceScaleFactor: 2,
  locale: "en-GB",
});
context.setDefaultTimeout(60_000);
const page = await context.newPage();
const person = new Person(page);
let passed = 0;
let failed = 0;

function giveUp(error: unknown): never {
  console.log(error);
  console.log("0 passed, 1 failed");
  process.exit(1);
}

/** One thing that a person does. After a failure the rest would mean nothing, so it ends the run. */
async function step(name: string, act: () => Promise<void>, toasts: RegExp[] = []): Promise<void> {
  try {
    await act();
    const unexpected = (await person.toasts()).filter((toast) => !toasts.some((t) => t.test(toast)));
    assert.deepEqual(unexpected, [], "messages that nobody should see");
    passed++;
    console.log(`ok - ${name}`);
  } catch (error) {
    failed++;
    console.log(`not ok - ${name}\n${error instanceof Error ? error.stack : error}`);
    await picture("failure").catch(() => undefined);
    throw error;
  }
}

async function picture(name: string): Promise<void> {
  await page.screenshot({
    path: join(pictures, `${name}.png`),
    clip: { x: 0, y: 0, ...WINDOW },
    animations: "disabled",
    caret: "initial",
  });
}

/** Kills the one server that runs, and waits until the status bar no longer counts its papers. */
async function killServer(): Promise<void> {
  const [server, ...others] = await vscode.extensionProcesses();
  assert(server && others.length === 0, "one server runs");
  const noticed = person.status("ibid: 10 papers").waitFor({ state: "detached" });
  process.kill(server, "SIGKILL");
  await noticed;
}

/** The names and times of all that is in the cache: nothing on the screen tells a rebuilt index from the one before. */
async function indexFiles(): Promise<string> {
  const cache = join(home, "cache");
  const entries = await readdir(cache, { recursive: true });
  const times = entries.sort().map(async (entry) => {
    const { mtimeMs } = await stat(join(cache, entry)).catch(() => ({ mtimeMs: 0 }));
    return `${entry} ${mtimeMs}`;
  });
  return (await Promise.all(times)).join("\n");
}

async function until(holds: () => Promise<boolean>, otherwise: () => string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    assert(Date.now() < deadline, otherwise());
    await setTimeout(50);
  }
}

/** Waits until the list shows so many problems, no more and no fewer. */
function problemsOnScreen(count: number): Promise<void> {
  return until(
    async () => (await person.problems(/Ln \d+, Col \d+/).count()) === count,
    () => `the list does not show ${count} problems`,
  );
}

/** Saves the note and waits until the file holds exactly this text. */
function saves(expected: string): Promise<void> {
  return becomes(note, (text) => text === expected, () => person.presses("Control+S"));
}

/** Acts, and waits until the text of a file is as it should be. */
async function becomes(file: string, right: (text: string) => boolean, act: () => Promise<void>): Promise<void> {
  await act();
  let text = "";
  await until(
    async () => right((text = await readFile(file, "utf8"))),
    () => `${file} holds: ${text}`,
  );
}

/** Takes the suggestion that cites LIME as written; its entry goes into the note's own bibliography. */
async function citesLime(written: string): Promise<void> {
  const added = (text: string) => text.startsWith(OWN) && /@misc{simsar2023lime,[^]*eprint\s*= {2312.09256}/.test(text);
  await person.suggestions("LIME: Localized Image Editing").waitFor();
  await becomes(own, added, () =>
    person.takesSuggestion("LIME: Localized Image Editing", "new in own.bib", written),
  );
}

/** Undoes in the bibliography what came into it. */
async function undoesTheEntry(): Promise<void> {
  await person.opensFile("own.bib");
  await person.line("2312.09256").waitFor();
  await person.presses("Control+Z");
  await person.line("2312.09256").waitFor({ state: "detached" });
  await becomes(own, (text) => text === OWN, () => person.presses("Control+S"));
}

try {
  await step("the status bar counts the papers", async () => {
    await person.opens(vscode.url);
    await person.opensFile("wide-networks.md");
    await person.presses("Control+B"); // all room to the note
    await person.status("ibid: 10 papers").waitFor();
  });

  await step("arXiv: lists the papers", async () => {
    await person.types("- arXiv:");
    await person.suggestions("Disentangling Linear Mode-Connectivity").waitFor();
    await person.suggestions("Navigating Scaling Laws").waitFor();
    assert((await person.suggestions().count()) >= 10, "all ten papers are listed");
  });

  await step("a word of a title narrows the list, and Enter cites the chosen paper", async () => {
    await person.types("transformer");
    await person.suggestions("Disentangling Linear Mode-Connectivity").waitFor({ state: "detached" });
    await person.suggestions("Simplifying Transformer Blocks").waitFor();
    await person.suggestions("Transformer Fusion with Optimal Transport").waitFor();
    const abstract = "In deep learning theory, the covariance matrix";
    await person.takesSuggestion("The Shaped Transformer", abstract, "arXiv:2306.17759", () => picture("completion"));
    await saves(`${NOTE}- arXiv:2306.17759`);
  });

  await step("a word of a title and the start of an author's name narrow the list too", async () => {
    await person.types(" and arXiv:fusion imf");
    await person.suggestions("Simplifying Transformer Blocks").waitFor({ state: "detached" });
    await person.suggestions("Transformer Fusion with Optimal Transport").waitFor();
    await person.presses("Enter");
    await person.line("arXiv:2310.05719").waitFor();
    await saves(`${NOTE}- arXiv:2306.17759 and arXiv:2310.05719`);
    await person.presses("Control+Z");
    await person.presses("Shift+Home");
    await person.types("- arXiv:2306.17759");
    await person.presses("Escape");
    await saves(`${NOTE}- arXiv:2306.17759`);
  });

  await step("the hover shows the abstract of the paper under the mouse", async () => {
    const hover = await person.restsOn("arXiv:2312.09832");
    await hover.getByText("Disentangling Linear Mode-Connectivity").first().waitFor();
    await hover.getByText("Linear mode-connectivity (LMC) (or lack thereof)").first().waitFor();
    await page.setViewportSize({ ...WINDOW, height: 1700 }); // the hover takes up to a quarter of the height
    await person.presses("Escape");
    const whole = await person.restsOn("arXiv:2312.09832");
    await whole.getByText("seed-abstracts.txt").first().waitFor();
    await picture("hover");
    await page.setViewportSize(WINDOW);
    await person.presses("Escape");
    const other = await person.restsOn("arXiv:2306.17759");
    await other.getByText("In deep learning theory, the covariance matrix").first().waitFor();
  });

  await step("a citation of no known paper is underlined and explained", async () => {
    await person.clicksOn("arXiv:2306.17759");
    await person.presses("End");
    await person.types("\n- arXiv:2312.09833");
    await person.presses("Escape");
    await person.squiggles().first().waitFor();
    await until(
      async () => (await person.squiggles().count()) === 1,
      () => "more than the one citation is underlined",
    );
    await person.presses("Control+Shift+M");
    await person.showsProblemsOf("wide-networks.md");
    await person.problems("2312.09833").waitFor();
    await person.problems("unknown-paper").waitFor();
  });

  await step("the quick fix names the paper that was meant", async () => {
    await person.asksWhatToDo("arXiv:2312.09833", "2312.09832");
    await picture("diagnostics");
    await person.presses("Enter");
    await person.squiggles().first().waitFor({ state: "detached" });
    await person.problems("2312.09833").waitFor({ state: "detached" });
    await saves(`${NOTE}- arXiv:2306.17759\n- arXiv:2312.09832`);
  });

  await step("the mistakes in the sample notes are listed, open or not, and nothing else", async () => {
    await person.showsProblemsOf("reading-list.md");
    await person.problems("2311.01960").waitFor();
    await problemsOnScreen(1);
    await person.opensFile("group-meeting.md");
    await person.showsProblemsOf("group-meeting.md");
    await person.problems("2312.09833").waitFor();
    await person.problems("2313.00001").waitFor();
    await person.problems("2301.0001").waitFor();
    await problemsOnScreen(3);
    await person.opensFile("wide-networks.md");
  });

  await step("a paper without a citekey gets one in the note's bibliography, which undoes it", async () => {
    await person.opensFile("images.md");
    await person.types("[@lime");
    await citesLime("As [@simsar2023lime]");
    await undoesTheEntry();
  });

  await step("in LaTeX too", async () => {
    await person.opensFile("images.tex");
    await person.types("\\cite{lime");
    await citesLime("As \\cite{simsar2023lime}");
    await undoesTheEntry();
    await person.opensFile("wide-networks.md");
  });

  await step("in the Markdown cell of a notebook too", async () => {
    await person.opensNotebook("cells.ipynb", "depth = 24", "Blocks as in");
    await person.types("arXiv:fusion");
    await person.suggestions("Disentangling Linear Mode-Connectivity").waitFor({ state: "detached" });
    await person.suggestions("Transformer Fusion with Optimal Transport").waitFor();
    await person.presses("Enter");
    await person.cellLine("and arXiv:2310.05719").waitFor();
    await person.presses("Escape");
    await person.presses("Control+S");
    await person.opensFile("wide-networks.md");
  });

  await step("the index is rebuilt on command", async () => {
    const before = await indexFiles();
    await person.runs("ibid: Rebuild the Index of Papers");
    await until(
      async () => (await indexFiles()) !== before,
      () => "the files of the index stay as they were",
    );
    await person.status("ibid: 10 papers").waitFor();
  });

  await step("a server that is killed comes back", async () => {
    await killServer();
    await person.status("ibid: 10 papers").waitFor();
    await person.clicksOn("arXiv:2311.01906");
    const hover = await person.restsOn("arXiv:2311.01906");
    await hover.getByText("Simplifying Transformer Blocks").first().waitFor();
  });

  const advice = /^There is no ibid program at \/nowhere\/ibid\. Correct the setting ibid\.server\.path/;
  await step(
    "a wrong ibid.server.path is one message that opens the setting",
    async () => {
      await vscode.configureMachine({ "ibid.server.path": "/nowhere/ibid" });
      await person.toast("/nowhere/ibid").waitFor();
      assert.equal(await page.locator(".notification-toast").count(), 1);
      await person.toast("/nowhere/ibid").getByText("Open the Setting").click();
      await page.locator(".settings-editor .setting-item-contents").filter({ hasText: "Server: Path" }).waitFor();
      await person.presses("Escape");
    },
    [advice],
  );

  const early = /did not start/;
  await step(
    "a program that is no server is one message with its complaint",
    async () => {
      const broken = join(scratch, "broken");
      await writeFile(broken, "#!/bin/sh\necho no such option: serve >&2\nexit 3\n", { mode: 0o755 });
      await vscode.configureMachine({ "ibid.server.path": broken });
      await person.toast("no such option: serve").waitFor();
      assert.equal(await person.toast("did not start").count(), 1);
    },
    [advice, early],
  );

  await step(
    "the right setting brings the server back",
    async () => {
      await vscode.configureMachine({});
      await person.status("ibid: 10 papers").waitFor();
    },
    [advice, early],
  );

  await step(
    "a server that dies again and again stays down until somebody restarts it",
    async () => {
      for (let crash = 1; crash <= 5; crash++) {
        await person.status("ibid: 10 papers").waitFor();
        await killServer();
      }
      await person.toast("stays down").getByText("Restart", { exact: true }).click();
      await person.status("ibid: 10 papers").waitFor();
    },
    [advice, early, /^ibid crashed 5 times in three minutes and stays down/],
  );

  if (process.env["IBID_UPDATE_PICTURES"] === "1") {
    await cp(pictures, join(client, "pictures"), { recursive: true });
  }
} catch (error) {
  if (failed === 0) {
    failed++;
    console.log(error);
  }
} finally {
  await browser.close();
  await vscode.stop();
  await rm(scratch, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

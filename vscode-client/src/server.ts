import { once } from "node:events";
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { commands, env, Uri, window, workspace, type LogOutputChannel } from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  type ErrorHandler,
  type LanguageClientOptions,
} from "vscode-languageclient/node";
import { statusCapability, type CorpusStatus, type Status } from "./status";

const LANGUAGES = [
  "markdown",
  "quarto",
  "rmd",
  "latex",
  "tex",
  "org",
  "typst",
  "restructuredtext",
  "asciidoc",
  "bibtex",
  "plaintext",
];
const SCHEMES = ["file", "untitled"];

/** The Markdown cells of a notebook: each is a document of its own, as other notes are. */
const CELLS = { scheme: "vscode-notebook-cell", language: "markdown" };

/** A server that keeps dying is left alone after this many crashes within the window. */
const CRASHES = 4;
const CRASH_WINDOW_MS = 3 * 60 * 1000;

/** The one running server. Starts and stops are done one after another, never interleaved. */
export class Server {
  private client: LanguageClient | undefined;
  private queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly extensionFolder: string,
    private readonly output: LogOutputChannel,
    private readonly status: Status,
  ) {}

  /** Starts the server, ending the one that ran before. Never rejects: a failure is shown. */
  restart(): Promise<void> {
    return this.enqueue(async () => {
      await this.end();
      await this.begin();
    });
  }

  stop(): Promise<void> {
    return this.enqueue(() => this.end());
  }

  private enqueue(step: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(step).catch((error) => this.output.error(String(error)));
    return this.queue;
  }

  private async begin(): Promise<void> {
    this.status.starting();
    const configured = workspace.getConfiguration("ibid").get<string>("server.path", "").trim();
    const program = configured
      ? configured.replace(/^~(?=$|[/\\])/, homedir())
      : join(this.extensionFolder, "server", "bin", "ibid");
    const problem = await whyNotRunnable(program);
    if (problem) {
      const advice = configured
        ? "Correct the setting ibid.server.path, or empty it to use the server inside the extension."
        : "Install the extension again, or name an ibid program in the setting ibid.server.path.";
      return this.failed(`${problem} ${advice}`);
    }
    const client = this.newClient(program);
    this.client = client;
    // Its outcome arrives as a change of state, as that of every later start after a crash does.
    await client.start().catch(() => undefined);
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    // A server that hangs or died already rejects the farewell; its process is ended all the same.
    await client?.dispose().catch((error) => this.output.warn(String(error)));
    await setRunning(false);
  }

  private newClient(program: string): LanguageClient {
    let complaint = ""; // the first line of the standard error
    let saidAll: Promise<unknown> = Promise.resolve();
    const options: LanguageClientOptions = {
      documentSelector: [
        ...LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ scheme, language }))),
        CELLS,
      ],
      middleware: { executeCommand: savingEntries },
      synchronize: { configurationSection: "ibid" },
      outputChannel: this.output,
      revealOutputChannelOn: RevealOutputChannelOn.Error,
      initializationFailedHandler: () => false,
      errorHandler: crashHandler(
        () => client.state === State.Running,
        () => this.failed(`ibid crashed ${CRASHES + 1} times in three minutes and stays down.`),
      ),
      stdioOptions: {
        stdout() {}, // carries the protocol alone
        stderr: (input) => {
          const lines = createInterface({ input });
          lines.on("line", (line) => {
            complaint ||= line.trim();
            this.output.info(line);
          });
          saidAll = once(lines, "close");
        },
      },
    };
    const serve = { command: program, args: ["serve"] };
    const client: LanguageClient = new QuietClient("ibid", "ibid", serve, options);
    client.registerFeature(statusCapability);
    client.onNotification("ibid/status", (status: CorpusStatus) => this.status.corpus(status));
    client.onDidChangeState(({ oldState, newState }) => {
      if (client !== this.client || oldState === newState) {
        return;
      }
      void setRunning(newState === State.Running);
      switch (newState) {
        case State.Starting:
          complaint = "";
          return this.status.starting();
        case State.StartFailed:
          // The pipes of a dead process end in any order; the reason is worth the wait.
          void saidAll.then(() => {
            if (client === this.client) {
              this.failed(`${program} did not start${complaint ? `: ${complaint}` : "."}`);
            }
          });
      }
    });
    return client;
  }

  /** Tells the user once, in the status bar and in a message that offers the ways on. */
  private failed(why: string): void {
    this.output.error(why);
    this.status.stopped(why);
    void window
      .showErrorMessage(why, "Open the Setting", "Show the Output", "Restart")
      .then((choice) => {
        switch (choice) {
          case "Open the Setting":
            return openSetting("ibid.server.path");
          case "Show the Output":
            return this.output.show(true);
          case "Restart":
            return this.restart();
        }
        return undefined;
      });
  }
}

/** Only logs what fails around a start or a stop: the messages about these are `Server.failed`'s. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown, notify: boolean | "force" = true): void {
    super.error(message, data, notify === true && this.state === State.Running);
  }
}

/** Restarts a server that ran and died, unless it does so again and again. */
function crashHandler(running: () => boolean, giveUp: () => void): ErrorHandler {
  const crashes: number[] = [];
  return {
    error: (_error, _message, count) => ({
      action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
      handled: true,
    }),
    closed: () => {
      if (!running()) {
        return { action: CloseAction.DoNotRestart, handled: true };
      }
      const now = Date.now();
      crashes.push(now);
      if (crashes.filter((crash) => now - crash < CRASH_WINDOW_MS).length <= CRASHES) {
        return { action: CloseAction.Restart, handled: true };
      }
      giveUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

/**
 * Saves the bibliography that an accepted completion has added an entry to, so that the next build of the document
 * finds it. What a person had not saved before stays unsaved.
 */
async function savingEntries(
  command: string,
  args: unknown[],
  run: (command: string, args: unknown[]) => unknown,
): Promise<unknown> {
  const unsaved = workspace.textDocuments.filter((document) => document.isDirty);
  const answer = await run(command, args);
  if (command === "ibid.addEntry" && typeof answer === "string") {
    const bibliography = await workspace.openTextDocument(Uri.parse(answer));
    if (!unsaved.includes(bibliography)) {
      await bibliography.save();
    }
  }
  return answer;
}

/** Says why a program can't be run; undefined when it can. */
async function whyNotRunnable(program: string): Promise<string | undefined> {
  const facts = await stat(program).catch(() => undefined);
  if (!facts) {
    return `There is no ibid program at ${program}.`;
  }
  if (!facts.isFile()) {
    return `${program} is not a file.`;
  }
  const runnable = await access(program, constants.X_OK).then(
    () => true,
    () => false,
  );
  return runnable ? undefined : `${program} is not executable (chmod +x makes it so).`;
}

/** A path belongs to the machine: in a remote window that is the other one, with settings of its own. */
function openSetting(id: string): Thenable<unknown> {
  return env.remoteName
    ? commands.executeCommand("workbench.action.openRemoteSettings", { query: id })
    : commands.executeCommand("workbench.action.openSettings", id);
}

/** The commands that the server carries out are offered while it runs. */
function setRunning(running: boolean): Thenable<unknown> {
  return commands.executeCommand("setContext", "ibid.running", running);
}

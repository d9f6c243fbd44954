import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

/** VS Code in a browser, with one extension installed and its folders below one folder of its own. */
export interface CodeServer {
  readonly url: string;
  /** Writes the settings of the machine, where paths belong; VS Code notices by itself. */
  configureMachine(settings: Record<string, unknown>): Promise<void>;
  /** The processes that run a program below the installed extensions. */
  extensionProcesses(): Promise<number[]>;
  stop(): Promise<void>;
}

/** Settings that keep away everything that is not the matter of the tests. */
const QUIET = {
  "chat.disableAIFeatures": true,
  "editor.minimap.enabled": false,
  "editor.fontFamily": "'JetBrains Mono', monospace",
  "editor.fontSize": 14,
  "editor.lineHeight": 1.6,
  "editor.wordWrap": "on",
  "editor.guides.indentation": false,
  "editor.occurrencesHighlight": "off",
  "breadcrumbs.enabled": false,
  "editor.stickyScroll.enabled": false,
  "editor.scrollBeyondLastLine": false,
  "editor.overviewRulerBorder": false,
  "editor.suggestFontSize": 12,
  "editor.suggestLineHeight": 20,
  "editor.hover.delay": 150,
  "explorer.compactFolders": false,
  "git.enabled": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "window.commandCenter": false,
  "workbench.colorTheme": "Default Light Modern",
  "workbench.layoutControl.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

export async function startCodeServer(
  editors: string,
  vsix: string,
  workspace: string,
  home: string,
): Promise<CodeServer> {
  const program = join(editors, "code-server", "out", "node", "entry.js");
  const user = join(home, "user");
  const extensions = join(home, "extensions");
  const options = ["--user-data-dir", user, "--extensions-dir", extensions];
  options.push("--config", join(home, "config.yaml"));
  const env = {
    ...process.env,
    HOME: home,
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_DATA_HOME: join(home, "data"),
    XDG_CACHE_HOME: join(home, "cache"),
    EXTENSIONS_GALLERY: "{}",
  };

  async function configure(whose: "User" | "Machine", settings: Record<string, unknown>): Promise<void> {
    await mkdir(join(user, whose), { recursive: true });
    await writeFile(join(user, whose, "settings.json"), JSON.stringify(settings, undefined, 2));
  }
  await configure("User", QUIET);
  await configure("Machine", {});
  await writeFile(join(home, "config.yaml"), "auth: none\n");
  const install = [program, ...options, "--install-extension", vsix, "--force"];
  await promisify(execFile)(process.execPath, install, { env });

  const serve = [program, ...options, "--auth", "none", "--bind-addr", "127.0.0.1:0"];
  serve.push("--disable-telemetry", "--disable-update-check", "--disable-workspace-trust");
  serve.push("--disable-getting-started-override", workspace);
  const server = spawn(process.execPath, serve, { env, stdio: ["ignore", "pipe", "pipe"] });
  const log: string[] = [];
  createInterface({ input: server.stderr }).on("line", (line) => log.push(line));
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: server.stdout }).on("line", (line) => {
      log.push(line);
      const listening = /HTTP server listening on (\S+)/.exec(line);
      if (listening) {
        resolve(listening[1]!.replace(/\/$/, ""));
      }
    });
    server.once("error", reject);
    server.once("exit", () => reject(new Error(`code-server ended:\n${log.join("\n")}`)));
  });

  return {
    url: `${address}/?folder=${encodeURIComponent(workspace)}`,
    configureMachine: (settings) => configure("Machine", settings),
    async extensionProcesses() {
      const found: number[] = [];
      for (const entry of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
        const command = await readFile(`/proc/${entry}/cmdline`, "utf8").catch(() => "");
        if (command.includes(`${extensions}/`) && command.split("\0").includes("serve")) {
          found.push(Number(entry));
        }
      }
      return found;
    },
    async stop() {
      if (server.exitCode === null && server.kill()) {
        await once(server, "exit");
      }
    },
  };
}

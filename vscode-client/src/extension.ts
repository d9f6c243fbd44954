import { commands, window, workspace, type ExtensionContext } from "vscode";
import { Server } from "./server";
import { Status } from "./status";

let server: Server | undefined;

export function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel("ibid", { log: true });
  const status = new Status();
  const running = new Server(context.extensionUri.fsPath, output, status);
  server = running;
  context.subscriptions.push(
    output,
    status,
    commands.registerCommand("ibid.restart", () => running.restart()),
    commands.registerCommand("ibid.showOutput", () => output.show(true)),
    workspace.onDidChangeConfiguration((change) =>
      change.affectsConfiguration("ibid.server.path") ? running.restart() : undefined,
    ),
  );
  return running.restart();
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}

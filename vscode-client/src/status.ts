import {
  MarkdownString,
  StatusBarAlignment,
  ThemeColor,
  window,
  type Disposable,
  type StatusBarItem,
} from "vscode";
import type { ClientCapabilities, StaticFeature } from "vscode-languageclient/node";

/** What the server tells about its corpus, in the notification `ibid/status`. */
export interface CorpusStatus {
  readonly state: "loading" | "ready" | "failed";
  readonly papers: number;
  readonly message: string;
}

/** Asks the server for `ibid/status`, which it sends to nobody who did not ask. */
export const statusCapability: StaticFeature = {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    capabilities.experimental = { ...capabilities.experimental, ibidStatus: true };
  },
  initialize() {},
  getState: () => ({ kind: "static" }),
  clear() {},
};

/** The entry in the status bar; a click on it shows the output. */
export class Status implements Disposable {
  private readonly item: StatusBarItem;

  constructor() {
    this.item = window.createStatusBarItem("ibid.status", StatusBarAlignment.Right, 0);
    this.item.name = "ibid";
    this.item.command = "ibid.showOutput";
  }

  starting(): void {
    this.show("$(loading~spin) ibid", "The server is starting.");
  }

  stopped(why: string): void {
    this.show("$(warning) ibid", why, true);
  }

  corpus(status: CorpusStatus): void {
    const papers = `${status.papers.toLocaleString("en")} ${status.papers === 1 ? "paper" : "papers"}`;
    switch (status.state) {
      case "loading":
        return this.show("$(loading~spin) ibid", status.message || "The papers are being read.");
      case "ready":
        return this.show(`$(book) ibid: ${papers}`, status.message || `The corpus holds ${papers}.`);
      case "failed":
        return this.show(`$(warning) ibid: ${papers}`, status.message, true);
    }
  }

  dispose(): void {
    this.item.dispose();
  }

  private show(text: string, tooltip: string, warning = false): void {
    this.item.text = text;
    // The message may hold a path with underscores and stars: shown as text, never as markup.
    this.item.tooltip = new MarkdownString().appendText(tooltip);
    this.item.backgroundColor = warning
      ? new ThemeColor("statusBarItem.warningBackground")
      : undefined;
    this.item.show();
  }
}

import type { Locator, Page } from "playwright-core";

/** What a person does in VS Code and sees there. Every look waits until the thing is on the screen. */
export class Person {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async opens(url: string): Promise<void> {
    await this.page.addInitScript(recordToasts);
    await this.page.goto(url);
    await this.page.locator(".monaco-workbench .part.statusbar").waitFor();
  }

  /** Opens a file of the workspace by its name, and leaves the cursor at its end. */
  async opensFile(name: string): Promise<void> {
    await this.opensTab(name);
    // The tab is there before its text is.
    await this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${name}"] .view-lines`).first().click();
    await this.presses("Control+End");
  }

  /** Opens a notebook whose code is `code`, and leaves the cursor at the end of the Markdown cell above that. */
  async opensNotebook(name: string, code: string, markdown: string): Promise<void> {
    await this.opensTab(name);
    await this.cellLine(code).click();
    await this.presses("Escape");
    await this.presses("ArrowUp");
    await this.presses("Enter");
    await this.cellLine(markdown).waitFor();
    await this.presses("Control+End");
  }

  private async opensTab(name: string): Promise<void> {
    await this.presses("Control+P");
    await this.page.locator(".quick-input-widget input").waitFor();
    await this.page.keyboard.type(name);
    await this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: name }).first().click();
    await this.page.locator(".tab.active").filter({ hasText: name }).waitFor();
  }

  /** A line of the cells of a notebook that are being edited, or are code. */
  cellLine(text: string): Locator {
    return this.page.locator(".notebookOverlay .view-line").filter({ hasText: text });
  }

  presses(keys: string): Promise<void> {
    return this.page.keyboard.press(keys);
  }

  types(text: string): Promise<void> {
    return this.page.keyboard.type(text, { delay: 15 });
  }

  async runs(command: string): Promise<void> {
    await this.presses("F1");
    await this.page.locator(".quick-input-widget input").waitFor();
    await this.page.keyboard.type(command);
    await this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: command }).first().click();
  }

  status(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item[id$="ibid.status"]').filter({ hasText: text });
  }

  /** The rows of the completion list, as far as they are on the screen. */
  suggestions(text: string | RegExp = ""): Locator {
    return this.page.locator(".suggest-widget.visible .monaco-list-row").filter({ hasText: text });
  }

  /**
   * Goes down the list to a paper until its abstract is shown beside it. A later answer of the server puts a new list in
   * the place of the old one, with its first row chosen, and nothing tells which answer is the last: whoever sees
   * another paper's abstract goes down once more.
   */
  async choosesSuggestion(text: string, details: string): Promise<void> {
    for (let tries = 1; ; tries++) {
      await this.goesToSuggestion(text);
      if ((await this.suggestionDetails("").count()) === 0) {
        await this.presses("Control+Space");
      }
      try {
        await this.suggestionDetails(details).waitFor({ timeout: 6_000 });
        return;
      } catch (error) {
        if (tries === 5) {
          throw error;
        }
      }
    }
  }

  /**
   * Chooses a suggestion, looks, and takes it with Enter, which leaves a text in the note. Where an answer of the server
   * came just then, Enter took another paper: that is undone, and the paper chosen once more.
   */
  async takesSuggestion(text: string, details: string, written: string, looks = async () => {}): Promise<void> {
    for (let tries = 1; ; tries++) {
      await this.choosesSuggestion(text, details);
      await looks();
      await this.presses("Enter");
      try {
        await this.line(written).waitFor({ timeout: 6_000 });
        return;
      } catch (error) {
        if (tries === 5) {
          throw error;
        }
        await this.presses("Control+Z");
        await this.presses("Control+Space");
      }
    }
  }

  private async goesToSuggestion(text: string): Promise<void> {
    await this.suggestions(text).waitFor();
    const chosen = this.page.locator(".suggest-widget.visible .monaco-list-row.focused").filter({ hasText: text });
    for (let rows = await this.suggestions().count(); rows > 0 && (await chosen.count()) === 0; rows--) {
      await this.presses("ArrowDown");
    }
  }

  suggestionDetails(text: string | RegExp): Locator {
    return this.page.locator(".suggest-details").filter({ visible: true, hasText: text });
  }

  line(text: string | RegExp): Locator {
    return this.page.locator(".editor-instance .view-line").filter({ hasText: text });
  }

  /**
   * Rests the mouse on a text in the editor, and gives the hover that opens. Nothing tells when the editor is ready to
   * ask for one, so that a mouse which rested too early is moved once more, as a person would.
   */
  async restsOn(text: string): Promise<Locator> {
    const { x, y } = await this.placeOf(text);
    const hover = this.page.locator(".monaco-hover:not(.hidden)").filter({ visible: true }).last();
    for (let tries = 1; ; tries++) {
      await this.page.mouse.move(x - 40, y);
      await this.page.mouse.move(x, y, { steps: 4 });
      try {
        await hover.waitFor({ timeout: 6_000 });
        return hover;
      } catch (error) {
        if (tries === 5) {
          throw error;
        }
        await this.page.mouse.move(x, y + 200);
      }
    }
  }

  async clicksOn(text: string): Promise<void> {
    const { x, y } = await this.placeOf(text);
    await this.page.mouse.click(x, y);
  }

  /**
   * Asks for the quick fixes at a text until one of them is offered. An editor that asked while the note was on its way
   * to the server says that there are none, and is asked once more.
   */
  async asksWhatToDo(text: string, fix: string): Promise<void> {
    for (let tries = 1; ; tries++) {
      await this.clicksOn(text);
      await this.presses("Control+.");
      try {
        await this.quickFixes(fix).first().waitFor({ timeout: 6_000 });
        return;
      } catch (error) {
        if (tries === 5) {
          throw error;
        }
        await this.presses("Escape");
      }
    }
  }

  squiggles(): Locator {
    return this.page.locator(".cdr.squiggly-error, .cdr.squiggly-warning");
  }

  /** The list shows what is on the screen alone, so that it is narrowed to one file, which takes it a moment. */
  async showsProblemsOf(file: string): Promise<void> {
    await this.page.getByPlaceholder(/^Filter \(e\.g\./).fill(file);
    const files = this.page.locator('.markers-panel .monaco-list-row[aria-level="1"]');
    await files.filter({ hasText: file }).waitFor();
    await files.filter({ hasNotText: file }).first().waitFor({ state: "detached" });
  }

  problems(text: string | RegExp): Locator {
    return this.page.locator(".markers-panel .monaco-list-row").filter({ hasText: text });
  }

  quickFixes(text: string | RegExp): Locator {
    return this.page.locator(".action-widget .monaco-list-row").filter({ hasText: text });
  }

  toast(text: string | RegExp): Locator {
    return this.page.locator(".notification-toast").filter({ hasText: text });
  }

  /** The texts of all messages that popped up so far, also of those that are gone. */
  toasts(): Promise<string[]> {
    return this.page.evaluate(() => [...(window as unknown as Toasts).toasts]);
  }

  /** The middle of a text's last occurrence among the lines on the screen. */
  private async placeOf(text: string): Promise<{ x: number; y: number }> {
    await this.line(text).last().waitFor();
    return this.page.evaluate((wanted) => {
      for (const line of [...document.querySelectorAll(".editor-instance .view-line")].reverse()) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        const nodes: Text[] = [];
        while (walker.nextNode()) {
          nodes.push(walker.currentNode as Text);
        }
        const whole = nodes.map((node) => node.data.replaceAll("\u00a0", " ")).join("");
        const start = whole.lastIndexOf(wanted);
        let middle = start + Math.floor(wanted.length / 2);
        for (const node of start < 0 ? [] : nodes) {
          if (middle < node.length) {
            const range = document.createRange();
            range.setStart(node, middle);
            range.setEnd(node, middle + 1);
            const box = range.getBoundingClientRect();
            return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
          }
          middle -= node.length;
        }
      }
      throw new Error(`"${wanted}" is not on the screen`);
    }, text);
  }
}

interface Toasts {
  toasts: Set<string>;
}

/** Runs in the page: keeps the text of every message, however short its life. */
function recordToasts(): void {
  const seen = new Set<string>();
  (window as unknown as Toasts).toasts = seen;
  new MutationObserver(() => {
    for (const toast of document.querySelectorAll<HTMLElement>(".notification-list-item-message")) {
      if (toast.innerText.trim()) {
        seen.add(toast.innerText.trim());
      }
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

import { expect, type Locator, type Page } from "@playwright/test";

/** A person at a keyboard: each press is counted, what is typed into fields apart from it. */
export class CountedKeyboard {
  readonly #page: Page;
  readonly #presses = new Map<string, number>();
  #part = "";
  #typed = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Names what the next presses are for. */
  at(part: string): void {
    this.#part = part;
  }

  async press(key: string): Promise<void> {
    this.#presses.set(this.#part, (this.#presses.get(this.#part) ?? 0) + 1);
    await this.#page.keyboard.press(key);
  }

  /** Tabs on until the control has the focus. */
  async tabsTo(control: Locator, most = 80): Promise<void> {
    await control.waitFor();
    for (let tabs = 0; tabs <= most; tabs += 1) {
      if (await control.evaluate((element) => element === document.activeElement)) return;
      await this.press("Tab");
    }
    throw new Error(`${control.toString()} is not reached with ${most} tabs`);
  }

  /** Waits for the page to give the focus to a control by itself. */
  async isAt(control: Locator): Promise<void> {
    await expect(control).toBeFocused();
  }

  async types(text: string): Promise<void> {
    this.#typed += text.length;
    await this.#page.keyboard.insertText(text);
  }

  get presses(): number {
    return [...this.#presses.values()].reduce((sum, count) => sum + count, 0);
  }

  /** The count of each part, and of the typed characters. */
  summary(): string {
    const parts = [...this.#presses].map(([part, count]) => `${part} ${count}`).join(", ");
    return `${this.presses} key presses (${parts}) beside ${this.#typed} typed characters`;
  }
}

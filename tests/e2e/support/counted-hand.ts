import type { Locator } from "@playwright/test";
import type { Person } from "./person.ts";

/**
 * A person with a mouse and a keyboard: each press of a button, link, tab, radio or checkbox is a click; each input that
 * is filled or chosen is a field, a group of boxes being one.
 */
export class CountedHand {
  readonly #person: Person;
  #clicks: string[] = [];
  #fields: string[] = [];

  constructor(person: Person) {
    this.#person = person;
  }

  async presses(name: string): Promise<void> {
    await this.#person.presses(name);
    this.#clicks.push(name);
  }

  async follows(link: Locator, name: string): Promise<void> {
    await link.click();
    this.#clicks.push(name);
  }

  async types(label: string, value: string): Promise<void> {
    await this.#person.types(label, value);
    this.#fields.push(label);
  }

  async picks(label: string, option: string): Promise<void> {
    await this.#person.picks(label, option);
    this.#fields.push(label);
  }

  async ticks(question: string, ...answers: string[]): Promise<void> {
    await this.#person.ticks(question, ...answers);
    this.#clicks.push(...answers);
    this.#fields.push(question);
  }

  async agrees(box: Locator, name: string): Promise<void> {
    await box.check();
    this.#clicks.push(name);
    this.#fields.push(name);
  }

  get clicks(): number {
    return this.#clicks.length;
  }

  get fields(): number {
    return this.#fields.length;
  }

  summary(): string {
    return `${this.clicks} clicks (${this.#clicks.join("; ")}) and ${this.fields} fields (${this.#fields.join("; ")})`;
  }
}

import { convertLarge, type LargeUnit } from "#app/i18n/large-unit.ts";
import { plainNumberText } from "#app/lib/typed-numbers.ts";
import { type Control, drawnIn, isTicked } from "./typed-controls.ts";

/** What is typed or chosen in a form, by the names of its fields: unticked boxes have no text. */
type Texts = Map<string, string[]>;

/** Form input that has not reached the server yet, stored by the browser in case the tab closes. */
export interface LocalCopy {
  at: number;
  /** Only what was typed in that tab: the other fields may have been saved elsewhere since. */
  typed: [name: string, texts: string[]][];
  /** The unit of the large amounts among them. */
  unit?: string | undefined;
}

/** Fields that control submission and are no answers. */
const ofTheForm = new Set(["revision", "act", "save", "unit", "shownFor", "drawnFor"]);

/** Keys of the forms that this page has left. */
const closedHere = new Set<string>();

export function answersOf(form: HTMLFormElement): [name: string, value: string][] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === "string" && !ofTheForm.has(name) ? [[name, value]] : [],
  );
}

/** Ends the key of what a tab offers to restore, beside that of what is typed in it. */
const offeredEnd = " offered";

/**
 * The local copies of one draft. Each tab has its own and holds a lock under its name while open, so that a later tab
 * restores only copies of closed tabs. What it offers to restore is apart from what is typed in it, so that no later save
 * touches that: it stays until its author restores or discards it, over any number of visits.
 */
export class LocalCopies {
  readonly #unit: LargeUnit | undefined;
  readonly #prefix: string;
  readonly #key: string;
  readonly #offeredKey: string;
  /** What the server is known to have: what the form was drawn with, then what this tab saved. */
  #stored: Texts;
  #sent: Texts = new Map();
  #release: () => void = () => undefined;

  constructor(draft: string, form: HTMLFormElement, unit?: LargeUnit) {
    this.#unit = unit;
    this.#prefix = `longspring draft ${draft} `;
    this.#key = `${this.#prefix}${crypto.randomUUID()}`;
    this.#offeredKey = this.#key + offeredEnd;
    this.#stored = textsOf(form, drawnText);
    const living = new Promise<void>((release) => {
      this.#release = release;
    });
    void locks()?.request(this.#key, () => living);
  }

  close(): void {
    // The lock is given up a little later, and the same tab may have drawn the form anew in the other language.
    closedHere.add(this.#key);
    this.#release();
  }

  write(form: HTMLFormElement): void {
    const typed = this.#typedIn(form);
    if (typed.length === 0) forget(this.#key);
    else store(this.#key, { at: Date.now(), typed, unit: this.#unit });
  }

  /** Fills the form with what it offers to restore; from then on that is as if typed in this tab. */
  restore(form: HTMLFormElement, copy: LocalCopy): void {
    fill(form, copy);
    this.write(form);
    forget(this.#offeredKey);
  }

  /** What was typed in this tab stays. */
  discard(): void {
    forget(this.#offeredKey);
  }

  /** The form is on its way to the server as it is now. */
  send(form: HTMLFormElement): void {
    this.#sent = textsOf(form, presentText);
  }

  /** What was sent has arrived, but for the `refused` fields. */
  arrived(form: HTMLFormElement, refused: readonly string[] = []): void {
    for (const [name, texts] of this.#sent) if (!refused.includes(name)) this.#stored.set(name, texts);
    this.write(form);
  }

  /**
   * What was typed in closed tabs or offered there, the latest of each field, where the form has something else. What
   * differs from that in an earlier tab stays in its copy: it is offered once this has been restored or discarded.
   */
  async takeUp(form: HTMLFormElement): Promise<LocalCopy | null> {
    const present = textsOf(form, presentText);
    const living = new Set((await locks()?.query())?.held?.map(({ name }) => name));
    const isLeft = (key: string) => {
      const tab = key.endsWith(offeredEnd) ? key.slice(0, -offeredEnd.length) : key;
      return closedHere.has(tab) || (tab !== this.#key && !living.has(tab));
    };
    const left = keys(this.#prefix).filter(isLeft);
    const kept = left
      .flatMap((key) => {
        const copy = read(key);
        return copy === null ? [] : [{ key, copy: this.#inUnit(form, copy) }];
      })
      .sort((a, b) => a.copy.at - b.copy.at);
    const copies = kept.map(({ copy }) => copy);
    const typed = [...new Map(copies.flatMap((copy) => copy.typed))].filter(([name, texts]) => {
      const now = present.get(name);
      return now !== undefined && !areSame(texts, now);
    });
    const latest = copies.at(-1);
    const offered = latest === undefined || typed.length === 0 ? null : { at: latest.at, typed };
    const isStored = offered === null || store(this.#offeredKey, { ...offered, unit: this.#unit });
    if (!isStored) return offered;
    left.forEach(forget);
    const latestOf = new Map(typed);
    for (const { key, copy } of kept) {
      const others = copy.typed.filter(([name, texts]) => {
        const latestTexts = latestOf.get(name);
        return (
          latestTexts !== undefined &&
          !areSame(texts, latestTexts) &&
          !areSame(texts, present.get(name) ?? texts)
        );
      });
      if (others.length > 0) store(key, { at: copy.at, typed: others, unit: this.#unit });
    }
    return offered;
  }

  /** A copy from a page in the other language, with its large amounts in this one's unit. */
  #inUnit(form: HTMLFormElement, copy: LocalCopy): LocalCopy {
    const unit = this.#unit;
    if (unit === undefined || copy.unit === unit) return copy;
    const large = new Set(
      answersIn(form).flatMap(({ name, dataset }) => (dataset["unit"] === unit ? name : [])),
    );
    const convert = (text: string) => convertLarge(text, unit);
    return {
      ...copy,
      typed: copy.typed.map(([name, texts]) => [name, large.has(name) ? texts.map(convert) : texts]),
    };
  }

  #typedIn(form: HTMLFormElement): LocalCopy["typed"] {
    const drawn = textsOf(form, drawnText);
    return [...textsOf(form, presentText)].filter(([name, texts]) => {
      // A field that was drawn later has what it was drawn with.
      const stored = this.#stored.get(name) ?? drawn.get(name) ?? [];
      return JSON.stringify(texts) !== JSON.stringify(stored);
    });
  }
}

/** Fills a form from a copy, including checkboxes and selects; what the copy doesn't name stays as it is. */
function fill(form: HTMLFormElement, { typed }: LocalCopy): void {
  const left = new Map(typed.map(([name, texts]) => [name, [...texts]]));
  for (const control of answersIn(form)) {
    const texts = left.get(control.name);
    if (texts === undefined) continue;
    if (isTicked(control)) control.checked = texts.includes(control.value);
    else control.value = texts.shift() ?? "";
  }
}

function answersIn(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (control): control is Control =>
      isControl(control) && control.name !== "" && !ofTheForm.has(control.name) && !control.disabled,
  );
}

/** The texts of each field by `textOf`, which is null where a box is not ticked. */
function textsOf(form: HTMLFormElement, textOf: (control: Control) => string | null): Texts {
  const all: Texts = new Map();
  for (const control of answersIn(form)) {
    const text = textOf(control);
    const texts = all.get(control.name) ?? [];
    all.set(control.name, text === null ? texts : [...texts, text]);
  }
  return all;
}

function presentText(control: Control): string | null {
  return isTicked(control) && !control.checked ? null : control.value;
}

function drawnText(control: Control): string | null {
  if (isTicked(control)) return control.defaultChecked ? control.value : null;
  return drawnIn(control);
}

function locks(): LockManager | undefined {
  return "locks" in navigator ? navigator.locks : undefined;
}

function keys(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

function read(key: string): LocalCopy | null {
  try {
    const copy: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return isCopy(copy) ? copy : null;
  } catch {
    return null;
  }
}

/** Storage may be full or forbidden: a draft that is only saved on the server is enough. */
function store(key: string, copy: LocalCopy): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    return;
  }
}

/** Ignores white space and number formats such as 4,760 for 4760. */
function areSame(one: readonly string[], other: readonly string[]): boolean {
  const text = (texts: readonly string[]) =>
    JSON.stringify(texts.filter((each) => each.trim() !== "").map(plainNumberText));
  return text(one) === text(other);
}

function isControl(control: Element): control is Control {
  if (control instanceof HTMLInputElement) return !["submit", "button", "file"].includes(control.type);
  return control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement;
}

const isText = (value: unknown): value is string => typeof value === "string";

function isCopy(value: unknown): value is LocalCopy {
  return (
    typeof value === "object" &&
    value !== null &&
    "at" in value &&
    typeof value.at === "number" &&
    "typed" in value &&
    Array.isArray(value.typed) &&
    value.typed.every(
      (pair) =>
        Array.isArray(pair) &&
        pair.length === 2 &&
        isText(pair[0]) &&
        Array.isArray(pair[1]) &&
        pair[1].every(isText),
    )
  );
}

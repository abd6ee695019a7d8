import { plainNumberText } from "#app/lib/typed-numbers.ts";

/** Form input that has not reached the server yet, stored by the browser in case the tab closes. */
export interface LocalCopy {
  at: number;
  answers: [name: string, value: string][];
}

/** Fields that control submission and are no answers. */
const ofTheForm = new Set(["revision", "act", "save", "unit", "shownFor", "drawnFor"]);

export function answersOf(form: HTMLFormElement): LocalCopy["answers"] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === "string" && !ofTheForm.has(name) ? [[name, value]] : [],
  );
}

/**
 * The local copies of one draft. Each tab has its own and holds a lock under its name while open, so that a later tab
 * restores only copies of closed tabs.
 */
export class LocalCopies {
  readonly #prefix: string;
  readonly #key: string;
  #release: () => void = () => undefined;

  constructor(draft: string) {
    this.#prefix = `longspring draft ${draft} `;
    this.#key = `${this.#prefix}${crypto.randomUUID()}`;
    const living = new Promise<void>((release) => {
      this.#release = release;
    });
    void locks()?.request(this.#key, () => living);
  }

  close(): void {
    this.#release();
  }

  /** Storage may be full or forbidden: a draft that is only saved on the server is enough. */
  write(form: HTMLFormElement): void {
    this.#store(answersOf(form));
  }

  #store(answers: LocalCopy["answers"]): void {
    try {
      localStorage.setItem(this.#key, JSON.stringify({ at: Date.now(), answers }));
    } catch {
      return;
    }
  }

  remove(): void {
    forget(this.#key);
  }

  /** The latest copy of a closed tab that differs from the form; equal copies are deleted. */
  async takeUp(form: HTMLFormElement): Promise<LocalCopy | null> {
    const present = answersOf(form);
    const living = new Set((await locks()?.query())?.held?.map(({ name }) => name));
    const left = keys(this.#prefix).filter((key) => key !== this.#key && !living.has(key));
    const copies = left
      .flatMap((key) => read(key) ?? [])
      .filter(({ answers }) => !sameAnswers(answers, present));
    left.forEach(forget);
    const latest = copies.sort((a, b) => b.at - a.at)[0] ?? null;
    if (latest) this.#store(latest.answers);
    return latest;
  }

  /** Fills a form from a copy, including checkboxes and selects; fields missing in the copy are cleared. */
  fill(form: HTMLFormElement, { answers }: LocalCopy): void {
    const left = new Map<string, string[]>();
    for (const [name, value] of answers) left.set(name, [...(left.get(name) ?? []), value]);
    for (const control of form.elements) {
      if (control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio")) {
        control.checked = left.get(control.name)?.includes(control.value) ?? false;
      } else if (isText(control) && control.name !== "" && !ofTheForm.has(control.name)) {
        control.value = left.get(control.name)?.shift() ?? "";
      }
    }
  }
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

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    return;
  }
}

/** Ignores white space and number formats such as 4,760 for 4760. */
function sameAnswers(one: LocalCopy["answers"], other: LocalCopy["answers"]): boolean {
  const text = (answers: LocalCopy["answers"]) =>
    JSON.stringify(
      answers.flatMap(([name, value]) => (value.trim() === "" ? [] : [[name, plainNumberText(value)]])),
    );
  return text(one) === text(other);
}

function isText(control: Element): control is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  if (control instanceof HTMLInputElement) return control.type !== "submit" && control.type !== "button";
  return control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement;
}

function isCopy(value: unknown): value is LocalCopy {
  return (
    typeof value === "object" &&
    value !== null &&
    "at" in value &&
    typeof value.at === "number" &&
    "answers" in value &&
    Array.isArray(value.answers) &&
    value.answers.every(
      (pair) => Array.isArray(pair) && pair.length === 2 && pair.every((text) => typeof text === "string"),
    )
  );
}

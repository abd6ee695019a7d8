import { plainNumberText } from "#app/lib/money.ts";

/** What was typed into a step's form and has not reached the server yet, kept by the browser for a closed tab. */
export interface LocalCopy {
  at: number;
  answers: [name: string, value: string][];
}

const keyOf = (prospectId: string, step: string) => `longspring draft ${prospectId} ${step}`;
/** Fields that say how a form is sent, not what was answered. */
const ofTheForm = new Set(["revision", "act", "save"]);

export function answersOf(form: HTMLFormElement): LocalCopy["answers"] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === "string" && !ofTheForm.has(name) ? [[name, value]] : [],
  );
}

/** Storage may be full, or forbidden: a draft that only reaches the server is still a draft. */
export function writeCopy(prospectId: string, step: string, answers: LocalCopy["answers"]): void {
  try {
    localStorage.setItem(keyOf(prospectId, step), JSON.stringify({ at: Date.now(), answers }));
  } catch {
    return;
  }
}

export function readCopy(prospectId: string, step: string): LocalCopy | null {
  try {
    const copy: unknown = JSON.parse(localStorage.getItem(keyOf(prospectId, step)) ?? "null");
    return isCopy(copy) ? copy : null;
  } catch {
    return null;
  }
}

export function removeCopy(prospectId: string, step: string): void {
  try {
    localStorage.removeItem(keyOf(prospectId, step));
  } catch {
    return;
  }
}

/** Puts the answers of a copy into a form, ticks and choices included; what the copy doesn't name is emptied. */
export function fillForm(form: HTMLFormElement, answers: LocalCopy["answers"]): void {
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

/** Blanks, 4,760 for 4760 and the like make no difference. */
export function sameAnswers(one: LocalCopy["answers"], other: LocalCopy["answers"]): boolean {
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

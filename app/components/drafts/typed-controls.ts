import { convertLarge } from "#app/i18n/large-unit.ts";

/**
 * Which controls of a posted form are restored, and what is typed or chosen in them: texts, figures, days and choices.
 * Never passwords, files, what a browser fills in by itself or must not (an `autocomplete`: names, codes, bank details),
 * what confirms an act (an amount or a name typed again, an agreement), or a form with a `revision`: that is a draft,
 * which the server stores.
 */
export type Control = HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement;

const restored = [
  "textarea",
  "select",
  "input.input--num",
  "input[type=text]:not([autocomplete])",
  "input[type=date]",
  "input[type=radio]",
  "input[type=checkbox]",
].join();
const confirming = new Set(["typedAmount", "typedName", "accepted", "agreement"]);

/** For whom a form was drawn; null of one that is not posted, or whose draft the server stores. */
export function formReader(form: HTMLFormElement | null): string | null {
  const drawnFor = form?.elements.namedItem("drawnFor");
  return drawnFor instanceof HTMLInputElement && form?.elements.namedItem("revision") === null
    ? drawnFor.value
    : null;
}

/** The controls of a form that are restored. */
export function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.querySelectorAll<Control>(restored)].filter(
    ({ name, form: owner }) => owner === form && name !== "" && !confirming.has(name),
  );
}

/** In an address, what says which form was sent, or how the page was reached: the record is the same without. */
const ofTheForm = ["act", "as", "save", "index", "instead"];

/** A field at an address; a figure or choice, of one version of the record, one payment; a large amount, in its unit. */
export function controlKey(control: Control, unit = control.dataset["unit"] ?? ""): string {
  const query = new URLSearchParams(location.search);
  for (const own of ofTheForm) query.delete(own);
  const page = `${location.pathname}?${query.toString()}#`;
  const { id, name, form } = control;
  if (control instanceof HTMLTextAreaElement) return page + (id || name);
  // Not form.id, which would be a field named "id". A page may have the same form for each of several people.
  const group = control.closest("fieldset")?.id || (form?.getAttribute("id") ?? "");
  const field = id || [group, name, isTicked(control) ? control.value : ""].join(".");
  const of = ["version", "drawdownId"].map((field) => {
    const hidden = form?.elements.namedItem(field);
    return hidden instanceof HTMLInputElement ? hidden.value : "";
  });
  return page + [field, ...of, unit].join(".");
}

/** The key of a large amount in the other unit, and what is typed in that, in its own; null of any other control. */
export function inOtherUnit(control: Control): { key: string; convert: (text: string) => string } | null {
  const { unit } = control.dataset;
  if (unit !== "million" && unit !== "wan") return null;
  const other = unit === "wan" ? "million" : "wan";
  return { key: controlKey(control, other), convert: (text) => convertLarge(text, unit) };
}

export const isTicked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox");

/** What the control has now. */
export function typedIn(control: Control): string {
  return isTicked(control) ? String(control.checked) : control.value;
}

/** What the page was drawn with. */
export function drawnIn(control: Control): string {
  if (isTicked(control)) return String(control.defaultChecked);
  if (!(control instanceof HTMLSelectElement)) return control.defaultValue;
  const options = [...control.options];
  return (options.find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? "";
}

/** Types or chooses `text` as a person would, so that what depends on the field follows. */
export function putInto(control: Control, text: string): void {
  if (isTicked(control)) {
    // Of radio buttons, the one that was chosen replaces the other.
    if (control.type === "checkbox" || text === "true") control.click();
    return;
  }
  // By the prototype: React ignores an event whose value was set through the field itself.
  Reflect.set(Object.getPrototypeOf(control) as object, "value", text, control);
  for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
}

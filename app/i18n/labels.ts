import type { Locale } from "./locale.ts";
import type { Messages } from "./messages.ts";
import { translator } from "./translator.ts";

type LabelGroup = Exclude<keyof Messages["terms"], "states" | "events" | "subjects">;
export type Labels = (group: LabelGroup, code: string) => string;

const known = new Map<Locale, Labels>();

/**
 * Labels of codes outside of React, as `useTerm` gives them within. They never change while a process runs, so each is
 * looked up once.
 */
export function labelsIn(locale: Locale): Labels {
  const standing = known.get(locale);
  if (standing !== undefined) return standing;
  const t = translator(locale, "terms");
  const labels = new Map<string, string>();
  const labelOf: Labels = (group, code) => {
    const key = `${group}.${code}`;
    let label = labels.get(key);
    if (label === undefined) {
      const message = key as Parameters<typeof t>[0];
      label = !code.includes(".") && t.has(message) ? t(message) : (code.split("/").at(-1) ?? code);
      // Imported datasets bring codes without end: those aren't kept.
      if (t.has(message)) labels.set(key, label);
    }
    return label;
  };
  known.set(locale, labelOf);
  return labelOf;
}

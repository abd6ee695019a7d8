import type { Locale } from "./locale.ts";
import type { Messages } from "./messages.ts";
import { translator } from "./translator.ts";

type LabelGroup = Exclude<keyof Messages["terms"], "states" | "events" | "subjects">;
export type Labels = (group: LabelGroup, code: string) => string;

const known = new Map<Locale, Labels>();

/**
 * Labels of codes outside of React; `useTerm` is the same within. They never change in a process, so each is cached.
 */
export function labelsIn(locale: Locale): Labels {
  const cached = known.get(locale);
  if (cached !== undefined) return cached;
  const t = translator(locale, "terms");
  const labels = new Map<string, string>();
  const labelOf: Labels = (group, code) => {
    const key = `${group}.${code}`;
    let label = labels.get(key);
    if (label === undefined) {
      const message = key as Parameters<typeof t>[0];
      label = !code.includes(".") && t.has(message) ? t(message) : (code.split("/").at(-1) ?? code);
      // Imported datasets have unlimited codes: those aren't cached.
      if (t.has(message)) labels.set(key, label);
    }
    return label;
  };
  known.set(locale, labelOf);
  return labelOf;
}

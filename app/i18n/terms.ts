import type { Locale } from "./locale.ts";
import { translator } from "./translator.ts";

/** The label of a code outside of React; a code without a label, of an imported dataset, is shown unchanged. */
export function termsIn(locale: Locale): (group: string, code: string) => string {
  const t = translator(locale, "terms");
  const labelOf = (group: string, code: string): string | undefined => {
    const key = `${group}.${code}` as Parameters<typeof t>[0];
    return !code.includes(".") && t.has(key) ? t(key) : undefined;
  };
  // Events of billing have a group of their own.
  return (group, code) =>
    labelOf(group, code) ?? (group === "events" ? labelOf("billingEvents", code) : undefined) ?? code;
}

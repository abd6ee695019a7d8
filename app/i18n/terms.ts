import type { Locale } from "./locale.ts";
import { translator } from "./translator.ts";

/**
 * The label of a code outside of React; a code without a label, of an imported dataset, is shown unchanged. The states of
 * deals have words that are true of each instrument.
 */
export function termsIn(locale: Locale): (group: string, code: string) => string {
  const t = translator(locale, "terms");
  return (group, code) => {
    const key = `${group}.${code}` as Parameters<typeof t>[0];
    return !code.includes(".") && t.has(key) ? t(key, { kind: "none" }) : code;
  };
}

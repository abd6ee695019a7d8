import type { Locale } from "./locale.ts";

export type LargeUnit = "million" | "wan";

/** The unit in which large amounts are entered in a language: millions of yuan, or 万元. */
export function largeUnit(locale: Locale): LargeUnit {
  return locale === "en" ? "million" : "wan";
}

/** The same amount as typed in the other unit: 2.5 million are 250 × 10,000. What is no plain number stays as it is. */
export function convertLarge(text: string, to: LargeUnit): string {
  const [, whole, part = ""] = /^\s*(\d{1,15})(?:\.(\d{1,15}))?\s*$/u.exec(text.replaceAll(",", "")) ?? [];
  if (whole === undefined) return text;
  const [before, after] =
    to === "wan"
      ? [whole + part.padEnd(2, "0").slice(0, 2), part.slice(2)]
      : [whole.slice(0, -2), whole.slice(-2).padStart(2, "0") + part];
  const left = before.replace(/^0+(?=\d)/u, "") || "0";
  let right = after;
  while (right.endsWith("0")) right = right.slice(0, -1);
  return right === "" ? left : `${left}.${right}`;
}

import { expect } from "vitest";
import type { OfferTerms } from "#app/domain/offers/terms/offer-terms.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";

interface Accepted {
  terms: OfferTerms;
  isGuarantee: boolean;
  locale: Locale;
}

/**
 * The receipt of an acceptance says until when its kind of deal can be ended, what comes before the money and when that
 * was promised, and to its company that nothing was held beside it.
 */
export function saysWhatBinds(
  pdf: string,
  { terms, isGuarantee, locale }: Accepted,
  side: "company" | "institution",
): void {
  const receipt = translator(locale, "receipt");
  const printed = pdf.replaceAll(/\s/gu, "");
  const says = (text: string) => printed.includes(text.replaceAll(/\s/gu, ""));
  const kinds = ["guarantee", "equity", "loan"] as const;
  const end = (kind: (typeof kinds)[number]) =>
    receipt("contract", { company: "", institution: "", kind }).split(/[;；]/u)[1] ?? "";
  const own = isGuarantee ? "guarantee" : terms.instrument === "equity" ? "equity" : "loan";
  expect(kinds.filter((kind) => says(end(kind)))).toEqual([own]);
  expect(terms.conditions.filter((condition) => !says(condition))).toEqual([]);
  const { drawdownDays: days } = terms;
  if (days !== undefined) expect(says(translator(locale, "offer")("terms.withinDays", { days }))).toBe(true);
  expect(says(receipt("held", { count: 0, names: "" }))).toBe(side === "company");
}

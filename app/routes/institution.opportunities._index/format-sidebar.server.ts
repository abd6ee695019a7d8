import { formatMonthsRange } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { opportunityLanguage } from "./opportunities-language.server.ts";
import type { OpportunitiesMandate } from "./shapes.ts";

/** A mandate's formatted terms, and its institution's median time to a first answer; null without one. */
export type SidebarTexts = {
  amount: string;
  term: string | null;
  price: string | null;
  median: string | null;
};

export function formatSidebar(locale: Locale, mandate: OpportunitiesMandate): SidebarTexts {
  const { criterion } = opportunityLanguage(locale);
  const { amountMinFen, amountMaxFen, termMonthsMin, termMonthsMax, priceMinBp, priceMaxBp } = mandate;
  const days = mandate.firstAnswerDays;
  const hasTerm = termMonthsMin !== null || termMonthsMax !== null;
  const hasPrice = priceMinBp !== null || priceMaxBp !== null;
  return {
    amount: criterion({ type: "fen", min: amountMinFen, max: amountMaxFen }, "amount"),
    term: hasTerm ? formatMonthsRange(locale, termMonthsMin, termMonthsMax) : null,
    price: hasPrice ? criterion({ type: "percentBp", min: priceMinBp, max: priceMaxBp }, "price") : null,
    median: days === null ? null : criterion({ type: "workingDays", min: days, max: days }, "first_answer"),
  };
}

import { formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import type { ProspectPreview } from "#app/services/prospects/preview-prospect.server.ts";
import { endsOfSearch } from "#app/shared/ends-of-ask/ends-of-search.server.ts";

/** What ends with the search once a draft is published that asks for no more than has come, a sentence each. */
export function submissionEnds(locale: Locale, fills: ProspectPreview["fills"]): string[] {
  if (fills === null) return [];
  const { confirmedFen, soughtFen, ends, deals } = fills;
  const t = translator(locale, "ending.publish");
  const money = (fen: bigint) => formatMoneyExact(locale, fen);
  return [
    t("filled", { confirmed: money(confirmedFen), sought: money(soughtFen) }),
    // The review of this draft is what ends it.
    ...endsOfSearch(locale, { ends: { ...ends, change: null }, deals, side: "company" }),
  ];
}

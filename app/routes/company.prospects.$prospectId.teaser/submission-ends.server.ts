import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatDeadline, formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import type { ProspectPreview } from "#app/services/prospects/preview-prospect.server.ts";
import { endsOfSearch } from "#app/shared/ends-of-ask/ends-of-search.server.ts";

type Read = Pick<ProspectPreview, "fills" | "stranded" | "answerBy" | "now">;

/** Of more offers, the rest is counted. */
const NAMED = 12;

/**
 * What a submission does beside, a sentence each: which offers wait for its review, or are for too much once it is
 * published; or what ends with the search, where it asks for no more than has come.
 */
export function submissionEnds(locale: Locale, read: Read): string[] {
  if (read.fills === null) return strandedOffers(locale, read);
  const { confirmedFen, soughtFen, ends, deals } = read.fills;
  const t = translator(locale, "ending.publish");
  const money = (fen: bigint) => formatMoneyExact(locale, fen);
  return [
    t("filled", { confirmed: money(confirmedFen), sought: money(soughtFen) }),
    // The review of this draft is what ends it.
    ...endsOfSearch(locale, { ends: { ...ends, change: null }, deals, side: "company" }),
  ];
}

function strandedOffers(locale: Locale, { stranded, answerBy, now }: Read): string[] {
  if (stranded === null || stranded.offers.length === 0) return [];
  const { by, offers } = stranded;
  const t = translator(locale, "ending.publish");
  const named = translator(locale, "ending");
  const rest = offers.length - NAMED;
  return [
    t("stranded", { by, deadline: formatDeadline(locale, answerBy, now) }),
    ...offers.slice(0, NAMED).map(({ number: digits, nameZh, nameEn, amountFen, expiresAt }) => {
      const number = runningNumber("offer", Number(digits));
      const offer =
        nameZh === null
          ? number
          : named("named", { institution: inLanguage(locale, nameZh, nameEn), number });
      return t("standing", {
        offer,
        amount: formatMoneyExact(locale, amountFen),
        until: formatDeadline(locale, expiresAt, now),
      });
    }),
    ...(rest > 0 ? [t("more", { count: rest })] : []),
  ];
}

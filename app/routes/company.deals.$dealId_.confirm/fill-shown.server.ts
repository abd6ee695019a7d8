import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatDay, formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import type { reviewFill } from "#app/services/deals/review-fill.server.ts";
import { dealTitle } from "#app/shared/deal-steps/title.server.ts";
import { endsOfSearch } from "#app/shared/ends-of-ask/ends-of-search.server.ts";

type Review = Awaited<ReturnType<typeof reviewFill>>;

/** The texts of the review of a confirmation that fills an ask: formatted here, so that no browser loads them. */
export function fillShown(locale: Locale, review: Review) {
  const t = translator(locale, "ending.fund");
  const ask = translator(locale, "ending.ask");
  const { deal, prospect, payment, ends } = review;
  const institution = inLanguage(locale, deal.institutionNameZh, deal.institutionNameEn);
  const money = (fen: bigint) => formatMoneyExact(locale, fen);
  const amountFen = payment?.amountFen ?? 0n;
  return {
    page: payment === null ? t("title") : t("page", { amount: money(amountFen), institution }),
    title: t("title"),
    name: dealTitle(locale, deal, "company"),
    act: t("act"),
    back: t("back"),
    received: t("received"),
    receivedHint: t("receivedHint"),
    unit: t("unit"),
    facts: [
      ...(payment === null ? [] : paymentFacts(locale, payment)),
      { key: "sought", label: ask("sought"), value: money(prospect.soughtFen) },
      { key: "confirmed", label: ask("confirmed"), value: money(prospect.confirmedFen) },
      { key: "offers", label: ask("offers"), value: ends.offers.length },
      { key: "accesses", label: ask("applications"), value: ends.accesses.length },
      { key: "requests", label: ask("requests"), value: ends.requests.length },
    ],
    follows: review.whyNot === null && payment !== null ? consequences(locale, review, payment) : [],
  };
}

type Payment = NonNullable<Review["payment"]>;

function paymentFacts(locale: Locale, { amountFen, valueDate, reference }: Payment) {
  const t = translator(locale, "ending.fund");
  return [
    { key: "paid", label: t("paid"), value: formatMoneyExact(locale, amountFen) },
    ...(valueDate === null
      ? []
      : [{ key: "paidOn", label: t("paidOn"), value: formatDay(locale, valueDate) }]),
    ...(reference === null ? [] : [{ key: "reference", label: t("reference"), value: reference }]),
  ];
}

function consequences(locale: Locale, review: Review, { amountFen, status }: Payment): string[] {
  const t = translator(locale, "ending.fund");
  const { deal, prospect, ends, deals } = review;
  const money = (fen: bigint) => formatMoneyExact(locale, fen);
  const institution = inLanguage(locale, deal.institutionNameZh, deal.institutionNameEn);
  return [
    t("filled", {
      confirmed: money(prospect.confirmedFen + amountFen),
      sought: money(prospect.soughtFen),
      name: prospect.headline ?? runningNumber("prospect", prospect.number),
    }),
    ...endsOfSearch(locale, { ends, deals, side: "company" }),
    ...(status === "disputed" ? [t("dispute")] : []),
    t("counts", { institution }),
  ];
}

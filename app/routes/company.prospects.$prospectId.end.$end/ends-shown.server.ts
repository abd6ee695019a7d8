import type { EndOfAsk } from "#app/domain/prospects/ending.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import type { reviewEndOfAsk } from "#app/services/prospects/review-end-of-ask.server.ts";
import { endsOfSearch, isAnyoneTold, namedEnds } from "#app/shared/ends-of-ask/ends-of-search.server.ts";

type Review = Awaited<ReturnType<typeof reviewEndOfAsk>>;

/** The texts of a review of an ask's end: formatted here, so that no browser loads them. */
export function endsShown(locale: Locale, end: EndOfAsk, review: Review) {
  const { prospect } = review;
  const t = translator(locale, `ending.${end}`);
  const ask = translator(locale, "ending.ask");
  const name = prospect.headline ?? runningNumber("prospect", prospect.number);
  const { offers, accesses, requests } = review.ends;
  const money = (fen: bigint) => formatMoneyExact(locale, fen);
  return {
    name,
    page: t("page", { name }),
    title: t("title"),
    act: t("act"),
    back: t("back"),
    facts: [
      { key: "sought", label: ask("sought"), value: money(prospect.soughtFen) },
      ...(prospect.confirmedFen === 0n
        ? []
        : [{ key: "confirmed", label: ask("confirmed"), value: money(prospect.confirmedFen) }]),
      { key: "offers", label: ask("offers"), value: offers.length },
      {
        key: "accesses",
        label: ask(end === "withdraw" ? "accesses" : "applications"),
        value: accesses.length,
      },
      { key: "requests", label: ask("requests"), value: requests.length },
    ],
    follows: review.whyNot === null ? consequences(locale, end, review) : [],
    note: translator(locale, "ending.withdraw")("note"),
  };
}

function consequences(locale: Locale, end: EndOfAsk, { prospect, ends, deals }: Review): string[] {
  if (end === "close") return endsOfSearch(locale, { ends, deals, side: "company" });
  const t = translator(locale, "ending.withdraw");
  const { offers, accesses, requests } = namedEnds(locale, ends);
  return [
    ...(prospect.wasPublished ? [t("hidden"), t("offers", offers)] : [t("unseen")]),
    ...(prospect.isUnderReview ? [t("review")] : []),
    ...(accesses.count === 0 ? [] : [t("accesses", accesses)]),
    ...(requests.count === 0 ? [] : [t("requests", requests)]),
    ...(deals === 0 ? [] : [t("deals", { count: deals })]),
    ...(isAnyoneTold(ends) ? [t("told")] : []),
  ];
}

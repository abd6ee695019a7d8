import type { EndOfAsk, OpenMatter } from "#app/domain/prospects/ending.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { type Numbered, runningNumber } from "#app/lib/running-number.ts";
import type { reviewEndOfAsk } from "#app/services/prospects/review-end-of-ask.server.ts";

type Review = Awaited<ReturnType<typeof reviewEndOfAsk>>;

/** Of more, the rest is counted. */
const NAMED = 12;

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
  const t = translator(locale, `ending.${end}`);
  const { offers, accesses, requests } = ends;
  const told = offers.length + accesses.length + requests.length > 0;
  const of = (numbered: Numbered, matters: readonly OpenMatter[]) => ({
    count: matters.length,
    names: namesOf(locale, numbered, matters),
  });
  return [
    ...(end === "withdraw" && !prospect.wasPublished
      ? [translator(locale, "ending.withdraw")("unseen")]
      : [t("hidden"), t("offers", of("offer", offers))]),
    ...(end === "withdraw" && prospect.isUnderReview
      ? [translator(locale, "ending.withdraw")("review")]
      : []),
    ...(accesses.length === 0 ? [] : [t("accesses", of("introduction", accesses))]),
    ...(requests.length === 0 ? [] : [t("requests", of("introduction", requests))]),
    ...(end === "close" ? [translator(locale, "ending.close")("consents")] : []),
    ...(deals === 0 ? [] : [t("deals", { count: deals })]),
    ...(told ? [t("told")] : []),
  ];
}

/** Whose they are, by name and number; by number alone of an institution that has no public page any more. */
function namesOf(locale: Locale, of: Numbered, matters: readonly OpenMatter[]): string {
  const t = translator(locale, "ending");
  const named = matters.slice(0, NAMED).map(({ nameZh, nameEn, number: digits }) => {
    const number = runningNumber(of, Number(digits));
    return nameZh === null ? number : t("named", { institution: inLanguage(locale, nameZh, nameEn), number });
  });
  const more = matters.length - named.length;
  return [...named, ...(more > 0 ? [t("more", { count: more })] : [])].join(t("between"));
}

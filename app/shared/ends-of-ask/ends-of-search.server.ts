import type { OpenMatter, whatEnds } from "#app/domain/prospects/ending.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { type Numbered, runningNumber } from "#app/lib/running-number.ts";

type Ends = ReturnType<typeof whatEnds>;

/** Of more, the rest is counted. */
const NAMED = 12;

interface EndOfSearch {
  ends: Ends;
  deals: number;
  /** Who reads it. */
  side: "company" | "admin";
}

/** What ends with the search of an ask: a sentence each, in the order in which reviews name it. */
export function endsOfSearch(locale: Locale, { ends, deals, side }: EndOfSearch): string[] {
  const t = translator(locale, "ending.close");
  const { offers, accesses, requests } = namedEnds(locale, ends);
  return [
    t("hidden"),
    t("offers", offers),
    ...(accesses.count === 0 ? [] : [t("accesses", accesses)]),
    ...(requests.count === 0 ? [] : [t("requests", requests)]),
    ...(ends.change === null ? [] : [t("change", { version: ends.change, side })]),
    t("consents", { side }),
    ...(deals === 0 ? [] : [t("deals", { count: deals })]),
    ...(isAnyoneTold(ends) ? [t("told")] : []),
  ];
}

/** Whether an institution is notified of an end. */
export function isAnyoneTold({ offers, accesses, requests }: Ends): boolean {
  return offers.length + accesses.length + requests.length > 0;
}

/** How many end of each kind, and whose they are. */
export function namedEnds(locale: Locale, { offers, accesses, requests }: Ends) {
  const of = (numbered: Numbered, matters: readonly OpenMatter[]) => ({
    count: matters.length,
    names: namesOf(locale, numbered, matters),
  });
  return {
    offers: of("offer", offers),
    accesses: of("introduction", accesses),
    requests: of("introduction", requests),
  };
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

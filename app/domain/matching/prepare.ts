import { budgetLeft } from "#app/domain/mandates/lifecycle.ts";
import type { MandateContent } from "#app/domain/mandates/criteria.ts";
import { remainingAsk } from "#app/domain/offers/acceptance.ts";
import { latestFirst, ratiosOf } from "#app/domain/organizations/figures.ts";
import { classOneHeld, type ProspectContent } from "#app/domain/prospects/content.ts";
import type { Day } from "#app/lib/days.ts";
import type { MandateTerms, ProspectFacts } from "./facts.ts";

/** What the queries add to the content of a prospect's version in force. */
export type ProspectStanding = Pick<ProspectFacts, "prospectId" | "companyId" | "version"> & {
  /** What its deals already take of the ask (invariant I1). */
  acceptedFen: bigint;
};

/** The matcher's facts from a prospect's content. Recognitions count while they are valid on `day`. */
export function factsOf(content: ProspectContent, standing: ProspectStanding, day: Day): ProspectFacts {
  const { company, figures, ip, ask } = content;
  const { acceptedFen, ...ids } = standing;
  const remaining = remainingAsk(ask, acceptedFen);
  const [latest] = latestFirst(figures.years);
  return {
    ...ids,
    instruments: ask.instruments,
    sector: company.sector,
    district: company.district,
    stage: ask.stage,
    securities: ask.securities,
    amountMinFen: remaining.minFen,
    amountMaxFen: remaining.maxFen,
    termMonthsMin: ask.termMonthsMin ?? null,
    termMonthsMax: ask.termMonthsMax ?? null,
    revenueFen: latest?.revenueFen ?? null,
    establishedOn: company.establishedOn,
    recognitions: ip.recognitions.filter((code) => (ip.recognisedUntil[code] ?? day) >= day),
    maxRateBp: percentToBp(ask.maxRatePercent),
    firstAnswerDays: ask.firstAnswerDays ?? null,
    ...ratiosOf(figures.years),
    classOneIp: classOneHeld(ip.rights),
  };
}

/** What the queries add to the content of a mandate's version in force. */
export type MandateStanding = Pick<
  MandateTerms,
  "mandateId" | "institutionId" | "version" | "open" | "firstAnswerDays" | "responsiveness" | "demand"
> & {
  usedFen: bigint;
  openIntroductions: number;
};

/** The matcher's terms from a mandate's content. */
export function termsOf({ terms, preferences }: MandateContent, standing: MandateStanding): MandateTerms {
  const { usedFen, openIntroductions, ...ids } = standing;
  return {
    ...ids,
    validFrom: terms.validFrom,
    validUntil: terms.validUntil,
    budgetLeftFen: budgetLeft({ budgetFen: terms.budgetFen, usedFen }),
    introductionsLeft: Math.max(0, terms.introductionCap - openIntroductions),
    instruments: terms.instruments,
    sectorsIncluded: terms.sectorsIncluded,
    sectorsExcluded: terms.sectorsExcluded,
    districts: terms.districts,
    stages: terms.stages,
    securitiesAccepted: terms.securitiesAccepted,
    amountMinFen: terms.amountMinFen,
    amountMaxFen: terms.amountMaxFen,
    termMonthsMin: terms.termMonthsMin ?? null,
    termMonthsMax: terms.termMonthsMax ?? null,
    minRevenueFen: terms.minRevenueFen ?? null,
    minAgeMonths: terms.minAgeMonths ?? null,
    recognitionsAny: terms.recognitionsAny,
    preferences,
    priceMinBp: percentToBp(terms.priceMinPercent),
    priceMaxBp: percentToBp(terms.priceMaxPercent),
  };
}

function percentToBp(percent: string | undefined): number | null {
  return percent === undefined ? null : Math.round(Number(percent) * 100);
}

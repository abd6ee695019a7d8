import { budgetLeft } from "#app/domain/mandates/lifecycle.ts";
import type { MandateContent } from "#app/domain/mandates/criteria.ts";
import { remainingAsk } from "#app/domain/offers/acceptance.ts";
import { latestFirst, ratiosOf } from "#app/domain/organizations/figures.ts";
import { classOneHeld, type ProspectContent } from "#app/domain/prospects/content.ts";
import { type Day, monthsBetween } from "#app/lib/days.ts";
import type { Range } from "#app/domain/prospects/bands.ts";
import type { Teaser } from "#app/domain/prospects/teaser.ts";
import type { Bounds, MandateTerms, ProspectFacts } from "./facts.ts";

/** What the queries add to the content of a prospect's version in force. */
export type ProspectStanding = Pick<ProspectFacts, "prospectId" | "version"> & {
  /** What its deals already take of the ask (invariant I1). */
  acceptedFen: bigint;
};

/** What a teaser tells: the facts by which everything is judged that an institution can see or cause. */
export function factsOfTeaser(
  teaser: Teaser,
  ids: Pick<ProspectFacts, "prospectId" | "version">,
): ProspectFacts {
  const { ageYears } = teaser;
  return {
    ...ids,
    instruments: teaser.instruments,
    sector: teaser.sector,
    district: teaser.place,
    stage: teaser.stage,
    securities: teaser.securities,
    amountMinFen: teaser.askFen.from,
    amountMaxFen: teaser.askFen.to,
    termMonthsMin: teaser.termMonthsMin,
    termMonthsMax: teaser.termMonthsMax,
    revenueFen: teaser.revenueFen && boundsOf(teaser.revenueFen, 1n),
    ageMonths:
      ageYears &&
      boundsOf(
        {
          from: ageYears.from === null ? null : ageYears.from * 12,
          to: ageYears.to === null ? null : ageYears.to * 12,
        },
        1,
      ),
    recognitions: teaser.recognitions,
    hasAllRecognitions: teaser.hasAllRecognitions,
    maxRateBp: percentToBp(teaser.maxRatePercent ?? undefined),
    firstAnswerDays: teaser.firstAnswerDays,
    revenueGrowthBp: teaser.revenueGrowthBp && boundsOf(teaser.revenueGrowthBp, 1),
    rdIntensityBp: teaser.rdIntensityBp && boundsOf(teaser.rdIntensityBp, 1),
    debtRatioBp: teaser.debtRatioBp && boundsOf(teaser.debtRatioBp, 1),
    classOneIp: teaser.classOneIp && boundsOf(teaser.classOneIp, 1),
  };
}

/** A band runs up to its upper edge, bounds to the last value inside. */
function boundsOf<N extends bigint | number>({ from, to }: Range<N>, unit: N): Bounds<N> {
  return { least: from, most: to === null ? null : (((to as number) - (unit as number)) as N) };
}

/** One exact value; null stays unknown. */
function exactly<N extends bigint | number>(value: N | null | undefined): Bounds<N> | null {
  return value === null || value === undefined ? null : { least: value, most: value };
}

/**
 * A company's own facts from its prospect's content, exact, as it alone may read them. Recognitions count while they are
 * valid on `day`, to which its age is counted too.
 */
export function factsOf(content: ProspectContent, standing: ProspectStanding, day: Day): ProspectFacts {
  const { company, figures, ip, ask } = content;
  const { acceptedFen, ...ids } = standing;
  const remaining = remainingAsk(ask, acceptedFen);
  const [latest] = latestFirst(figures.years);
  const ratios = ratiosOf(figures.years);
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
    revenueFen: exactly(latest?.revenueFen),
    ageMonths: exactly(Math.max(0, monthsBetween(company.establishedOn, day))),
    recognitions: ip.recognitions.filter((code) => (ip.recognisedUntil[code] ?? day) >= day),
    hasAllRecognitions: true,
    maxRateBp: percentToBp(ask.maxRatePercent),
    firstAnswerDays: ask.firstAnswerDays ?? null,
    revenueGrowthBp: exactly(ratios.revenueGrowthBp),
    rdIntensityBp: exactly(ratios.rdIntensityBp),
    debtRatioBp: exactly(ratios.debtRatioBp),
    classOneIp: exactly(classOneHeld(ip.rights)),
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

import { remainingAsk } from "#app/domain/offers/negotiation/acceptance.ts";
import type { ProspectDraft } from "#app/domain/prospects/content.ts";
import { type Day, monthsBetween } from "#app/lib/days.ts";
import { monthsOld } from "#app/domain/prospects/cohort.ts";
import type { Teaser } from "#app/domain/prospects/teaser.ts";
import { toBasisPoints } from "./demands.ts";
import { figuresExactly, figuresShown, withinBand } from "./figures.ts";
import type { ProspectFacts } from "./facts.ts";

/** What the queries add to the content of a prospect's version in force. */
export type ProspectOnMarket = Pick<ProspectFacts, "prospectId" | "version"> & {
  /** How much of the ask its deals already use (invariant I1). */
  acceptedFen: bigint;
};

/** The facts of a teaser on a day: everything that an institution can see or cause is computed from them. */
export function factsOfTeaser(
  teaser: Teaser,
  ids: Pick<ProspectFacts, "prospectId" | "version">,
  day: Day,
): ProspectFacts {
  const { founded } = teaser;
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
    ...figuresShown(teaser),
    ageMonths: founded && withinBand(monthsOld(founded, day), 1),
    recognitions: teaser.recognitions,
    hasAllRecognitions: teaser.hasAllRecognitions,
    maxRateBp: teaser.maxRatePercent === null ? null : toBasisPoints(teaser.maxRatePercent),
    firstAnswerDays: teaser.firstAnswerDays,
  };
}

/**
 * A company's own exact facts from its prospect's content, which only it may read; of a draft, what it holds so far, and
 * the rest is unknown. Recognitions count while valid on `day`, on which its age is computed too.
 */
export function factsOf(
  { company = {}, figures, ip, ask = {} }: ProspectDraft,
  state: ProspectOnMarket,
  day: Day,
): ProspectFacts {
  const { acceptedFen, ...ids } = state;
  const { establishedOn } = company;
  const months = establishedOn === undefined ? null : Math.max(0, monthsBetween(establishedOn, day));
  return {
    ...ids,
    instruments: ask.instruments ?? [],
    sector: company.sector ?? null,
    district: company.district ?? null,
    stage: ask.stage ?? null,
    securities: ask.securities ?? null,
    ...remainingAmounts(ask, acceptedFen),
    termMonthsMin: ask.termMonthsMin ?? null,
    termMonthsMax: ask.termMonthsMax ?? null,
    ...figuresExactly({ figures: { years: figures?.years ?? [] }, ip: { rights: ip?.rights ?? {} } }),
    ageMonths: months === null ? null : { least: months, most: months },
    recognitions: (ip?.recognitions ?? []).filter((code) => (ip?.recognisedUntil?.[code] ?? day) >= day),
    hasAllRecognitions: ip !== undefined,
    maxRateBp: ask.maxRatePercent === undefined ? null : toBasisPoints(ask.maxRatePercent),
    firstAnswerDays: ask.firstAnswerDays ?? null,
  };
}

/** What is still sought; of a draft that states only one end, the other is unknown. */
function remainingAmounts(
  { amountMinFen, amountMaxFen }: NonNullable<ProspectDraft["ask"]>,
  acceptedFen: bigint,
): Pick<ProspectFacts, "amountMinFen" | "amountMaxFen"> {
  if (amountMinFen === undefined || amountMaxFen === undefined) {
    return { amountMinFen: amountMinFen ?? null, amountMaxFen: amountMaxFen ?? null };
  }
  const { minFen, maxFen } = remainingAsk({ amountMinFen, amountMaxFen }, acceptedFen);
  return { amountMinFen: minFen, amountMaxFen: maxFen };
}

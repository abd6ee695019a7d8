import {
  ANY,
  type CriterionValue,
  fenValue,
  numberValue,
  type Outcome,
  UNKNOWN,
} from "#app/domain/matching/criteria/criterion.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import type { StatedPart } from "./stated-part.ts";

/** The maximum points for a company's gain; less than a preference of weight 1 can add. */
const MOST = 4;

type Wish = Pick<StatedPart, "kind" | "outcome" | "raw" | "mandateValue" | "companyValue">;

/** What the company gains from this mandate, and how responsive its institution is. Unknown adds nothing. */
export function wishParts(facts: ProspectFacts, terms: MandateTerms): StatedPart[] {
  const wishes = [
    amountCovered(facts, terms),
    priceRoom(facts, terms),
    firstAnswer(facts, terms),
    responsiveness(terms),
  ];
  return wishes.filter((wish) => wish !== null).map((wish) => ({ ...wish, of: "company" }));
}

/** How much of its maximum amount the mandate can fund: all is a small plus, half a clear minus. */
function amountCovered(facts: ProspectFacts, terms: MandateTerms): Wish | null {
  const { amountMaxFen: sought } = facts;
  if (sought === null || sought <= 0n) return null;
  const most = terms.amountMaxFen === null ? sought : smaller(sought, terms.amountMaxFen);
  const covered = Number(smaller(most, terms.budgetLeftFen)) / Number(sought);
  return {
    kind: "amount_covered",
    outcome: covered >= 1 ? "met" : "not_met",
    raw: covered >= 1 ? MOST / 2 : -MOST * Math.min(1, 2 * (1 - covered)),
    mandateValue: terms.amountMaxFen === null ? ANY : fenValue(terms.amountMinFen, terms.amountMaxFen),
    companyValue: fenValue(facts.amountMinFen, facts.amountMaxFen),
  };
}

/** How much of the price band is below the company's limit. */
function priceRoom(facts: ProspectFacts, terms: MandateTerms): Wish | null {
  const { maxRateBp } = facts;
  const { priceMinBp: least, priceMaxBp: most } = terms;
  if (maxRateBp === null || least === null || most === null) return null;
  const over = most > maxRateBp ? (most - maxRateBp) / Math.max(1, most - least) : 0;
  return {
    kind: "price_room",
    outcome: over === 0 ? "met" : "not_met",
    raw: over === 0 ? MOST * Math.min(1, (maxRateBp - most) / 100) : -MOST * Math.min(1, over),
    mandateValue: numberValue("percentBp", least, most),
    companyValue: numberValue("percentBp", null, maxRateBp),
  };
}

/** The institution's usual first answer against the wished one; a point for each working day. */
function firstAnswer(facts: ProspectFacts, terms: MandateTerms): Wish | null {
  if (facts.firstAnswerDays === null) return null;
  const { outcome, raw } = judgeFirstAnswer(facts.firstAnswerDays, terms.firstAnswerDays);
  return {
    kind: "first_answer",
    outcome,
    raw,
    mandateValue: firstAnswerValue(terms.firstAnswerDays),
    companyValue: numberValue("workingDays", null, facts.firstAnswerDays),
  };
}

export function judgeFirstAnswer(wished: number, usual: number | null): { outcome: Outcome; raw: number } {
  if (usual === null) return { outcome: "possible", raw: 0 };
  const early = Math.max(-MOST, Math.min(MOST, wished - usual));
  return { outcome: usual <= wished ? "met" : "not_met", raw: early };
}

export function firstAnswerValue(usual: number | null): CriterionValue {
  return usual === null ? UNKNOWN : numberValue("workingDays", usual, usual);
}

/** Published responsiveness is part of the ranking: 70 is neutral, each ten points above or below are one point. */
function responsiveness(terms: MandateTerms): Wish | null {
  const { responsiveness: score } = terms;
  if (score === null) return null;
  return {
    kind: "responsiveness",
    outcome: score >= 70 ? "met" : "not_met",
    raw: Math.max(-MOST, Math.min(MOST, (score - 70) / 10)),
    mandateValue: { type: "score", value: score },
    companyValue: ANY,
  };
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

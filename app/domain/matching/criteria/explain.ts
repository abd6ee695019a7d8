import type { Day } from "#app/lib/days.ts";
import { CRITERIA, type CriterionId, type CriterionResult, CAPACITY_GATES } from "./list.ts";
import type { Gate } from "./criterion.ts";
import type { MandateTerms, ProspectFacts } from "./facts.ts";
import { firstAnswerValue, judgeFirstAnswer } from "#app/domain/matching/ranking/wish-parts.ts";

export type Explanation = {
  /** What the mandate demands of the company: each stated criterion. */
  demands: readonly CriterionResult[];
  /** What the company asks of the mandate: instrument, price, amount, term, first answer. */
  asks: readonly CriterionResult[];
  /** Whether the mandate has capacity. */
  capacity: readonly CriterionResult[];
};

const ASKED: readonly CriterionId[] = ["instrument", "price", "amount", "term"];

/** Every stated criterion of a pair, in both directions, with the two values that were compared. */
export function explainMatch(facts: ProspectFacts, terms: MandateTerms, day: Day): Explanation {
  const result = (criterion: Gate<CriterionId>) => resultOf(criterion, facts, terms, day);
  const stated = CRITERIA.filter(({ isStated }) => isStated(facts, terms));
  const asks = ASKED.flatMap((id) => stated.filter((criterion) => criterion.id === id)).map(result);
  const wished = facts.firstAnswerDays;
  if (wished !== null) {
    asks.push({
      criterion: "first_answer",
      outcome: judgeFirstAnswer(wished, terms.firstAnswerDays).outcome,
      gate: false,
      mandateValue: firstAnswerValue(terms.firstAnswerDays),
      companyValue: { type: "workingDays", min: null, max: wished },
    });
  }
  return {
    demands: stated.filter(({ isAsk }) => !isAsk).map(result),
    asks,
    capacity: CAPACITY_GATES.map(result),
  };
}

/** Every deciding criterion, once: the instrument, amount and term are demanded and asked. */
export function requiredResults({ demands, asks }: Explanation): CriterionResult[] {
  return [...demands, ...asks.filter(({ criterion }) => criterion === "price")];
}

function resultOf(
  { id, outcome, mandateValue, companyValue }: Gate<CriterionId>,
  facts: ProspectFacts,
  terms: MandateTerms,
  day: Day,
): CriterionResult {
  return {
    criterion: id,
    outcome: outcome(facts, terms, day),
    gate: true,
    mandateValue: mandateValue(terms),
    companyValue: companyValue(facts, day),
  };
}

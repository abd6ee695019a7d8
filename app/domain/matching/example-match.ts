import { explainMatch } from "./criteria/explain.ts";
import type { ProspectFacts } from "./criteria/facts.ts";
import type { CriterionResult } from "./criteria/list.ts";
import {
  EXAMPLE_DAY,
  exampleMandate,
  exampleProspect,
  otherMandates,
  otherProspects,
} from "./example-data.ts";
import { DealCounts } from "./learned/deal-counts.ts";
import { baseOf, type Ranked } from "./learned/market-fit.ts";
import { LAUNCH_MODEL } from "./learned/model.ts";
import { Market } from "./ranking/market.ts";
import { preferenceParts } from "./ranking/preference-parts.ts";
import { readReasons } from "./ranking/read-reasons.ts";
import type { Reason } from "./ranking/reason.ts";
import type { StatedPart } from "./ranking/stated-part.ts";

type Compared = Pick<CriterionResult | StatedPart, "outcome" | "mandateValue" | "companyValue"> & {
  criterion: string;
};

export interface ExampleMatch {
  /** What the mandate demands, then what it prefers. */
  criteria: readonly Compared[];
  score: number;
  /** Integers that add up, with 50, to the score. */
  reasons: readonly Reason[];
  /** Of all that the mandate's list has, this one among them. */
  scores: readonly number[];
}

/**
 * The invented pair that visitors are shown, as the matcher judges and ranks it among invented others: by the criteria,
 * the model and the rounding that rank every other pair. It has no deals to learn from: only what both sides state
 * counts.
 */
export function exampleMatch(prospect: ProspectFacts = exampleProspect): ExampleMatch {
  const { score, reasons } = rankOf(prospect);
  return {
    criteria: [
      ...explainMatch(prospect, exampleMandate, EXAMPLE_DAY).demands,
      ...preferenceParts(prospect, exampleMandate).map((part) => ({ ...part, criterion: part.kind })),
    ].map(({ criterion, outcome, mandateValue, companyValue }) => ({
      criterion,
      outcome,
      mandateValue,
      companyValue,
    })),
    score,
    reasons: readReasons(reasons, prospect, exampleMandate),
    scores: [score, ...otherProspects.map((other) => rankOf(other).score)],
  };
}

/** The score of a prospect with the example's mandate, over the average of all mandates that it fits. */
function rankOf(prospect: ProspectFacts): Ranked {
  const dealCounts = new DealCounts(LAUNCH_MODEL.settings.halfLives);
  const market = new Market(
    { model: LAUNCH_MODEL, dealCounts },
    [exampleMandate, ...otherMandates],
    EXAMPLE_DAY,
  );
  const eligible = market.eligible(prospect);
  const at = eligible.slots.findIndex((slot) => market.fit.mandates[slot] === exampleMandate);
  if (at < 0) throw new Error("the example's prospect does not fit its mandate");
  return market.fit.rankedAt(eligible, at, baseOf(eligible));
}

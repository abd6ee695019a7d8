import { ANY, type CriterionValue } from "#app/domain/matching/criteria/criterion.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { criterionOf } from "#app/domain/matching/criteria/list.ts";
import { apartFrom, type CommonPoints } from "./common-points.ts";
import { shownEvidence } from "./read-reasons.ts";
import type { ReasonKind, ShownEvidence } from "./reason.ts";
import { statedParts } from "./stated-parts.ts";
import { toReasonPoints, toStoredReasons } from "./stored-reasons.ts";

/** How many reasons a row names. */
const REASONS_OF_A_ROW = 3;

/** A reason that sets a pair apart from its list: its points beyond what is common there, and what is compared. */
export type ShortReason = {
  readonly kind: ReasonKind;
  readonly points: number;
  /** Deals of the institution, where they say it. */
  readonly evidence: ShownEvidence | null;
  readonly mandateValue: CriterionValue;
  readonly companyValue: CriterionValue;
};

/**
 * The few reasons that set a pair apart from its list, each with the two values that were compared: those of a stated
 * preference or wish, else of the criterion of that name.
 */
export function shortReasons(
  { parts, common }: { parts: unknown; common: CommonPoints },
  facts: ProspectFacts,
  terms: MandateTerms,
): ShortReason[] {
  const apart = apartFrom(common, toReasonPoints(parts)).slice(0, REASONS_OF_A_ROW);
  if (apart.length === 0) return [];
  const stored = toStoredReasons(parts);
  const stated = statedParts(facts, terms);
  return apart.map(({ kind, points }) => {
    const { evidence = [], points: own = points } = stored.find((one) => one.kind === kind) ?? {};
    // What is stated says why only where it counts in the same direction.
    const outcome = own > 0 ? "met" : "not_met";
    const part = stated.find((one) => one.kind === kind && one.outcome === outcome);
    const criterion = criterionOf(kind);
    const isStated = criterion?.isStated(facts, terms) ?? false;
    return {
      kind,
      points,
      evidence: shownEvidence(evidence, points, kind, facts),
      mandateValue: part?.mandateValue ?? (isStated ? (criterion?.mandateValue(terms) ?? ANY) : ANY),
      companyValue: part?.companyValue ?? criterion?.companyValue(facts, "") ?? ANY,
    };
  });
}

import { ANY, type CriterionValue, fenValue } from "#app/domain/matching/criteria/criterion.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { criterionOf } from "#app/domain/matching/criteria/list.ts";
import { apartFrom, type CommonPoints } from "./common-points.ts";
import { shownEvidence } from "./read-reasons.ts";
import type { ReasonKind, ShownEvidence } from "./reason.ts";
import type { StatedPart } from "./stated-part.ts";
import { statedParts } from "./stated-parts.ts";
import { toReasonPoints, toStoredReasons } from "./stored-reasons.ts";

/** How many reasons a row names. */
const REASONS_OF_A_ROW = 3;

/** A reason that sets a pair apart from its list: its points beyond what is common there, and what is compared. */
export type ShortReason = {
  readonly kind: ReasonKind;
  readonly points: number;
  /** The two whose difference that is: the points of this pair, and those that are common to its list. */
  readonly own: number;
  readonly common: number;
  /** Deals of the institution, where they say it. */
  readonly evidence: ShownEvidence | null;
  /** Whether the two values meet; null where no statement is behind the points, or its values do not show it. */
  readonly outcome: "met" | "not_met" | null;
  readonly mandateValue: CriterionValue;
  readonly companyValue: CriterionValue;
};

/**
 * The few reasons that set a pair apart from its list, each with the two values of the preference or wish behind it. A
 * criterion is never behind it: every pair of the list meets that. Where nothing is stated, the company's value alone is
 * named.
 */
export function shortReasons(
  { parts, common }: { parts: unknown; common: CommonPoints },
  facts: ProspectFacts,
  terms: MandateTerms,
): ShortReason[] {
  const apart = apartFrom(common, toReasonPoints(parts)).slice(0, REASONS_OF_A_ROW);
  if (apart.length === 0) return [];
  const stored = toStoredReasons(parts);
  const stated = decided(statedParts(facts, terms));
  return apart.map(({ kind, points }) => {
    const { evidence = [], points: own = 0 } = stored.find((one) => one.kind === kind) ?? {};
    // What is stated is behind the points only where it counts in their direction; else deals are.
    const outcome = own > 0 ? "met" : own < 0 ? "not_met" : null;
    const part = stated.find((one) => one.kind === kind && one.outcome === outcome);
    return {
      kind,
      points,
      own,
      common: common[kind] ?? 0,
      evidence: shownEvidence(evidence, points, kind, facts),
      outcome: part?.outcome ?? null,
      mandateValue: part?.mandateValue ?? ANY,
      companyValue: part?.companyValue ?? criterionOf(kind)?.companyValue(facts, "") ?? ANY,
    };
  });
}

type Decided = StatedPart & { outcome: "met" | "not_met" };

/**
 * The statements whose values say by themselves how they ended. Whether a mandate covers an amount is a matter of the two
 * maxima alone, and not said where its budget decides.
 */
function decided(parts: readonly StatedPart[]): Decided[] {
  return parts.flatMap((part): Decided[] => {
    const { kind, outcome } = part;
    if (outcome === "possible" || kind === "responsiveness") return [];
    if (kind !== "amount_covered") return [{ ...part, outcome }];
    const [most, sought] = [maximumOf(part.mandateValue), maximumOf(part.companyValue)];
    if (most === null || sought === null || sought <= most !== (outcome === "met")) return [];
    return [{ ...part, outcome, mandateValue: fenValue(null, most), companyValue: fenValue(sought, sought) }];
  });
}

function maximumOf(value: CriterionValue): bigint | null {
  return value.type === "fen" ? value.max : null;
}

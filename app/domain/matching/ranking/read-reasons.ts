import { ANY, UNKNOWN } from "#app/domain/matching/criteria/criterion.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import type { Evidence } from "#app/domain/matching/learned/evidence.ts";
import type { Reason, ReasonKind, ShownEvidence, StoredReason } from "./reason.ts";
import type { StatedPart } from "./stated-part.ts";
import { statedParts } from "./stated-parts.ts";

/** Stored reasons with the statements of both sides, and the finest evidence with the same sign. */
export function readReasons(
  stored: readonly StoredReason[],
  facts: ProspectFacts,
  terms: MandateTerms,
): Reason[] {
  const stated = statedParts(facts, terms);
  return stored.map(({ kind, points, evidence = [] }) => {
    const of = stated.filter((part) => part.kind === kind);
    const part = of.find(({ outcome }) => outcome === (points > 0 ? "met" : "not_met"));
    return {
      kind,
      points,
      ...statedPartOf(part, points),
      evidence: shownEvidence(evidence, points, kind, facts),
    };
  });
}

/** The finest evidence with the sign of the points; null where there is none. */
export function shownEvidence(
  evidence: readonly Evidence[],
  points: number,
  kind: ReasonKind,
  facts: ProspectFacts,
): ShownEvidence | null {
  return shownOf(
    evidence.filter(({ times }) => (points > 0 ? times > 1 : times < 1)),
    ownValueOf(kind, facts),
  );
}

function statedPartOf(
  part: StatedPart | undefined,
  points: number,
): Pick<Reason, "statement" | "of" | "mandateValue" | "companyValue"> {
  if (part === undefined || part.outcome === "possible") {
    return { statement: points > 0 ? "more" : "less", of: null, mandateValue: ANY, companyValue: UNKNOWN };
  }
  const { outcome: statement, of, mandateValue, companyValue } = part;
  return { statement, of, mandateValue, companyValue };
}

function shownOf(evidence: readonly Evidence[], own: string | null): ShownEvidence | null {
  const finest = evidence.at(-1);
  if (finest === undefined) return null;
  const { value, deals, of, times } = finest;
  return { deals, of, times, isExact: own === null || own === value };
}

function ownValueOf(kind: ReasonKind, { district, sector }: ProspectFacts): string | null {
  if (kind === "district") return district;
  return kind === "sector" ? sector : null;
}

/** The mandate's own preferences, each tested on the company. */
export function preferencesOf(facts: ProspectFacts, terms: MandateTerms): StatedPart[] {
  return statedParts(facts, terms).filter(({ of }) => of === "institution");
}

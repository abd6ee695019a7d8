import type { Day } from "#app/lib/days.ts";
import { ANY, UNKNOWN } from "./criterion.ts";
import type { MandateTerms, ProspectFacts } from "./facts.ts";
import type { Evidence } from "./learned/evidence.ts";
import type { Reason, ReasonKind, ShownEvidence, StoredReason } from "./reason.ts";
import type { StatedPart } from "./stated-part.ts";
import { statedParts } from "./stated-parts.ts";

/** May a value that evidence is about be read? The company itself may read all that it is. */
export type Readable = (kind: ReasonKind, value: string) => boolean;

const everything: Readable = () => true;

/**
 * Stored reasons with what both sides say of it today beside them, and the evidence that speaks the same way, as fine as
 * the reader may know.
 */
export function readReasons(
  stored: readonly StoredReason[],
  facts: ProspectFacts,
  terms: MandateTerms,
  day: Day,
  mayRead = everything,
): Reason[] {
  const stated = statedParts(facts, terms, day);
  return stored.map(({ kind, points, evidence = [] }) => {
    const of = stated.filter((part) => part.kind === kind);
    const part = of.find(({ outcome }) => outcome === (points > 0 ? "met" : "not_met"));
    return {
      kind,
      points,
      ...saidBy(part, points),
      evidence: shownOf(
        evidence.filter(({ value, times }) => (points > 0 ? times > 1 : times < 1) && mayRead(kind, value)),
        ownValueOf(kind, facts),
      ),
    };
  });
}

function saidBy(
  part: StatedPart | undefined,
  points: number,
): Pick<Reason, "says" | "of" | "mandateValue" | "companyValue"> {
  if (part === undefined || part.outcome === "unknown") {
    return { says: points > 0 ? "more" : "less", of: null, mandateValue: ANY, companyValue: UNKNOWN };
  }
  const { outcome: says, of, mandateValue, companyValue } = part;
  return { says, of, mandateValue, companyValue };
}

/** The finest that may be read. */
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

/** The mandate's own preferences, each held against the company. */
export function preferencesOf(facts: ProspectFacts, terms: MandateTerms, day: Day): StatedPart[] {
  return statedParts(facts, terms, day).filter(({ of }) => of === "institution");
}

import type { Bounds, MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { preferenceParts } from "#app/domain/matching/ranking/preference-parts.ts";
import { statedParts } from "#app/domain/matching/ranking/stated-parts.ts";
import { wishParts } from "#app/domain/matching/ranking/wish-parts.ts";
import { SAID, type Said } from "./feature-names.ts";
import type { Slots } from "./slots.ts";

/** How many points of the stated rules are one unit of utility: a preference of weight 3, met by far, is 1.5. */
const POINTS = 10;

/** The fact that a kind is judged by, as a text; null where it is unknown and nothing is added. */
export function saidKey(kind: Said, facts: ProspectFacts): string | null {
  const fact = factOf(kind, facts);
  return fact === null ? null : String(fact);
}

/** What both sides have stated of one kind, over all slots; null where the company hasn't stated it. */
export function saidRow(kind: Said, facts: ProspectFacts, slots: Slots): Float64Array | null {
  if (saidKey(kind, facts) === null) return null;
  return Float64Array.from(slots.all, ({ terms }) =>
    terms === null ? 0 : pointsOf(kind, facts, terms) / POINTS,
  );
}

/** The same for one pair, all kinds at once; kinds that the company hasn't stated are left out. */
export function saidOf(facts: ProspectFacts, terms: MandateTerms): Map<Said, number> {
  const found = new Map<Said, number>();
  for (const { kind, raw } of statedParts(facts, terms)) {
    if (isSaid(kind) && saidKey(kind, facts) !== null) found.set(kind, (found.get(kind) ?? 0) + raw / POINTS);
  }
  return found;
}

function isSaid(kind: string): kind is Said {
  return (SAID as readonly string[]).includes(kind);
}

function pointsOf(kind: Said, facts: ProspectFacts, terms: MandateTerms): number {
  const parts = isWish(kind)
    ? wishParts(facts, terms)
    : preferenceParts(facts, {
        ...terms,
        preferences: terms.preferences.filter((one) => one.kind === kind),
      });
  return parts.reduce((sum, part) => (part.kind === kind ? sum + part.raw : sum), 0);
}

function isWish(kind: Said): boolean {
  return kind === "amount_covered" || kind === "price_room" || kind === "first_answer";
}

function factOf(kind: Said, facts: ProspectFacts): string | number | bigint | null {
  switch (kind) {
    case "rd_intensity":
      return keyOf(facts.rdIntensityBp);
    case "revenue_growth":
      return keyOf(facts.revenueGrowthBp);
    case "debt_ratio":
      return keyOf(facts.debtRatioBp);
    case "class_one_ip":
      return keyOf(facts.classOneIp);
    case "revenue":
      return keyOf(facts.revenueFen);
    case "age":
      return keyOf(facts.ageMonths);
    case "recognition":
      return `${facts.hasAllRecognitions ? "=" : ">"}${[...facts.recognitions].sort().join(" ")}`;
    case "amount_covered":
      return facts.amountMaxFen;
    case "price_room":
      return facts.maxRateBp;
    case "first_answer":
      return facts.firstAnswerDays;
  }
}

function keyOf(bounds: Bounds<bigint> | Bounds<number> | null): string | null {
  return bounds === null ? null : `${bounds.least ?? ""}..${bounds.most ?? ""}`;
}

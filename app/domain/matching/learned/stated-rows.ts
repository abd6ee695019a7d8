import type { Bounds, MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { preferenceParts } from "#app/domain/matching/ranking/preference-parts.ts";
import { statedParts } from "#app/domain/matching/ranking/stated-parts.ts";
import { wishParts } from "#app/domain/matching/ranking/wish-parts.ts";
import { STATED_FEATURES, type StatedFeature } from "./feature-names.ts";
import type { Slots } from "./slots.ts";

/** How many points of the stated rules are one unit of utility: a preference of weight 3, met by far, is 1.5. */
const POINTS = 10;

/** The fact that a kind is judged by, as a text; null where it is unknown and nothing is added. */
export function statedKey(kind: StatedFeature, facts: ProspectFacts): string | null {
  const fact = factOf(kind, facts);
  return fact === null ? null : String(fact);
}

/** What both sides have stated of one kind, over all slots; null where the company hasn't stated it. */
export function statedRow(kind: StatedFeature, facts: ProspectFacts, slots: Slots): Float64Array | null {
  if (statedKey(kind, facts) === null) return null;
  return Float64Array.from(slots.all, ({ terms }) =>
    terms === null ? 0 : pointsOf(kind, facts, terms) / POINTS,
  );
}

/** The same for one pair, all kinds at once; kinds that the company hasn't stated are left out. */
export function statedUtilitiesOf(facts: ProspectFacts, terms: MandateTerms): Map<StatedFeature, number> {
  const found = new Map<StatedFeature, number>();
  for (const { kind, raw } of statedParts(facts, terms)) {
    if (isStatedFeature(kind) && statedKey(kind, facts) !== null)
      found.set(kind, (found.get(kind) ?? 0) + raw / POINTS);
  }
  return found;
}

function isStatedFeature(kind: string): kind is StatedFeature {
  return (STATED_FEATURES as readonly string[]).includes(kind);
}

function pointsOf(kind: StatedFeature, facts: ProspectFacts, terms: MandateTerms): number {
  const parts = isWish(kind)
    ? wishParts(facts, terms)
    : preferenceParts(facts, {
        ...terms,
        preferences: terms.preferences.filter((one) => one.kind === kind),
      });
  return parts.reduce((sum, part) => (part.kind === kind ? sum + part.raw : sum), 0);
}

function isWish(kind: StatedFeature): boolean {
  return kind === "amount_covered" || kind === "price_room" || kind === "first_answer";
}

function factOf(kind: StatedFeature, facts: ProspectFacts): string | number | bigint | null {
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

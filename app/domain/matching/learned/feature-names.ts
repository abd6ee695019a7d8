import { PART_INDEX, PARTS } from "./parts.ts";

/** What an institution brings whatever the company. */
export const STANDING = ["prior", "trend", "recency", "responsiveness", "demand"] as const;
/** Soft preferences and wishes that no deal can tell: judged pair by pair by what both sides have said. */
export const SAID = [
  "rd_intensity",
  "revenue_growth",
  "debt_ratio",
  "class_one_ip",
  "revenue",
  "age",
  "recognition",
  "amount_covered",
  "price_room",
  "first_answer",
] as const;
export type Said = (typeof SAID)[number];

/** The lifts of the places around, where codes are numbers. */
export const NEAR = ["place.1", "place.2"].map((name) => ({
  name: `${name}~near`,
  part: PART_INDEX.get(name) ?? 0,
}));

/** All features in the order of a model's weights. */
export const FEATURES: readonly string[] = [
  ...STANDING,
  ...PARTS.map(({ name }) => name),
  "backers",
  ...NEAR.map(({ name }) => name),
  ...SAID.map((kind) => `said:${kind}`),
];
export const FIRST_PART = STANDING.length;
export const BACKERS = FIRST_PART + PARTS.length;
export const FIRST_NEAR = BACKERS + 1;
export const FIRST_SAID = FIRST_NEAR + NEAR.length;

/** Under what name a feature counts as one reason with others: all levels of a place are "place". */
export function groupOf(feature: number): string {
  if (feature >= FIRST_NEAR && feature < FIRST_SAID) return "place";
  return PARTS[feature - FIRST_PART]?.group ?? FEATURES[feature] ?? "";
}

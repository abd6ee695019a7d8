import { PARTS } from "./parts.ts";

/** What an institution brings whatever the company. */
export const STANDING = ["prior", "trend", "recency", "responsiveness"] as const;
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

/** All features in the order of a model's weights. */
export const FEATURES: readonly string[] = [
  ...STANDING,
  ...PARTS.map(({ name }) => name),
  "backers",
  ...SAID.map((kind) => `said:${kind}`),
];
export const FIRST_PART = STANDING.length;
export const BACKERS = FIRST_PART + PARTS.length;
export const FIRST_SAID = BACKERS + 1;

/** Under what name a feature counts as one reason with others: all levels of a place are "place". */
export function groupOf(feature: number): string {
  return PARTS[feature - FIRST_PART]?.group ?? FEATURES[feature] ?? "";
}

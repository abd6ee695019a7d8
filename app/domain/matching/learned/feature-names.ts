import { PART_INDEX, PARTS } from "./parts.ts";

/** Features of the institution alone, whatever the company. */
export const INSTITUTION_FEATURES = ["prior", "trend", "recency", "responsiveness", "demand"] as const;
/** Soft preferences and wishes that can't be learned from deals: judged per pair by what both sides have stated. */
export const STATED_FEATURES = [
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
export type StatedFeature = (typeof STATED_FEATURES)[number];

/** Lifts of neighbouring places, where codes are numbers. */
export const NEAR = ["place.1", "place.2"].map((name) => ({
  name: `${name}~near`,
  part: PART_INDEX.get(name) ?? 0,
}));

/** All features in the order of a model's weights. */
export const FEATURES: readonly string[] = [
  ...INSTITUTION_FEATURES,
  ...PARTS.map(({ name }) => name),
  "backers",
  ...NEAR.map(({ name }) => name),
  ...STATED_FEATURES.map((kind) => `said:${kind}`),
];
export const FIRST_PART = INSTITUTION_FEATURES.length;
export const EARLIER_FUNDERS = FIRST_PART + PARTS.length;
export const FIRST_NEAR = EARLIER_FUNDERS + 1;
export const FIRST_STATED = FIRST_NEAR + NEAR.length;

/** The name under which a feature is grouped into one reason: all levels of a place are "place". */
export function featureGroupOf(feature: number): string {
  if (feature >= FIRST_NEAR && feature < FIRST_STATED) return "place";
  return PARTS[feature - FIRST_PART]?.group ?? FEATURES[feature] ?? "";
}

import { REASON_KINDS, type ReasonKind } from "#app/domain/matching/ranking/reason.ts";
import type { Dimension } from "./dimensions.ts";
import { FEATURES, featureGroupOf } from "./feature-names.ts";

/**
 * The reason kind of each feature, as its index in REASON_KINDS; -1 where prospects of the product never have it, such
 * as staff.
 */
export const KIND_OF_FEATURE: Int32Array = Int32Array.from(FEATURES, (_, feature) => {
  const kind = kindOf(featureGroupOf(feature));
  return kind === null ? -1 : REASON_KINDS.indexOf(kind);
});

function kindOf(group: string): ReasonKind | null {
  if (group.split("×").includes("staff")) return null;
  if (group.includes("×")) return "combination";
  if (group === "prior" || group === "trend" || group === "recency") return "activity";
  if (group === "place") return "district";
  return group.replace("said:", "") as ReasonKind;
}

/** The deal dimension behind a kind; null where there is none. */
export function dimensionOf(kind: ReasonKind): Dimension | null {
  switch (kind) {
    case "district":
      return "place";
    case "sector":
    case "stage":
    case "instrument":
    case "amount":
    case "term":
    case "age":
      return kind;
    default:
      return null;
  }
}

/** The share of each kind in all weights of a model, largest first. */
export function weightsByKind(
  weights: Readonly<Record<string, number>>,
): { kind: ReasonKind; share: number }[] {
  const sums = new Map<ReasonKind, number>();
  let all = 0;
  for (const [feature, name] of FEATURES.entries()) {
    const kind = REASON_KINDS[KIND_OF_FEATURE[feature] ?? -1];
    const weight = weights[name] ?? 0;
    if (kind === undefined) continue;
    sums.set(kind, (sums.get(kind) ?? 0) + weight);
    all += weight;
  }
  return [...sums]
    .filter(([, sum]) => sum > 0)
    .map(([kind, sum]) => ({ kind, share: sum / all }))
    .sort((one, other) => other.share - one.share);
}

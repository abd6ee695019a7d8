import type { FitPart } from "./fit.ts";

/** Names the rules by which scores came about; a list made by another model is made anew. */
export const MODEL_VERSION = "stated-1";

/** A reason as it is kept beside a score: what counted and how much. The values are read anew where it is shown. */
export type StoredPart = Pick<FitPart, "kind" | "of" | "outcome" | "points">;

export function storedParts(parts: readonly FitPart[]): StoredPart[] {
  return parts.map(({ kind, of, outcome, points }) => ({ kind, of, outcome, points }));
}

import { type FitPart, reasonsOf } from "./fit.ts";

/** The few that a card has room for: up to three for, one against, each strongest first. */
export function mainParts(parts: readonly FitPart[]): FitPart[] {
  const reasons = reasonsOf(parts);
  return [...reasons.for.slice(0, 3), ...reasons.against.slice(0, 1)];
}

import { z } from "zod";
import { REASON_KINDS, type ReasonKind, type StoredReason } from "./reason.ts";

type Points = Pick<StoredReason, "kind" | "points">;

/** What a pair of a list typically has, in points by reason; a reason that is absent has none. */
export type CommonPoints = Readonly<Partial<Record<ReasonKind, number>>>;

const commonPointsSchema = z.partialRecord(z.enum(REASON_KINDS), z.int());

/** As stored; nothing is common to a list that was not summarised yet. */
export function toCommonPoints(stored: unknown): CommonPoints {
  return stored === null || stored === undefined ? {} : commonPointsSchema.parse(stored);
}

/**
 * The median of each reason over the pairs of a list: the lower one of two in the middle, so that it is a value that
 * pairs have. What a pair lacks counts as 0. In the order of REASON_KINDS, without zeros.
 */
export function commonPointsOf(pairs: readonly (readonly Points[])[]): CommonPoints {
  const middle = Math.ceil(pairs.length / 2) - 1;
  const common: Partial<Record<ReasonKind, number>> = {};
  for (const kind of REASON_KINDS) {
    const points = pairs.map((reasons) => reasons.find((one) => one.kind === kind)?.points ?? 0);
    const median = points.sort((one, other) => one - other)[middle] ?? 0;
    if (median !== 0) common[kind] = median;
  }
  return common;
}

/**
 * What sets a pair apart from its list: each reason's points beyond what is common, without zeros, the strongest first,
 * those for it before those against. The average, what is common and these add up to the score exactly.
 */
export function apartFrom(common: CommonPoints, reasons: readonly Points[]): Points[] {
  return REASON_KINDS.map((kind) => ({
    kind,
    points: (reasons.find((one) => one.kind === kind)?.points ?? 0) - (common[kind] ?? 0),
  }))
    .filter(({ points }) => points !== 0)
    .sort((one, other) => Math.abs(other.points) - Math.abs(one.points) || other.points - one.points);
}

import { z } from "zod";
import { REASON_KINDS, type StoredReason } from "./reason.ts";

const evidenceSchema = z.object({ value: z.string(), deals: z.int(), of: z.int(), times: z.number() });

const storedReasonsSchema = z.array(
  z.object({
    kind: z.enum(REASON_KINDS),
    points: z.int(),
    evidence: z.array(evidenceSchema).exactOptional(),
  }),
);

const reasonPointsSchema = z.array(z.object({ kind: z.enum(REASON_KINDS), points: z.int() }));

/** The names and points alone: for lists. */
export function toReasonPoints(stored: unknown): readonly Pick<StoredReason, "kind" | "points">[] {
  return reasonPointsSchema.parse(stored);
}

export function toStoredReasons(stored: unknown): readonly StoredReason[] {
  return storedReasonsSchema.parse(stored);
}

import { z } from "zod";
import { ASK_SUSPENSION_REASONS } from "#app/domain/codes/reasons.ts";
import { CONFIRMATION_VERDICTS } from "#app/domain/confirmations/lifecycle.ts";
import { noteField, textField } from "#app/domain/fields.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { endsIfAnyField } from "./ending.ts";
import { type ProspectMove, PROSPECT_STATUSES, type ProspectStatus } from "./lifecycle.ts";

/** An admin's moves that bind a company's ask: each has its review. */
export const ASK_MOVES = ["suspend", "reinstate"] as const;
/** With another admin's verdict on a suspension: all acts on an ask that have their review. */
export const REVIEWED_ASK_ACTS = [...ASK_MOVES, ...CONFIRMATION_VERDICTS] as const;
export type ReviewedAskAct = (typeof REVIEWED_ASK_ACTS)[number];

/**
 * The review of a move names what was read: the status of the ask, the version that institutions see, and since when it
 * is as it is, in milliseconds, and whether another admin confirmed it, where it is about the suspension in force.
 */
const readFields = {
  status: z.enum(PROSPECT_STATUSES),
  version: z.coerce.number().int().min(0).max(100_000),
};
export const reviewedAskForm = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("suspend"),
    ...readFields,
    reasonCode: z.enum(ASK_SUSPENSION_REASONS),
    // A code alone tells a company neither what was found nor what to do about it.
    note: textField(1_000),
  }),
  z.object({
    act: z.literal("reinstate"),
    ...readFields,
    since: z.coerce.number().int().min(0).max(8_640_000_000_000_000),
    /** Whether another admin had confirmed the suspension. */
    confirmed: z.enum(["yes", "no"]),
    /** What ends with its search, of an ask that was filled meanwhile; "none" of one that was not. */
    ends: endsIfAnyField,
    note: noteField(1_000),
  }),
  // A verdict names the suspension that was read, and what ends with the search if it is lifted.
  z.object({ act: z.literal("confirm"), confirmationId: z.uuid() }),
  z.object({ act: z.literal("decline"), confirmationId: z.uuid(), ends: endsIfAnyField }),
]);

/** Null when more may be agreed, opened or asked for on an ask; otherwise the reason. */
export function whyNotOnAsk(status: ProspectStatus): RefusalCode | null {
  return status === "suspended" ? "prospect-suspended" : null;
}

/** The same of an ask of which one knows since when it is suspended; null while it is not. */
export function whyNotWhileSuspended(since: Date | null): RefusalCode | null {
  return since === null ? null : "prospect-suspended";
}

interface Suspended {
  /** What it was before. */
  before: string | null;
  /** Fewer than five companies share what it shows, and its company doesn't agree to be recognisable. */
  isTooRare: boolean;
  /** Its company's data is about to be deleted. */
  isLeaving: boolean;
}

/** How a suspension ends: what its company had paused, or what may not be shown now, stays off the market. */
export function moveThatReinstates({ before, isTooRare, isLeaving }: Suspended) {
  const move = before === "paused" || isTooRare || isLeaving ? "reinstate_paused" : "reinstate";
  return move satisfies ProspectMove;
}

/** A suspension stops the days for which an ask is valid: it has as many left afterwards. */
export function expiryAfter(expiresAt: Date | null, since: Date, now: Date): Date | null {
  return expiresAt === null
    ? null
    : new Date(expiresAt.getTime() + Math.max(0, now.getTime() - since.getTime()));
}

import { z } from "zod";
import { institutionReasonSchema } from "#app/domain/codes/reasons.ts";
import { CONFIRMATION_VERDICTS } from "#app/domain/confirmations/lifecycle.ts";
import { fieldFault, noteField, otherNeedsNote, textField } from "#app/domain/fields.ts";
import { INSTITUTION_STATUSES } from "./lifecycle.ts";

/** An admin's moves on an institution's status, apart from its verification. */
export const ADMIN_MOVES = ["restrict", "suspend", "restore", "terminate"] as const;
/** Those of the institution's own page: a suspension has its review. */
const MOVES_AT_ONCE = ["restrict", "restore", "terminate"] as const;

/**
 * A move, or the verdict on another admin's suspension. Moves but a restoration need a code, and a note where the code is
 * "other".
 */
export const institutionMoveForm = z
  .object({
    move: z.enum([...MOVES_AT_ONCE, ...CONFIRMATION_VERDICTS]),
    reason: institutionReasonSchema.optional(),
    note: textField(1_000).optional(),
  })
  .superRefine(({ move, reason, note }, ctx) => {
    if (move === "restore" || move === "confirm" || move === "decline") return;
    if (reason === undefined) ctx.addIssue(fieldFault("reason-missing", ["reason"]));
    if (reason === "other" && note === undefined) ctx.addIssue(fieldFault("other-text-missing", ["note"]));
  });

/** The review of a suspension names the status that was read. */
export const suspendForm = z
  .object({
    act: z.literal("suspend"),
    status: z.enum(INSTITUTION_STATUSES),
    reasonCode: institutionReasonSchema,
    note: noteField(1_000),
  })
  .superRefine(otherNeedsNote("reasonCode", "note"));

import { z } from "zod";
import { institutionReasonSchema } from "#app/domain/codes/reasons.ts";
import { CONFIRMATION_VERDICTS } from "#app/domain/confirmations/lifecycle.ts";
import { noteField, otherNeedsNote, textField } from "#app/domain/fields.ts";
import { INSTITUTION_STATUSES } from "./lifecycle.ts";

/** An admin's moves that bind an institution: each has its review. */
export const REVIEWED_MOVES = ["restrict", "suspend", "terminate"] as const;
export type ReviewedMove = (typeof REVIEWED_MOVES)[number];

/** An admin's moves on an institution's status, apart from its verification. */
export const ADMIN_MOVES = [...REVIEWED_MOVES, "restore"] as const;

/** What follows from each of them, by the keys of its messages: on its review, and on its receipt. */
export const FOLLOWS_FROM = {
  restrict: ["restrict.stops", "mandates", "restrict.deals", "restrict.undo"],
  suspend: ["suspend.stops", "mandates", "suspend.deals", "suspend.second"],
  terminate: ["terminate.stops", "mandates", "terminate.deals", "terminate.final"],
} as const satisfies Readonly<Record<ReviewedMove, readonly string[]>>;

/** On the institution's own page: a restoration, or the verdict on another admin's suspension. */
export const institutionMoveForm = z.discriminatedUnion("move", [
  z.object({ move: z.literal("restore"), note: textField(1_000).optional() }),
  // A verdict names the suspension that was read.
  z.object({ move: z.enum(CONFIRMATION_VERDICTS), confirmationId: z.uuid() }),
]);

/** The review of a move names the status that was read; the end of a cooperation is confirmed by the typed name. */
export const reviewedMoveForm = z
  .object({
    act: z.enum(REVIEWED_MOVES),
    status: z.enum(INSTITUTION_STATUSES),
    reasonCode: institutionReasonSchema,
    note: noteField(1_000),
    typedName: z
      .string()
      .max(300)
      .optional()
      .transform((text) => text ?? ""),
  })
  .superRefine(otherNeedsNote("reasonCode", "note"));

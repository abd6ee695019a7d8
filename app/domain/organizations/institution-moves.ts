import { z } from "zod";
import { institutionReasonSchema } from "#app/domain/codes/reasons.ts";
import { CONFIRMATION_VERDICTS, type ConfirmationVerdict } from "#app/domain/confirmations/lifecycle.ts";
import { noteField, otherNeedsNote } from "#app/domain/fields.ts";
import { INSTITUTION_STATUSES } from "./lifecycle.ts";

/** An admin's moves that take something from an institution, with a reason that it reads. */
const STANDING_MOVES = ["restrict", "suspend", "terminate"] as const;
export type StandingMove = (typeof STANDING_MOVES)[number];

/** An admin's moves on an institution's status, apart from its verification: each has its review. */
export const REVIEWED_MOVES = ["restore", ...STANDING_MOVES] as const;

/** What an admin does with an institution on a review: moves its status, or settles a colleague's suspension of it. */
export const REVIEWED_ACTS = [...REVIEWED_MOVES, ...CONFIRMATION_VERDICTS] as const;
export type ReviewedAct = (typeof REVIEWED_ACTS)[number];

/** What follows from those with a reason, by the keys of its messages: on its review, and on its receipt. */
export const FOLLOWS_FROM = {
  restrict: ["restrict.stops", "mandates", "restrict.deals", "restrict.undo"],
  suspend: ["suspend.stops", "mandates", "suspend.clocks", "suspend.deals", "suspend.second"],
  terminate: ["terminate.stops", "mandates", "terminate.deals", "terminate.final"],
} as const satisfies Readonly<Record<StandingMove, readonly string[]>>;

/** A verdict on another admin's suspension names the one that was read. */
const verdictForm = <Verdict extends ConfirmationVerdict>(verdict: Verdict) =>
  z.object({ act: z.literal(verdict), confirmationId: z.uuid() });

const standingMoveForm = z
  .object({
    act: z.enum(STANDING_MOVES),
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

/**
 * The review of a move names the status that was read; the end of a cooperation is confirmed by the typed name. A
 * restoration names the restriction or suspension that it lifts, by when it began, and whether another admin had
 * confirmed it; a verdict, the suspension that it is about.
 */
export const reviewedActForm = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("restore"),
    status: z.enum(INSTITUTION_STATUSES),
    /** "none" where no act brought it about, as of one that was imported. */
    since: z.union([z.literal("none"), z.iso.datetime()]),
    confirmed: z.enum(["yes", "no"]),
    note: noteField(1_000),
  }),
  standingMoveForm,
  verdictForm("confirm"),
  verdictForm("decline"),
]);

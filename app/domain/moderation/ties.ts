import { z } from "zod";
import { noteField, textField } from "#app/domain/fields.ts";

/** What ties an admin to an organization. */
export const TIE_KINDS = ["employment", "shareholding", "family", "other"] as const;
export type TieKind = (typeof TIE_KINDS)[number];

/**
 * For how long an ended tie still counts: longer than any case or dispute takes, so that nobody ends a tie in order to
 * decide what is under way.
 */
export const TIE_COUNTS_ON_DAYS = 30;

export const tiesForm = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("declare"),
    organization: textField(120),
    kind: z.enum(TIE_KINDS),
    note: noteField(500),
  }),
  z.object({ act: z.literal("end"), tieId: z.uuid() }),
]);

/** When a tie that is ended at `at` stops to count. */
export function tieEndsAt(at: Date): Date {
  return new Date(at.getTime() + TIE_COUNTS_ON_DAYS * 24 * 60 * 60 * 1_000);
}

import { z } from "zod";
import { withdrawReasonSchema } from "#app/domain/codes/reasons.ts";
import { noteField, otherNeedsNote } from "#app/domain/fields.ts";
import { readRound } from "./read-round.ts";

/** The review of a withdrawal names the version that was read, and how many counter-offers had come. */
export const withdrawOfferForm = z
  .object({
    act: z.literal("withdraw"),
    ...readRound,
    reasonCode: withdrawReasonSchema,
    note: noteField(500),
  })
  .superRefine(otherNeedsNote("reasonCode", "note"));

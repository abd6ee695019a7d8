import { z } from "zod";
import { withdrawReasonSchema } from "#app/domain/codes/reasons.ts";
import { noteField, otherNeedsNote, typedKinds } from "#app/domain/fields.ts";

const { whole } = typedKinds("yuan");

/** The review of a withdrawal names the version that was read, and how many counter-offers had come. */
export const withdrawOfferForm = z
  .object({
    act: z.literal("withdraw"),
    version: whole(1, 2_000_000_000),
    rounds: whole(0, 100),
    reasonCode: withdrawReasonSchema,
    note: noteField(500),
  })
  .superRefine(otherNeedsNote("reasonCode", "note"));

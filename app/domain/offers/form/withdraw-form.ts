import { z } from "zod";
import { withdrawReasonSchema } from "#app/domain/codes/reasons.ts";
import { noteField, otherNeedsNote } from "#app/domain/fields.ts";
import { typedAmountField } from "#app/domain/review/typed-amount-field.ts";
import { readRound } from "./read-round.ts";

/** The review of a withdrawal names the version that was read, how many counter-offers had come, and the amount. */
export const withdrawOfferForm = z
  .object({
    act: z.literal("withdraw"),
    ...readRound,
    reasonCode: withdrawReasonSchema,
    note: noteField(500),
    typedAmount: typedAmountField,
  })
  .superRefine(otherNeedsNote("reasonCode", "note"));

import { z } from "zod";
import { counterForm } from "#app/domain/offers/negotiation/counter.ts";
import { companyDeclineReasonSchema } from "#app/domain/codes/reasons.ts";
import { otherNeedsNote, noteField, shownField } from "#app/domain/fields.ts";
import { readRound } from "./read-round.ts";
import { typedAmountField } from "#app/domain/review/typed-amount-field.ts";

/**
 * The form of the review with which a company accepts: it names the round that was read, what goes on hold, and whether
 * the institution reads the company's file from then on.
 */
export const acceptOfferForm = z.object({
  act: z.literal("accept"),
  ...readRound,
  holds: shownField,
  consent: z.enum(["in_force", "ended"]),
  typedAmount: typedAmountField,
});

const declineOfferForm = z
  .object({
    act: z.literal("decline"),
    ...readRound,
    reasonCode: companyDeclineReasonSchema,
    note: noteField(500),
  })
  .superRefine(otherNeedsNote("reasonCode", "note"));

/** The form of a counter-offer, in the unit that it names. */
export const counterOfferForm = z.discriminatedUnion("unit", [counterForm("million"), counterForm("wan")]);

/** A page with both forms: the button says which one is sent. */
export const answerOfferForm = z.discriminatedUnion("act", [declineOfferForm, counterOfferForm]);

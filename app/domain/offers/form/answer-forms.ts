import { z } from "zod";
import { counterForm } from "#app/domain/offers/negotiation/counter.ts";
import { companyDeclineReasonSchema } from "#app/domain/codes/reasons.ts";
import { otherNeedsWords, textField } from "#app/domain/fields.ts";

/** What a company sends to accept: the version whose terms it read. */
const acceptOfferForm = z.object({
  act: z.literal("accept"),
  version: z.coerce.number().int().min(1).max(100),
});

/** What a company sends to decline. */
const declineOfferForm = z
  .object({
    act: z.literal("decline"),
    reasonCode: companyDeclineReasonSchema,
    note: textField(500).optional(),
  })
  .superRefine(otherNeedsWords("reasonCode", "note"));

/** What a company sends to counter, in the unit that the form names. */
export const counterOfferForm = z.discriminatedUnion("unit", [counterForm("million"), counterForm("wan")]);

/** A page with all three: which it is, is said by the button. */
export const answerOfferForm = z.discriminatedUnion("act", [
  acceptOfferForm,
  declineOfferForm,
  counterOfferForm,
]);

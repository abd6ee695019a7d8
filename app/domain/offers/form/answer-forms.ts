import { z } from "zod";
import { counterForm } from "#app/domain/offers/negotiation/counter.ts";
import { companyDeclineReasonSchema } from "#app/domain/codes/reasons.ts";
import { otherNeedsNote, noteField } from "#app/domain/fields.ts";
import { typedAmountField } from "#app/domain/review/typed-amount-field.ts";

const versionRead = z.coerce.number().int().min(1).max(100);

/** The form of the review with which a company accepts: it names the version that was read. */
export const acceptOfferForm = z.object({
  act: z.literal("accept"),
  version: versionRead,
  typedAmount: typedAmountField,
});

const declineOfferForm = z
  .object({
    act: z.literal("decline"),
    version: versionRead,
    reasonCode: companyDeclineReasonSchema,
    note: noteField(500),
  })
  .superRefine(otherNeedsNote("reasonCode", "note"));

/** The form of a counter-offer, in the unit that it names. */
export const counterOfferForm = z.discriminatedUnion("unit", [counterForm("million"), counterForm("wan")]);

/** A page with both forms: the button says which one is sent. */
export const answerOfferForm = z.discriminatedUnion("act", [declineOfferForm, counterOfferForm]);

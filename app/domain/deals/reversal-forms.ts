import { z } from "zod";
import { reversalReasonSchema } from "#app/domain/codes/reversal-reasons.ts";
import { noteField, otherNeedsNote } from "#app/domain/fields.ts";
import { typedAmountField } from "#app/domain/review/typed-amount-field.ts";
import { reversalMarkField } from "./reviewed-reversal.ts";

const reversalId = z.uuid();

/** The forms of either side on the page of a drawdown's reversal. */
export const reversalForm = z.discriminatedUnion("act", [
  z
    .object({ act: z.literal("propose"), reasonCode: reversalReasonSchema, note: noteField(500) })
    .superRefine(otherNeedsNote("reasonCode", "note")),
  z.object({ act: z.literal("decline"), reversalId, answerNote: noteField(500) }),
  z.object({ act: z.literal("withdraw"), reversalId }),
  z.object({ act: z.literal("dispute"), reversalId, disputeNote: noteField(500) }),
]);

/** The review with which the other side agrees. */
export const agreeReversalForm = z.object({
  act: z.literal("agree"),
  reversalId,
  read: reversalMarkField,
  typedAmount: typedAmountField,
});

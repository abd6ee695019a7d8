import { z } from "zod";
import {
  companyDisputeReasonSchema,
  conditionReturnReasonSchema,
  fallThroughReasonSchema,
  institutionDisputeReasonSchema,
  releaseReasonSchema,
} from "#app/domain/codes/reasons.ts";
import {
  dayField,
  type FieldFault,
  otherNeedsNote,
  noteField,
  textField,
  typedKinds,
} from "#app/domain/fields.ts";

/** Exact amounts of a deal are entered in yuan, as on bank statements. */
const yuan = typedKinds("yuan");

const sign = z.object({ act: z.literal("sign") });
const fallThrough = z
  .object({
    act: z.literal("fall-through"),
    reasonCode: fallThroughReasonSchema,
    note: noteField(500),
  })
  .superRefine(otherNeedsNote("reasonCode", "note"));

const disputed = { act: z.literal("dispute"), drawdownId: z.uuid(), disputeNote: noteField(500) };
const returned = {
  conditionId: z.uuid(),
  returnCode: conditionReturnReasonSchema,
  returnNote: noteField(300),
};

const aboveZero: FieldFault = "amount-not-positive";

/** The forms of a company on a deal's page. */
export const companyDealForm = z.discriminatedUnion("act", [
  sign,
  fallThrough,
  z.object({
    act: z.literal("provide"),
    conditionId: z.uuid(),
    documentId: z.uuid().optional(),
    providedNote: noteField(500),
  }),
  z.object({ act: z.literal("take-back-condition"), conditionId: z.uuid() }),
  z.object({
    act: z.literal("request"),
    amountFen: yuan.money.refine((fen) => fen > 0n, { error: aboveZero }),
  }),
  z.object({ act: z.literal("withdraw-request"), drawdownId: z.uuid() }),
  z.object({ act: z.literal("confirm"), drawdownId: z.uuid(), receivedFen: yuan.money }),
  z
    .object({ ...disputed, disputeCode: companyDisputeReasonSchema })
    .superRefine(otherNeedsNote("disputeCode", "disputeNote")),
]);

/** The forms of an institution on a deal's page. */
export const institutionDealForm = z.discriminatedUnion("act", [
  sign,
  fallThrough,
  z
    .object({
      act: z.literal("release"),
      reasonCode: releaseReasonSchema,
      note: noteField(500),
    })
    .superRefine(otherNeedsNote("reasonCode", "note")),
  z.object({ act: z.literal("send-documents") }),
  z.object({ act: z.literal("satisfy"), conditionId: z.uuid() }),
  z
    .object({ act: z.literal("send-back"), ...returned })
    .superRefine(otherNeedsNote("returnCode", "returnNote")),
  z.object({ act: z.literal("reopen"), ...returned }).superRefine(otherNeedsNote("returnCode", "returnNote")),
  z.object({ act: z.literal("waive"), conditionId: z.uuid(), waiveNote: textField(300) }),
  z.object({ act: z.literal("confirm-waiver"), waiverId: z.uuid() }),
  z.object({ act: z.literal("decline-waiver"), waiverId: z.uuid() }),
  z.object({ act: z.literal("withdraw-waiver"), waiverId: z.uuid() }),
  z.object({
    act: z.literal("fund"),
    drawdownId: z.uuid(),
    valueDate: dayField,
    paymentReference: textField(60),
  }),
  z.object({ act: z.literal("take-back-payment"), drawdownId: z.uuid() }),
  z
    .object({ ...disputed, disputeCode: institutionDisputeReasonSchema })
    .superRefine(otherNeedsNote("disputeCode", "disputeNote")),
]);

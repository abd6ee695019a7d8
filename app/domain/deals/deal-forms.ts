import { z } from "zod";
import {
  companyDisputeReasonSchema,
  conditionReturnReasonSchema,
  fallThroughReasonSchema,
  institutionDisputeReasonSchema,
  releaseReasonSchema,
} from "#app/domain/codes/reasons.ts";
import { typedAmountField } from "#app/domain/review/typed-amount-field.ts";
import { reviewedEndFields } from "#app/domain/prospects/ending.ts";
import { DEAL_STATUSES } from "./lifecycle.ts";
import {
  dayField,
  type FieldFault,
  otherNeedsNote,
  noteField,
  textField,
  typedKinds,
  shownField,
  storedKinds,
} from "#app/domain/fields.ts";

/** Exact amounts of a deal are entered in yuan, as on bank statements. */
const yuan = typedKinds("yuan");

/** What a review names: the status that was read, and the amount as typed. */
const named = { status: z.enum(DEAL_STATUSES), typedAmount: typedAmountField };

/** The review with which a side states that it has signed the contract. */
export const signForm = z.object({ act: z.literal("sign"), ...named });

/** The review of a deal's end names the confirmed amount, too. */
const reviewed = { ...named, confirmedFen: yuan.money, note: noteField(500) };
const fallThrough = z
  .object({ act: z.literal("fall-through"), reasonCode: fallThroughReasonSchema, ...reviewed })
  .superRefine(otherNeedsNote("reasonCode", "note"));
const release = z
  .object({ act: z.literal("release"), reasonCode: releaseReasonSchema, ...reviewed })
  .superRefine(otherNeedsNote("reasonCode", "note"));

/** The review with which a company ends a deal. */
export const companyEndForm = fallThrough;
/** The same of an institution, which may also release its guarantee. */
export const institutionEndForm = z.discriminatedUnion("act", [fallThrough, release]);

/** A drawdown, and its payment as the page showed it. */
const shown = { drawdownId: z.uuid(), payment: z.string().regex(/^\w{1,20}\.\d{1,16}$/u) };

/** The review with which a company confirms the payment that fills its ask. */
export const fillForm = z.object({
  act: z.literal("fill"),
  ...shown,
  ...reviewedEndFields,
  funding: z.string().regex(/^\d{1,20}\.\d{1,20}$/u),
  receivedFen: yuan.money,
});

const disputed = { act: z.literal("dispute"), ...shown, disputeNote: noteField(500) };
/** What the page showed of a condition precedent. */
const shownPaper = {
  // When what was read was provided; empty where nothing was.
  providedAt: shownField,
  // The file that the page showed as its paper; empty where it showed none.
  paper: shownField,
};
const shownCondition = { conditionId: z.uuid(), ...shownPaper };

/** What a review showed of it: no review leaves out when it was provided. */
const reviewedPaper = { ...shownPaper, providedAt: z.union([z.literal(""), z.iso.datetime()]) };

/** The review with which an institution settles the last condition of a guarantee: as met, or by a waiver. */
export const effectForm = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("bring-into-effect"),
    conditionId: z.uuid(),
    ...reviewedPaper,
    satisfyNote: noteField(300),
    typedAmount: typedAmountField,
  }),
  z.object({
    act: z.literal("waive-into-effect"),
    waiverId: z.uuid(),
    ...reviewedPaper,
    typedAmount: typedAmountField,
  }),
]);

const returned = {
  returnCode: conditionReturnReasonSchema,
  returnNote: noteField(300),
};

const aboveZero: FieldFault = "amount-not-positive";

/** The forms of a company on a deal's page. */
export const companyDealForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("take-back-condition"), ...shownCondition, providedAt: z.iso.datetime() }),
  z.object({
    act: z.literal("request"),
    // What the page said was left to draw, in fen.
    leftFen: storedKinds.money,
    amountFen: yuan.money.refine((fen) => fen > 0n, { error: aboveZero }),
  }),
  z.object({ act: z.literal("withdraw-request"), ...shown }),
  z.object({ act: z.literal("confirm"), ...shown, receivedFen: yuan.money }),
  z
    .object({ ...disputed, disputeCode: companyDisputeReasonSchema })
    .superRefine(otherNeedsNote("disputeCode", "disputeNote")),
]);

/** The forms of an institution on a deal's page. */
export const institutionDealForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("send-documents") }),
  z.object({
    act: z.literal("satisfy"),
    ...shownCondition,
    satisfyNote: noteField(300),
  }),
  z
    .object({ act: z.literal("send-back"), ...shownCondition, providedAt: z.iso.datetime(), ...returned })
    .superRefine(otherNeedsNote("returnCode", "returnNote")),
  z
    .object({ act: z.literal("reopen"), ...shownCondition, ...returned })
    .superRefine(otherNeedsNote("returnCode", "returnNote")),
  z.object({ act: z.literal("waive"), ...shownCondition, waiveNote: textField(300) }),
  z.object({ act: z.literal("confirm-waiver"), waiverId: z.uuid(), ...shownPaper }),
  z.object({ act: z.literal("decline-waiver"), waiverId: z.uuid() }),
  z.object({ act: z.literal("withdraw-waiver"), waiverId: z.uuid() }),
  z.object({
    act: z.literal("fund"),
    ...shown,
    valueDate: dayField,
    paymentReference: textField(60),
  }),
  z.object({ act: z.literal("take-back-payment"), ...shown }),
  z
    .object({ ...disputed, disputeCode: institutionDisputeReasonSchema })
    .superRefine(otherNeedsNote("disputeCode", "disputeNote")),
]);

import { z } from "zod";
import { fieldFault, textField, typedKinds } from "#app/domain/fields.ts";
import { CONFIRMATION_VERDICTS } from "#app/domain/confirmations/lifecycle.ts";
import { FEE_PROPOSAL_KINDS } from "./proposal.ts";

const feeId = z.uuid();
const reason = textField(500);

/** The forms of the finance admins' first page. */
export const billingForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("reconcile") }),
  z.object({ act: z.literal("retry-call"), callId: z.uuid() }),
  z.object({ act: z.literal("resend-refund"), refundId: z.uuid() }),
]);

/** When the reader asked for a reconciliation, in milliseconds since 1970: the page says what became of it. */
export const billingQuery = z.object({
  asked: z.coerce.number().int().positive().optional().catch(undefined),
});

/** A waiver, or a credit of an amount, tax included: only that has an amount. */
const proposalForm = z
  .object({
    act: z.literal("propose"),
    feeId,
    kind: z.enum(FEE_PROPOSAL_KINDS),
    amountFen: typedKinds("yuan").money.optional(),
    reason,
  })
  .superRefine(({ kind, amountFen }, ctx) => {
    if (kind !== "adjustment") return;
    if (amountFen === undefined) ctx.addIssue(fieldFault("not-an-amount", ["amountFen"]));
    else if (amountFen === 0n) ctx.addIssue(fieldFault("amount-not-positive", ["amountFen"]));
  });

/** The forms of an invoice's page. */
export const invoiceForm = z.discriminatedUnion("act", [
  proposalForm,
  z.object({ act: z.literal("uphold"), feeId, words: textField(500) }),
  z.object({ act: z.enum(["apply", "return"]), receiptId: z.uuid() }),
  z.object({ act: z.enum(["confirm", "decline", "withdraw"]), confirmationId: z.uuid() }),
  z.object({ act: z.literal("resend-refund"), refundId: z.uuid() }),
]);

/** The tax invoice of an invoice that is made void: none, or one that was requested and ends with it. */
const FAPIAO_ENDING = ["none", "requested"] as const;
export type FapiaoEnding = (typeof FAPIAO_ENDING)[number];

/** The review before an invoice is made void names what ends with it: its tax invoice, and questions about its fees. */
export const invoiceVoidForm = z.object({
  act: z.literal("void"),
  fapiao: z.enum(FAPIAO_ENDING),
  questions: z.coerce.number().int().min(0).max(100_000),
  reason: textField(300),
  after: z.enum(["reissue", "wait"]),
});

/** The form of the fees that are not invoiced yet. */
export const feeWaiverForm = z.object({ feeId, reason });

/** The forms of what waits for a second admin. */
export const feeProposalsForm = z.object({ proposalId: z.uuid(), act: z.enum(CONFIRMATION_VERDICTS) });

/** What an invoice list is narrowed to: `overdue` ones are open after their due date. */
export const INVOICE_VIEWS = ["open", "overdue", "settled", "void"] as const;
export type InvoiceView = (typeof INVOICE_VIEWS)[number];

/** What else it can be narrowed to: money that goes back, a charge-back or a question that is open, money to apply. */
export const INVOICE_MATTERS = ["refund", "charge-back", "question", "unapplied"] as const;
export type InvoiceMatter = (typeof INVOICE_MATTERS)[number];

/** The query of the invoices' list; invalid values are ignored. */
export const invoicesQuery = z.object({
  view: z.enum(INVOICE_VIEWS).optional().catch(undefined),
  matter: z.enum(INVOICE_MATTERS).optional().catch(undefined),
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  after: z.string().max(1_000).optional().catch(undefined),
});
export type InvoicesQuery = z.infer<typeof invoicesQuery>;

/** The query of the list of fees that are not invoiced. */
export const feesQuery = z.object({
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  after: z.string().max(1_000).optional().catch(undefined),
});

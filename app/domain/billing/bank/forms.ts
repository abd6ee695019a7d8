import { z } from "zod";
import { BANK_LINE_STATUSES } from "./lifecycle.ts";

/** The form by which a statement is imported; its file follows. The account only where the file names none. */
export const importStatementForm = z.object({
  act: z.literal("import"),
  account: z.string().trim().max(60).optional(),
});

const invoices = z.string().trim().min(1).max(200);

/** The forms of a statement's page: what one proposes, and what another says to it. */
export const bankStatementForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("match"), lineId: z.uuid(), invoices }),
  z.object({ act: z.literal("assign"), lineId: z.uuid(), invoices }),
  z.object({ act: z.literal("settle"), lineId: z.uuid(), refundId: z.uuid() }),
  z.object({ act: z.literal("came-back"), lineId: z.uuid(), refundId: z.uuid() }),
  z.object({ act: z.literal("ignore"), lineId: z.uuid() }),
  z.object({ act: z.literal("undo"), lineId: z.uuid() }),
  z.object({ act: z.literal("another"), lineId: z.uuid() }),
  z.object({ act: z.literal("same"), lineId: z.uuid() }),
  z.object({ act: z.literal("apply"), receiptId: z.uuid(), invoices }),
  z.object({ act: z.literal("return"), receiptId: z.uuid() }),
  z.object({ act: z.literal("confirm"), confirmationId: z.uuid() }),
  z.object({ act: z.literal("decline"), confirmationId: z.uuid() }),
  z.object({ act: z.literal("withdraw"), confirmationId: z.uuid() }),
]);
export type BankStatementAct = z.infer<typeof bankStatementForm>;
export type LineProposal = Exclude<Extract<BankStatementAct, { lineId: string }>, { act: "same" }>;
export type ReceiptProposal = Extract<BankStatementAct, { receiptId: string }>;

/** Which lines of a statement are listed. */
export const bankLinesQuery = z.object({
  view: z
    .enum(["all", ...BANK_LINE_STATUSES])
    .default("all")
    .catch("all"),
  cursor: z.string().max(400).optional(),
  /** The line that the reader handles. */
  line: z.uuid().optional().catch(undefined),
  /** Whether the reader comes from an import that brought nothing new. */
  known: z.literal("all").optional().catch(undefined),
});
/** The list of statements. */
export const bankStatementsQuery = z.object({ cursor: z.string().max(400).optional() });

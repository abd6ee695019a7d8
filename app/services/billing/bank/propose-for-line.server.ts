import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { LineProposal } from "#app/domain/billing/bank/forms.ts";
import type { RefundStatus } from "#app/domain/billing/lifecycle.ts";
import { type BankLineStatus, whyNotProposeForLine } from "#app/domain/billing/bank/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { findLineOfRefund, lockBankLine } from "#db/queries/billing/bank-statements.ts";
import { findReceiptOwner } from "#db/queries/billing/bank-proposals.ts";
import { lockRefund } from "#db/queries/billing/refunds.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../../context.ts";
import { refuseTied } from "../../admins/refuse-tied.server.ts";
import { findInstitutionBilled } from "./find-institution-billed.server.ts";
import { lockNamedInvoices } from "./lock-named-invoices.server.ts";
import { leaveToAnother } from "./leave-to-another.server.ts";
import { refuseRoleTaken } from "../refuse-role-taken.server.ts";

/** A finance admin proposes what a line of a statement is; nothing happens until another confirms it. */
export function proposeForLine(
  ctx: ServiceContext,
  actor: AdminActor,
  proposal: LineProposal,
): Promise<void> {
  return ctx.withActor(actor, "change-fees", async (trx) => {
    await refuseRoleTaken(trx);
    const line = found(await lockBankLine(trx, proposal.lineId), "bank-line-not-found");
    refuseIf(whyNotProposeForLine(line, proposal.act));
    const about = await aboutWhat(trx, line, proposal);
    if (about.institutionId !== null) await refuseTied(trx, actor, { institutionId: about.institutionId });
    await leaveToAnother(trx, ctx, actor, {
      ...about,
      kind: proposal.act,
      lineId: line.id,
      receiptId: null,
      amountFen: null,
      before: line.status,
      after: AFTER[proposal.act],
    });
  });
}

/** What a line is then. */
const AFTER: Readonly<Record<LineProposal["act"], BankLineStatus>> = {
  match: "matched",
  assign: "matched",
  settle: "matched",
  "came-back": "came-back",
  ignore: "ignored",
  undo: "unmatched",
  another: "unmatched",
};

/** What a refund is until a statement shows it; a failed one is sent again first, as another one. */
const AWAITED: readonly RefundStatus[] = ["requested", "sent"];

type About = { institutionId: string | null; invoiceIds: string[]; refundId: string | null };

async function aboutWhat(
  trx: ActorTransaction,
  line: { amountFen: bigint; receiptId: string | null },
  proposal: LineProposal,
): Promise<About> {
  const nothing = { institutionId: null, invoiceIds: [], refundId: null };
  switch (proposal.act) {
    case "match":
      return { ...nothing, ...(await lockNamedInvoices(trx, proposal.invoices)) };
    case "assign":
      return { ...nothing, institutionId: await findInstitutionBilled(trx, proposal.invoices) };
    case "settle": {
      const refund = found(await lockRefund(trx, proposal.refundId), "refund-not-found");
      refuseIf(refund.provider !== "bank" || !AWAITED.includes(refund.status) ? "refund-wrong-state" : null);
      refuseIf(refund.amountFen === -line.amountFen ? null : "bank-line-amount-differs");
      return { ...nothing, institutionId: refund.institutionId, refundId: refund.id };
    }
    case "came-back": {
      const refund = found(await lockRefund(trx, proposal.refundId), "refund-not-found");
      refuseIf((await findLineOfRefund(trx, refund.id)) === undefined ? "refund-wrong-state" : null);
      refuseIf(refund.amountFen === line.amountFen ? null : "bank-line-amount-differs");
      return { ...nothing, institutionId: refund.institutionId, refundId: refund.id };
    }
    case "undo":
      return { ...nothing, institutionId: await findReceiptOwner(trx, line.receiptId ?? "") };
    case "ignore":
    case "another":
      return nothing;
  }
}

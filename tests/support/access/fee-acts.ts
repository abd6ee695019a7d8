import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { dayOf } from "#app/lib/days.ts";
import { proposeForLine } from "#app/services/billing/bank/propose-for-line.server.ts";
import { proposeForReceipt } from "#app/services/billing/bank/propose-for-receipt.server.ts";
import { repeatLine } from "#app/services/billing/bank/repeat-line.server.ts";
import { settleBankProposal } from "#app/services/billing/bank/settle-bank-proposal.server.ts";
import { cancelFapiao } from "#app/services/billing/cancel-fapiao.server.ts";
import { enterFapiao } from "#app/services/billing/enter-fapiao.server.ts";
import { proposeFeeChange } from "#app/services/billing/propose-fee-change.server.ts";
import { resendRefund } from "#app/services/billing/resend-refund.server.ts";
import { settleFeeProposal } from "#app/services/billing/settle-fee-proposal.server.ts";
import { upholdFee } from "#app/services/billing/uphold-fee.server.ts";
import { voidInvoice } from "#app/services/billing/void-invoice.server.ts";
import type { OpenTestApp } from "#tests/support/open-test-app.ts";

type FeeAct = (actors: { admin: AdminActor }) => Promise<unknown>;

/** Every service by which a finance admin changes what is owed or paid, on records that don't exist. */
export function feeActs(app: OpenTestApp, id: string): FeeAct[] {
  const fapiao = { fapiaoId: id, number: "12345678", issuedOn: dayOf(new Date()) };
  return [
    ({ admin: by }) =>
      proposeFeeChange(app.web, by, { feeId: id, kind: "waiver", amountFen: null, reason: "a courtesy" }),
    ({ admin: by }) => settleFeeProposal(app.web, by, { proposalId: id, verdict: "confirm" }),
    ({ admin: by }) => upholdFee(app.web, by, { feeId: id, words: "as agreed" }),
    ({ admin: by }) => voidInvoice(app.web, by, { invoiceId: id, reason: "wrong title", reissued: true }),
    ({ admin: by }) => resendRefund(app.web, by, { refundId: id }),
    ({ admin: by }) => cancelFapiao(app.web, by, { fapiaoId: id, note: null }),
    ({ admin: by }) => enterFapiao(app.web, by, { ...fapiao, file: null }),
    ({ admin: by }) =>
      enterFapiao(app.web, by, { ...fapiao, file: { name: "fapiao.pdf", bytes: oneFile() } }),
    ({ admin: by }) => proposeForLine(app.web, by, { act: "ignore", lineId: id } as never),
    ({ admin: by }) => repeatLine(app.web, by, { lineId: id }),
    ({ admin: by }) => proposeForReceipt(app.web, by, { act: "return", receiptId: id } as never),
    ({ admin: by }) => settleBankProposal(app.web, by, { confirmationId: id, act: "confirm" }),
  ];
}

async function* oneFile(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from("%PDF-1.7"));
}

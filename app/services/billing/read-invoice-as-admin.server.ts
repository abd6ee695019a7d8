import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { FapiaoEnding } from "#app/domain/billing/admin-forms.ts";
import { whyNotMoveInvoice, whyNotMoveRefund } from "#app/domain/billing/lifecycle.ts";
import { FEE_PROPOSAL_KINDS, whyNotPropose } from "#app/domain/billing/proposal.ts";
import { whyNotSettleConfirmation } from "#app/domain/confirmations/lifecycle.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { sumFen } from "#app/lib/money.ts";
import type { BillingProfile } from "#app/domain/billing/billing-profile.ts";
import {
  findInvoiceForAdmins,
  listInvoiceCalls,
  listInvoiceEvents,
  listInvoiceMoves,
  listRecordedLines,
} from "#db/queries/billing/invoice-record.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { ServiceContext } from "../context.ts";

/** Everything of an invoice, and what a finance admin may do with it. A tie to its institution keeps them away. */
export function readInvoiceAsAdmin({ readAs, now }: ServiceContext, actor: AdminActor, invoiceId: string) {
  return readAs(actor, async (trx) => {
    const { isTied, receipts, fapiao, ...invoice } = found(
      await findInvoiceForAdmins(trx, invoiceId),
      "invoice-not-found",
    );
    const { institutionId } = invoice;
    if (isTied) await refuseTied(trx, actor, { institutionId });
    const lines = await listRecordedLines(trx, invoiceId);
    const moves = await listInvoiceMoves(trx, invoiceId);
    const isOpen = invoice.status === "open";
    const own = fapiao.filter(({ isRed, status }) => !isRed && status !== "cancelled");
    const ending: FapiaoEnding = own.length === 0 ? "none" : "requested";
    const isInvoiced = own.some(({ status }) => status === "issued");
    const isUntouched = moves.every(({ what }) => what === "charge-back" || what === "refund");
    const sum = (of: (move: (typeof moves)[number]) => boolean) =>
      sumFen(moves.filter(of).map(({ amountFen }) => amountFen));
    return {
      invoice: { ...invoice, profile: invoice.profile as BillingProfile },
      amounts: {
        creditedFen: sum(({ what }) => what === "credit"),
        paidFen: sum(({ what }) => what === "payment"),
        refundedFen: sum(({ refundStatus }) => refundStatus === "paid"),
        dueFen: invoice.status === "void" ? 0n : invoice.dueFen,
      },
      lines: lines.map((line) => ({
        ...line,
        /** What may be proposed for its fee. */
        kinds: FEE_PROPOSAL_KINDS.filter(
          (kind) =>
            invoice.status !== "void" &&
            line.proposed === null &&
            !line.isTied &&
            line.totalFen > line.creditedFen &&
            whyNotPropose(kind, { status: line.feeStatus }) === null,
        ),
      })),
      moves: moves.map((move) => ({
        ...move,
        maySendAgain:
          move.refundStatus !== null &&
          whyNotMoveRefund({ status: move.refundStatus }, "send_again", "admin") === null,
      })),
      calls: await listInvoiceCalls(trx, invoiceId),
      events: (await listInvoiceEvents(trx, invoiceId)).reverse(),
      receipts: receipts.map(({ receivedAt, unappliedFen, proposal, ...receipt }) => ({
        ...receipt,
        proposal: proposal && readProposal(actor, proposal, now()),
        receivedAt: new Date(receivedAt),
        unappliedFen: BigInt(unappliedFen),
      })),
      fapiao: fapiao.map(({ requestedAt, totalFen, ...one }) => ({
        ...one,
        requestedAt: new Date(requestedAt),
        totalFen: BigInt(totalFen),
      })),
      voiding: {
        whyNot:
          whyNotMoveInvoice(invoice, "void", "admin") ??
          (isUntouched ? null : "invoice-has-payments") ??
          (isInvoiced ? "invoice-has-fapiao" : null),
        fapiao: ending,
        questions: lines.filter(({ feeStatus }) => feeStatus === "disputed").length,
      },
      isOverdue: isOpen && invoice.dueOn < dayOf(now()),
      now: now(),
    };
  });
}

type Stored = NonNullable<
  NonNullable<Awaited<ReturnType<typeof findInvoiceForAdmins>>>["receipts"][number]["proposal"]
>;

/** A proposal with its types, and whether the reader may settle it. */
function readProposal(
  { userId }: AdminActor,
  { proposedAt, dueAt, amountFen, ...proposal }: Stored,
  at: Date,
) {
  const due = dueAt === null ? null : new Date(dueAt);
  const open = { ...proposal, status: "open", proposedAt: new Date(proposedAt), dueAt: due } as const;
  return {
    ...open,
    amountFen: amountFen === null ? null : BigInt(amountFen),
    isOwn: proposal.proposedBy === userId,
    whyNot: whyNotSettleConfirmation(open, userId, at),
  };
}

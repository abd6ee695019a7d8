import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { dueFen, isPayableByCard } from "#app/domain/billing/invoice.ts";
import { invoiceProfileSchema } from "#app/domain/billing/invoice-profile.ts";
import { whyNotMoveFee } from "#app/domain/billing/lifecycle.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { listEventsOfSubject } from "#db/queries/audit/events.ts";
import {
  findPapersOfInvoice,
  listInvoicePayments,
  listShownLines,
} from "#db/queries/billing/invoice-parts.ts";
import { findShownInvoice } from "#db/queries/billing/own-invoices.ts";
import type { ServiceContext } from "../context.ts";

/** An invoice as its institution reads it: lines, credit notes, payments, what is due of it, and its history. */
export function readOwnInvoice({ readAs, now }: ServiceContext, actor: InstitutionActor, invoiceId: string) {
  return readAs(actor, async (trx) => {
    const { profile, payUrl, askedFen, ...invoice } = found(
      await findShownInvoice(trx, invoiceId, actor.institutionId),
      "invoice-not-found",
    );
    const lines = await listShownLines(trx, invoiceId);
    const isOpen = invoice.status === "open";
    const leftFen = isOpen ? dueFen(invoice) : 0n;
    // Only web addresses become links.
    const page = payUrl !== null && /^https?:\/\//u.test(payUrl) ? { askedFen } : null;
    const isByCard = isPayableByCard(leftFen, page);
    return {
      invoice,
      profile: invoiceProfileSchema.parse(profile),
      leftFen,
      isOverdue: leftFen > 0n && invoice.dueOn < dayOf(now()),
      payUrl: isByCard ? payUrl : null,
      /** It was payable by card once, and what is left is not. */
      isTransferOnly: leftFen > 0n && page !== null && !isByCard,
      lines: lines.map((line) => ({
        ...line,
        mayQuestion:
          invoice.status !== "void" &&
          whyNotMoveFee({ status: line.feeStatus }, "dispute", "institution") === null,
      })),
      ...(await findPapersOfInvoice(trx, invoiceId)),
      payments: await listInvoicePayments(trx, invoiceId),
      events: await listEventsOfSubject(trx, "invoice", invoiceId),
    };
  });
}

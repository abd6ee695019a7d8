import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { FapiaoKind } from "#app/domain/billing/fapiao.ts";
import { whyNotFapiao } from "#app/domain/billing/fapiao-rules.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { profileOfInvoice } from "#db/queries/billing/billing-profile.ts";
import { findInvoiceToState, insertFapiao } from "#db/queries/billing/fapiao.ts";
import type { ServiceContext } from "../context.ts";

export interface RequestFapiao {
  invoiceId: string;
  kind: FapiaoKind;
}

/**
 * An institution asks for the tax invoice of one of its invoices, once. A special one needs what it states of the buyer
 * in the billing profile. Refused for a void invoice, and for one of which credit notes left nothing.
 */
export function requestFapiao(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { invoiceId, kind }: RequestFapiao,
): Promise<void> {
  return withActor(actor, "pay", async (trx) => {
    const { institutionId, userId } = actor;
    const invoice = await findInvoiceToState(trx, invoiceId);
    if (invoice?.institutionId !== institutionId) throw new Refusal("invoice-not-found");
    const { status, leftFen, number } = invoice;
    if (status === "void" || leftFen <= 0n) throw new Refusal("invoice-wrong-state");
    refuseIf(whyNotFapiao(kind, await profileOfInvoice(trx, institutionId)));
    found(
      await insertFapiao(trx, {
        institutionId,
        invoiceId,
        kind,
        totalFen: leftFen,
        requestedAt: now(),
        requestedBy: userId,
      }),
      "fapiao-requested-already",
    );
    await record(trx, actor, {
      type: "fapiao-requested",
      subject: { kind: "invoice", id: invoiceId },
      institutionId,
      to: "requested",
      detail: { number, kind, amountFen: leftFen.toString() },
    });
  });
}
